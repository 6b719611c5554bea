using System.Text;

namespace Rezolve.Json.Reading.Parsing;

/// <summary>Walks an authored text: skips blanks and comments, and cuts words and numbers.</summary>
internal ref struct AuthoredScanner(ReadOnlySpan<byte> text, FaultList faults, List<JsonComment> comments)
{
    private readonly ReadOnlySpan<byte> _text = text;

    public int Position { get; set; } = text.StartsWith("\uFEFF"u8) ? 3 : 0;

    public readonly ReadOnlySpan<byte> Text => _text;

    public readonly bool AtEnd => Position >= _text.Length;

    /// <summary>The byte at the current place; 0 at the end, which no valid text holds outside a string.</summary>
    public readonly byte Current => AtEnd ? (byte)0 : _text[Position];

    public bool Take(char expected)
    {
        if (Current != expected) return false;
        Position++;
        return true;
    }

    public void SkipBlanks()
    {
        while (!AtEnd)
        {
            if (Current is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') Position++;
            else if (Current != '/' || !SkipComment()) return;
        }
    }

    /// <summary>Cuts the run of letters, digits and signs that starts here: a literal, a number, or something that is neither.</summary>
    public ReadOnlySpan<byte> TakeWord()
    {
        var start = Position;
        while (!AtEnd && (char.IsAsciiLetterOrDigit((char)Current) || Current is (byte)'+' or (byte)'-' or (byte)'.' or (byte)'_' or (byte)'$'))
        {
            Position++;
        }
        return _text[start..Position];
    }

    /// <summary>The character here as a message shows it.</summary>
    public readonly string Shown()
    {
        if (AtEnd) return "the end of the text";
        Rune.DecodeFromUtf8(_text[Position..], out var rune, out _);
        return Rune.IsControl(rune) ? FormattableString.Invariant($"U+{rune.Value:X4}") : $"'{rune}'";
    }

    private bool SkipComment()
    {
        var rest = _text[Position..];
        var block = rest.StartsWith("/*"u8);
        if (!block && !rest.StartsWith("//"u8)) return false;
        var length = block ? rest[2..].IndexOf("*/"u8) + 4 : rest.IndexOfAny((byte)'\r', (byte)'\n');
        if (block && length == 3)
        {
            faults.EndsEarly(Position, 2, "This comment is never closed.", "Close it with */.");
            length = -1;
        }
        if (length < 0) length = rest.Length;
        comments.Add(new JsonComment(Position, Position + length, Encoding.UTF8.GetString(rest[..length]), block));
        Position += length;
        return true;
    }
}
