using System.Text;
using System.Text.Unicode;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Layouts;

/// <summary>Decodes the contents of a JSON string token by one rule: a lone surrogate escape, and a byte that is no UTF-8, is U+FFFD.</summary>
internal static class TokenText
{
    /// <summary>The text.</summary>
    /// <param name="raw">The bytes between the quotation marks, known to be well-formed JSON.</param>
    /// <param name="replaced">How many characters had to be replaced by U+FFFD.</param>
    public static string Decode(ReadOnlySpan<byte> raw, out int replaced)
    {
        replaced = 0;
        if (!raw.Contains((byte)'\\') && Utf8.IsValid(raw))
            return Encoding.UTF8.GetString(raw);
        var before = CountReplacements(raw);
        var text = LoneSurrogates.Decode(Encoding.UTF8.GetString(raw));
        replaced = Math.Max(0, text.AsSpan().Count('\uFFFD') - before);
        return text;
    }

    // What the source itself says is U+FFFD was not replaced by us.
    private static int CountReplacements(ReadOnlySpan<byte> raw)
    {
        var count = raw.Count("\uFFFD"u8);
        for (var at = raw.IndexOf("\\u"u8); at >= 0; at = raw.IndexOf("\\u"u8))
        {
            var escape = raw[at..];
            if (escape.Length >= 6 && (escape[2] | 0x20) == 'f' && (escape[3] | 0x20) == 'f' && (escape[4] | 0x20) == 'f' && (escape[5] | 0x20) == 'd')
                count++;
            raw = raw[(at + 2)..];
        }
        return count;
    }
}
