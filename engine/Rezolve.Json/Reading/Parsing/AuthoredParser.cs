using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Rezolve.Json.Reading.Parsing;

/// <summary>Builds the tree of an authored text. It goes on after faults whose end is plain, so that one reading shows them all.</summary>
internal ref struct AuthoredParser(ReadOnlySpan<byte> text, FaultList faults, List<JsonComment> comments, int maxDepth)
{
    private AuthoredScanner _scan = new(text, faults, comments);
    private AuthoredNode? _root;

    public AuthoredNode? ReadDocument()
    {
        _scan.SkipBlanks();
        if (_scan.AtEnd)
        {
            faults.EndsEarly(_scan.Position, 0, "The text is empty.", "Write a JSON value, for example {}.");
            return null;
        }
        if (!ReadValue(AuthoredKey.ItemOf(null), 1)) return _root;
        _scan.SkipBlanks();
        if (!_scan.AtEnd)
        {
            faults.Syntax(_scan.Position, 1, $"Nothing may follow the value, but {_scan.Shown()} does.", "Remove what follows, or put it inside.");
        }
        return _root;
    }

    /// <summary>Reads one value and hangs it up. False when the place to go on is unknown.</summary>
    private bool ReadValue(AuthoredKey key, int depth)
    {
        var start = _scan.Position;
        switch (_scan.Current)
        {
            case (byte)'{' or (byte)'[': return ReadContainer(key, depth);
            case (byte)'"': return ReadString(key, start);
            case (byte)'\'': return Stop("Text is written in double quotes.", "Replace each ' by \".");
        }
        var word = _scan.TakeWord();
        if (word.IsEmpty)
        {
            return Stop(
                $"Expected a value, found {_scan.Shown()}.", "Write text in double quotes, a number, true, false, null, [ or {.");
        }
        ReadWord(key, start, word);
        return true;
    }

    private readonly bool Stop(string message, string remedy)
    {
        if (_scan.AtEnd) faults.EndsEarly(_scan.Position, 0, message, remedy);
        else faults.Syntax(_scan.Position, 1, message, remedy);
        return false;
    }

    private AuthoredNode Hang(JsonValueKind kind, AuthoredKey key, int start, string? value)
    {
        var node = new AuthoredNode(kind, key, start) { End = _scan.Position, Text = value };
        _root ??= node;
        return node;
    }

    private bool ReadString(AuthoredKey key, int start)
    {
        var value = TakeString();
        if (value is not null) Hang(JsonValueKind.String, key, start, value);
        return value is not null;
    }

    private string? TakeString()
    {
        var reader = new AuthoredString(_scan.Text, _scan.Position, faults);
        var value = reader.Read();
        _scan.Position = reader.End;
        return value;
    }

    private void ReadWord(AuthoredKey key, int start, ReadOnlySpan<byte> word)
    {
        if (word.SequenceEqual("true"u8)) Hang(JsonValueKind.True, key, start, null);
        else if (word.SequenceEqual("false"u8)) Hang(JsonValueKind.False, key, start, null);
        else if (word.SequenceEqual("null"u8)) Hang(JsonValueKind.Null, key, start, null);
        else if (JsonNumber.IsValid(word)) Hang(JsonValueKind.Number, key, start, Encoding.ASCII.GetString(word));
        else
        {
            var numeric = char.IsAsciiDigit((char)word[0]) || word[0] is (byte)'+' or (byte)'-' or (byte)'.';
            var remedy = numeric
                ? "Write digits without + or leading zeros, with a digit on both sides of the point; or put it in double quotes."
                : "Put text in double quotes; true, false and null are written in lower case.";
            faults.Syntax(start, word.Length, $"{Encoding.ASCII.GetString(word)} is not a JSON {(numeric ? "number" : "value")}.", remedy);
        }
    }

    private bool ReadContainer(AuthoredKey key, int depth)
    {
        var isObject = _scan.Current == '{';
        var node = Hang(isObject ? JsonValueKind.Object : JsonValueKind.Array, key, _scan.Position, null);
        if (depth > maxDepth)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"This is nested {depth} deep; the limit is {maxDepth}.");
            faults.Add(JsonFaultKind.TooDeep, _scan.Position, 1, message, "Nest less.");
            return false;
        }
        _scan.Position++;
        var closed = ReadElements(node, isObject ? '}' : ']', depth);
        node.End = _scan.Position;
        return closed;
    }

    private bool ReadElements(AuthoredNode node, char close, int depth)
    {
        var names = close == '}' ? new Dictionary<string, int>(StringComparer.Ordinal) : null;
        while (true)
        {
            _scan.SkipBlanks();
            if (_scan.Take(close)) return true;
            if (_scan.AtEnd) return Unclosed(node, close);
            if (names is null ? !ReadValue(AuthoredKey.ItemOf(node), depth + 1) : !ReadMember(node, names, depth)) return false;
            _scan.SkipBlanks();
            if (_scan.Take(',') || _scan.Current == close) continue;
            if (_scan.AtEnd) return Unclosed(node, close);
            var missing = _scan.Current is (byte)'"' or (byte)'{' or (byte)'[' || char.IsAsciiLetterOrDigit((char)_scan.Current);
            var found = Stop(
                $"Expected a comma or {close}, found {_scan.Shown()}.",
                missing ? "Put a comma after the value before." : $"Close the {(close == '}' ? "object" : "array")} with {close}.");
            if (!missing) return found;
        }
    }

    private readonly bool Unclosed(AuthoredNode node, char close)
    {
        faults.EndsEarly(node.Start, 1, $"This {(close == '}' ? "object" : "array")} is never closed.", $"Close it with {close}.");
        return false;
    }

    private bool ReadMember(AuthoredNode node, Dictionary<string, int> names, int depth)
    {
        var start = _scan.Position;
        var name = ReadKey();
        if (name is null) return false;
        var end = _scan.Position;
        if (!names.TryAdd(name, start)) faults.Duplicate(name, start, end - start, names[name]);
        _scan.SkipBlanks();
        if (!_scan.Take(':')) return Stop($"Expected a colon after the key \"{name}\", found {_scan.Shown()}.", "Write \"key\": value.");
        _scan.SkipBlanks();
        return ReadValue(new AuthoredKey(node, name, start, end), depth + 1);
    }

    private string? ReadKey()
    {
        if (_scan.Current == '"') return TakeString();
        var start = _scan.Position;
        var word = _scan.TakeWord();
        if (word.IsEmpty)
        {
            Stop($"Expected a key in double quotes, found {_scan.Shown()}.", "Write \"key\": value.");
            return null;
        }
        var name = Encoding.ASCII.GetString(word);
        faults.Syntax(start, word.Length, $"The key {name} is not in double quotes.", $"Write \"{name}\".");
        return name;
    }
}
