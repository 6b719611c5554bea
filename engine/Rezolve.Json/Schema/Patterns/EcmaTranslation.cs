using System.Globalization;
using System.Text;

namespace Rezolve.Json.Schema.Patterns;

/// <summary>Rewrites one expression of ECMA-262 in .NET's notation, piece by piece.</summary>
internal sealed class EcmaTranslation(string pattern)
{
    private const string AnyCharacter = @"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\n\r\u2028\u2029])";
    private readonly StringBuilder _output = new(pattern.Length + 16);
    private int _at;

    /// <summary>What is wrong, after translating failed.</summary>
    public string Problem { get; private set; } = "";

    public bool TryTranslate(out string translated)
    {
        while (_at < pattern.Length && Problem.Length == 0) Piece();
        translated = _output.ToString();
        return Problem.Length == 0;
    }

    private void Piece()
    {
        var unit = pattern[_at];
        switch (unit)
        {
            case '\\': Escape(); break;
            case '[': CharacterClass(); break;
            case '(': Group(); break;
            case '.': Write(AnyCharacter, 1); break;
            case '$': Write(@"\z", 1); break;
            default: Literal(unit); break;
        }
    }

    private void Write(string text, int consumed)
    {
        _output.Append(text);
        _at += consumed;
    }

    // A character beyond U+FFFF is two units in .NET; grouped, so that a repeat repeats both.
    private void Literal(char unit)
    {
        var isPair = char.IsHighSurrogate(unit) && _at + 1 < pattern.Length && char.IsLowSurrogate(pattern[_at + 1]);
        if (isPair) Write($"(?:{pattern.AsSpan(_at, 2)})", 2);
        else Write(unit.ToString(), 1);
    }

    private void Group()
    {
        var rest = pattern.AsSpan(_at);
        var isNamed = rest.StartsWith("(?<") && rest.Length > 3 && (char.IsLetter(rest[3]) || rest[3] is '_' or '$');
        if (rest.StartsWith("(?") && !isNamed && !StartsWithAny(rest, "(?:", "(?=", "(?!", "(?<=", "(?<!"))
        {
            Problem = "it has a group of a kind that ECMA-262 does not know";
        }
        else
        {
            Write("(", 1);
        }
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, params ReadOnlySpan<string> starts)
    {
        foreach (var start in starts)
        {
            if (text.StartsWith(start)) return true;
        }
        return false;
    }

    private void Escape()
    {
        if (_at + 1 == pattern.Length)
        {
            Problem = "it ends with a backslash";
            return;
        }
        var code = pattern[_at + 1];
        if (EcmaSets.OfEscape(code) is { } set) Write($"[{set}]", 2);
        else if (code is 'p' or 'P') Property();
        else if (code is 'b' or 'B') Write(code == 'b' ? EcmaSets.Boundary : EcmaSets.NoBoundary, 2);
        else if (code == 'k' || (char.IsAsciiDigit(code) && code != '0')) Write(pattern.Substring(_at, 2), 2);
        else if (TryCharacter(out var character)) _output.Append(Quoted(character));
    }

    private void Property()
    {
        var end = pattern.IndexOf('}', _at);
        var isWhole = _at + 2 < pattern.Length && pattern[_at + 2] == '{' && end > 0;
        var name = isWhole ? pattern[(_at + 3)..end] : "";
        if (EcmaSets.OfProperty(name, pattern[_at + 1] == 'P') is { } set) Write($"[{set}]", end + 1 - _at);
        else Problem = $"the property \\{pattern[_at + 1]}{{{name}}} is not known here";
    }

    /// <summary>Reads an escape that stands for one character, inside a class or outside.</summary>
    private bool TryCharacter(out int character)
    {
        var code = pattern[_at + 1];
        character = code switch { 't' => 9, 'n' => 10, 'v' => 11, 'f' => 12, 'r' => 13, '0' => 0, _ => -1 };
        var length = 2;
        if (character < 0 && code == 'c' && _at + 2 < pattern.Length && char.IsAsciiLetter(pattern[_at + 2]))
        {
            (character, length) = (pattern[_at + 2] % 32, 3);
        }
        else if (character < 0 && code is 'x' or 'u')
        {
            (character, length) = Hexadecimal(code);
        }
        else if (character < 0 && !char.IsAsciiLetterOrDigit(code))
        {
            character = code;
        }
        if (character < 0) Problem = $"\\{code} is not an escape of ECMA-262";
        _at += length;
        return character >= 0;
    }

    private (int Character, int Length) Hexadecimal(char code)
    {
        var isBraced = code == 'u' && _at + 2 < pattern.Length && pattern[_at + 2] == '{';
        var start = _at + (isBraced ? 3 : 2);
        var end = isBraced ? pattern.IndexOf('}', start) : start + (code == 'x' ? 2 : 4);
        if (end < start || end > pattern.Length) return (-1, 2);
        var parsed = int.TryParse(pattern.AsSpan(start, end - start), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
        return parsed && value is >= 0 and <= 0x10FFFF ? (value, end - _at + (isBraced ? 1 : 0)) : (-1, 2);
    }

    private static string Quoted(int character) =>
        character > 0xFFFF
            ? $"(?:{char.ConvertFromUtf32(character)})"
            : string.Create(CultureInfo.InvariantCulture, $@"\u{character:X4}");

    private void CharacterClass()
    {
        var members = new EcmaClass(pattern.AsSpan(_at).StartsWith("[^"));
        _at += members.IsNegated ? 2 : 1;
        while (Problem.Length == 0)
        {
            if (_at >= pattern.Length) Problem = "a ] is missing";
            else if (pattern[_at] == ']') break;
            else ClassMember(members);
        }
        _at++;
        _output.Append(members.ToString());
    }

    private void ClassMember(EcmaClass members)
    {
        if (!TryClassAtom(members, out var first)) return;
        var isRange = _at + 1 < pattern.Length && pattern[_at] == '-' && pattern[_at + 1] != ']';
        if (!isRange)
        {
            members.Add(first, first);
            return;
        }
        _at++;
        if (!TryClassAtom(members, out var last))
        {
            members.Add(first, first);
            members.Add('-', '-');
        }
        else if (last < first) Problem = "a range of characters runs backwards";
        else members.Add(first, last);
    }

    /// <summary>Reads one character of a class; false where it was a whole set, which is added at once, or a problem.</summary>
    private bool TryClassAtom(EcmaClass members, out int character)
    {
        character = Rune.TryGetRuneAt(pattern, _at, out var rune) ? rune.Value : pattern[_at];
        if (character != '\\')
        {
            _at += character > 0xFFFF ? 2 : 1;
            return true;
        }
        if (_at + 1 < pattern.Length && EcmaSets.OfEscape(pattern[_at + 1]) is { } set)
        {
            members.AddSet(set);
            _at += 2;
            return false;
        }
        if (_at + 1 < pattern.Length && pattern[_at + 1] is 'p' or 'P')
        {
            var before = _output.Length;
            Property();
            if (Problem.Length == 0) members.AddSet(_output.ToString(before + 1, _output.Length - before - 2));
            _output.Length = before;
            return false;
        }
        if (_at + 1 < pattern.Length && pattern[_at + 1] == 'b')
        {
            (character, _at) = (8, _at + 2);
            return true;
        }
        if (_at + 1 < pattern.Length) return TryCharacter(out character);
        Problem = "a ] is missing";
        return false;
    }
}
