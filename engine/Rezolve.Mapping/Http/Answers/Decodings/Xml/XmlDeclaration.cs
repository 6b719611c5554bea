using System.Text;

namespace Rezolve.Mapping.Http.Answers.Decodings.Xml;

/// <summary>Reads the encoding that an XML declaration names.</summary>
internal static class XmlDeclaration
{
    private const int Longest = 200;

    /// <summary>The encoding, or null where none is named.</summary>
    public static string? EncodingOf(ReadOnlySpan<byte> body)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, Longest)]);
        var end = head.IndexOf("?>", StringComparison.Ordinal);
        if (!head.StartsWith("<?xml", StringComparison.Ordinal) || end < 0)
            return null;
        var at = head.IndexOf("encoding", 0, end, StringComparison.Ordinal);
        var open = at < 0 ? -1 : head.IndexOfAny(['"', '\''], at, end - at);
        var close = open < 0 ? -1 : head.IndexOf(head[open], open + 1, end - open - 1);
        return close < 0 ? null : head[(open + 1)..close];
    }
}
