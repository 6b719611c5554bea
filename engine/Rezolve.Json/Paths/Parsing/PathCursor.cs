using System.Globalization;

namespace Rezolve.Json.Paths.Parsing;

/// <summary>Where the parser stands in the text, how deep it is, and the first fault it met.</summary>
internal sealed class PathCursor(string text)
{
    private readonly List<JsonPathFault> _warnings = [];
    private int _depth;

    public string Text { get; } = text;

    public int Position { get; set; }

    public JsonPathFault? Fault { get; private set; }

    /// <summary>What is allowed and still surely not meant.</summary>
    public IReadOnlyList<JsonPathFault> Warnings => _warnings;

    public bool AtEnd => Position >= Text.Length;

    /// <summary>The next character; U+0000 at the end, which no rule of the grammar accepts.</summary>
    public char Next => AtEnd ? '\0' : Text[Position];

    public char After => Position + 1 < Text.Length ? Text[Position + 1] : '\0';

    public bool IsNext(string expected) => string.CompareOrdinal(Text, Position, expected, 0, expected.Length) == 0;

    public bool TryTake(char expected)
    {
        var taken = !AtEnd && Next == expected;
        Position += taken ? 1 : 0;
        return taken;
    }

    public void SkipBlanks()
    {
        while (Next is ' ' or '\t' or '\n' or '\r')
        {
            Position++;
        }
    }

    public string TakeWhile(Func<char, bool> belongs)
    {
        var start = Position;
        while (!AtEnd && belongs(Next))
        {
            Position++;
        }

        return Text[start..Position];
    }

    /// <summary>Notes the first fault; the null it returns is passed up by every reader.</summary>
    public T? Fail<T>(int offset, string message)
        where T : class
    {
        Fault ??= new JsonPathFault(offset, message);
        return null;
    }

    public void Warn(int offset, string message) => _warnings.Add(new JsonPathFault(offset, message));

    /// <summary>Goes one level down; false, with a fault, where the text nests too deep.</summary>
    public bool TryEnter()
    {
        if (++_depth <= JsonPath.DeepestNesting)
        {
            return true;
        }

        Fail<object>(Position, $"Filters, groups and calls stand more than {JsonPath.DeepestNesting} deep here. Write the path with fewer levels.");
        return false;
    }

    public void Leave() => _depth--;

    /// <summary>The next character as a message names it.</summary>
    public string Seen() => AtEnd ? "the end of the path" : Describe(Next);

    private static string Describe(char character) => character switch
    {
        ' ' => "a space",
        '\'' => "\"'\"",
        _ when char.IsControl(character) || char.IsSurrogate(character) => string.Create(CultureInfo.InvariantCulture, $"U+{(int)character:X4}"),
        _ => $"'{character}'",
    };
}
