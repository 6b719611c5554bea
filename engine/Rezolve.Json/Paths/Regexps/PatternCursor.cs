namespace Rezolve.Json.Paths.Regexps;

/// <summary>Where the translator stands in a pattern, and the first fault it met.</summary>
internal sealed class PatternCursor(string pattern)
{
    public string Pattern { get; } = pattern;

    public int Position { get; set; }

    public string? Fault { get; private set; }

    public bool AtEnd => Position >= Pattern.Length;

    public char Next => AtEnd ? '\0' : Pattern[Position];

    public char After => Position + 1 < Pattern.Length ? Pattern[Position + 1] : '\0';

    /// <summary>Takes a whole code point; the pattern was checked for half pairs before.</summary>
    public int TakeCodePoint()
    {
        var codePoint = char.ConvertToUtf32(Pattern, Position);
        Position += codePoint > char.MaxValue ? 2 : 1;
        return codePoint;
    }

    /// <summary>Notes the first fault; the false it returns is passed up.</summary>
    public bool Fail(int offset, string message)
    {
        Fault ??= $"offset {offset} of the pattern: {message}";
        return false;
    }
}
