using System.IO.Compression;

namespace Rezolve.Mapping.Http.Transport.Streaming;

/// <summary>Decompresses bodies.</summary>
internal static class Inflating
{
    private const int ShortestGzip = 18; // header and trailer; the zeros of a header alone would pass for a length

    /// <summary>The body without its compression.</summary>
    /// <param name="wire">The body as it comes.</param>
    /// <param name="encodings">The codings of the Content-Encoding field.</param>
    /// <exception cref="AnswerRefusedException">It is compressed in a way that was not asked for.</exception>
    public static Stream Of(WireStream wire, ICollection<string> encodings)
    {
        var encoding = string.Join(", ", encodings).ToLowerInvariant();
        return encoding switch
        {
            "" or "identity" => wire,
            "gzip" or "x-gzip" => new GZipStream(wire, CompressionMode.Decompress),
            "deflate" => new ZLibStream(wire, CompressionMode.Decompress),
            "br" => new BrotliBody(wire),
            _ => throw new AnswerRefusedException(ExchangeCode.NotReadable, $"its body is compressed as '{encoding}', which was not asked for"),
        };
    }

    /// <summary>
    /// Whether a body that has come to its end was cut on its way: a gzip ends with its length (RFC 1952, section 2.3.1), and a zlib stream that is
    /// whole asks for nothing more. The framework's streams take what is cut for whole. Several gzips one behind the other are taken only where the
    /// connection tells the end, since the last tells its own length alone.
    /// </summary>
    /// <param name="plain">The body without its compression.</param>
    /// <param name="wire">The body as it came.</param>
    /// <param name="count">How many bytes it has without its compression.</param>
    public static bool IsCut(Stream plain, WireStream wire, long count) => wire.Count > 0 && plain switch
    {
        GZipStream => !wire.IsFramed && (wire.Count < ShortestGzip || wire.LastFour != (uint)count),
        ZLibStream => wire.IsEnded,
        _ => false,
    };
}
