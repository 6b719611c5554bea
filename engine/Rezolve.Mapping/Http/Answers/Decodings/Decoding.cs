using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Answers.Decodings;

/// <summary>A decoding with what it does. Pure; the text it is given is UTF-8 without a byte order mark, and is checked.</summary>
internal abstract record Decoding : DecodingProgram
{
    private static readonly string[] ForPeople = ["text/html", "application/xhtml+xml"];

    /// <summary>Whether a success with this media type may be what is due: nobody writes a page for people where data is due.</summary>
    /// <param name="mediaType">Lower case, without parameters; null where none was sent.</param>
    public virtual bool Takes(string? mediaType) => !ForPeople.Contains(mediaType);

    /// <summary>The charset that the bytes declare themselves; null where they declare none.</summary>
    public virtual string? Charset(ReadOnlySpan<byte> body) => null;

    /// <summary>Writes the document as JSON.</summary>
    /// <param name="text">The body's text.</param>
    /// <param name="document">Where to; not to be used after a fault.</param>
    /// <param name="limits">How much and how deep it may be.</param>
    /// <returns>Null, or why it cannot be read.</returns>
    public abstract DecodingFault? Decode(ReadOnlyMemory<byte> text, DecodedDocument document, AnswerLimits limits);

    /// <summary>The fault of a document that grows beyond the limit.</summary>
    protected static DecodingFault TooLong(AnswerLimits limits) =>
        new($"as a document it is longer than {limits.InflatedBytes} bytes") { Code = ExchangeCode.BodyTooLong };
}

/// <summary>Why a body cannot be read.</summary>
/// <param name="Message">With the place, to follow "the answer cannot be read:" in a sentence.</param>
internal sealed record DecodingFault(string Message)
{
    /// <summary>What sort of fault it is: <see cref="ExchangeCode.Truncated"/> where the text ends too early, and may come whole the next time.</summary>
    public ExchangeCode Code { get; init; } = ExchangeCode.NotReadable;

    /// <summary>A fault at a line and byte, both counted from 1 and 0.</summary>
    public static DecodingFault At(long line, long offset, string problem, bool isCut = false) =>
        new($"line {line} (byte {offset}): {problem}") { Code = isCut ? ExchangeCode.Truncated : ExchangeCode.NotReadable };
}
