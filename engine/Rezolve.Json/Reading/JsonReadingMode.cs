namespace Rezolve.Json.Reading;

/// <summary>How strictly machine-written JSON is read. What people write is read by <see cref="AuthoredJson"/>.</summary>
public enum JsonReadingMode
{
    /// <summary>RFC 8259 to the letter: no byte order mark; duplicate keys and lone surrogates are kept and counted.</summary>
    Strict,

    /// <summary>
    /// What vendors answer: a byte order mark is skipped, the last of duplicate keys wins, lone surrogates become U+FFFD; both are counted.
    /// </summary>
    Answer,
}
