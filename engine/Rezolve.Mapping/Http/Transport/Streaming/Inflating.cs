using System.IO.Compression;

namespace Rezolve.Mapping.Http.Transport.Streaming;

/// <summary>Decompresses bodies.</summary>
internal static class Inflating
{
    /// <summary>The body without its compression.</summary>
    /// <param name="wire">The body as it comes.</param>
    /// <param name="encodings">The codings of the Content-Encoding field.</param>
    /// <exception cref="AnswerRefusedException">It is compressed in a way that was not asked for.</exception>
    public static Stream Of(Stream wire, ICollection<string> encodings)
    {
        var encoding = string.Join(", ", encodings).ToLowerInvariant();
        return encoding switch
        {
            "" or "identity" => wire,
            "gzip" or "x-gzip" => new GZipStream(wire, CompressionMode.Decompress),
            "deflate" => new ZLibStream(wire, CompressionMode.Decompress),
            "br" => new BrotliStream(wire, CompressionMode.Decompress),
            _ => throw new AnswerRefusedException(ExchangeCode.NotReadable, $"its body is compressed as '{encoding}', which was not asked for"),
        };
    }
}
