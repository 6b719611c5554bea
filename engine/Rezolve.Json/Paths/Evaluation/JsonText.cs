using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Utf8Text = System.Text.Unicode.Utf8;

namespace Rezolve.Json.Paths.Evaluation;

/// <summary>
/// Reads the texts of a document by one rule: an escaped lone surrogate, or a byte that is not UTF-8, is U+FFFD.
/// Platform readers throw at both; a document must never be able to do that to an evaluation.
/// </summary>
internal static class JsonText
{
    private const int UnicodeEscape = 6;

    /// <summary>The text of a string value as UTF-8, without a copy where the source holds it so.</summary>
    public static ReadOnlySpan<byte> Utf8(JsonElement text) => Read(JsonMarshal.GetRawUtf8Value(text)[1..^1]);

    /// <summary>The name of a member as UTF-8.</summary>
    public static ReadOnlySpan<byte> NameUtf8(JsonProperty member) => Read(JsonMarshal.GetRawUtf8PropertyName(member));

    public static string String(JsonElement text) => Encoding.UTF8.GetString(Utf8(text));

    public static string Name(JsonProperty member) => Encoding.UTF8.GetString(NameUtf8(member));

    private static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> raw) =>
        !raw.Contains((byte)'\\') && Utf8Text.IsValid(raw) ? raw : Encoding.UTF8.GetBytes(Unescape(raw));

    private static string Unescape(ReadOnlySpan<byte> raw)
    {
        var text = new StringBuilder(raw.Length);
        while (raw.IndexOf((byte)'\\') is var escape and >= 0)
        {
            text.Append(Encoding.UTF8.GetString(raw[..escape]));
            raw = raw[escape..];
            if (raw[1] == 'u')
            {
                text.Append((char)ushort.Parse(raw[2..UnicodeEscape], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                raw = raw[UnicodeEscape..];
            }
            else
            {
                text.Append(Short((char)raw[1]));
                raw = raw[2..];
            }
        }

        return text.Append(Encoding.UTF8.GetString(raw)).ToString();
    }

    private static char Short(char escape) => escape switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => escape,
    };
}
