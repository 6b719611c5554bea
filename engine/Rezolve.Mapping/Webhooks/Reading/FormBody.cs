using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Rezolve.Mapping.Webhooks.Reading;

/// <summary>
/// A body that came as a form, as one object: a text for each name, a list of texts for one that comes again. Of a member named <c>payload</c> that holds JSON the JSON
/// counts: some systems send an event so, and say nothing else.
/// </summary>
internal static class FormBody
{
    private const string MediaType = "application/x-www-form-urlencoded";
    private const string Payload = "payload";

    /// <summary>Whether a field <c>Content-Type</c> says that a body is a form.</summary>
    public static bool IsForm(string contentType) => contentType.Split(';')[0].Trim().Equals(MediaType, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a member stands for JSON.</summary>
    public static bool IsJson(string name, string text) => name == Payload && text.AsSpan().TrimStart() is ['{' or '[', ..];

    /// <summary>The members in the order in which each name comes first.</summary>
    /// <param name="body">The body.</param>
    /// <param name="members">The members.</param>
    /// <returns>Whether it is UTF-8 text all through.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out List<(string Name, List<string> Texts)> members)
    {
        members = [];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty)
                continue;
            var equals = pair.IndexOf((byte)'=');
            if (Decoded(equals < 0 ? pair : pair[..equals]) is not { } name || Decoded(equals < 0 ? [] : pair[(equals + 1)..]) is not { } text)
                return false;
            if (places.TryAdd(name, members.Count))
                members.Add((name, []));
            members[places[name]].Texts.Add(text);
        }
        return true;
    }

    /// <summary>Writes a member that is a text, or several.</summary>
    public static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WritePropertyName(name);
        if (texts.Count > 1)
            json.WriteStartArray();
        foreach (var text in texts)
            json.WriteStringValue(text);
        if (texts.Count > 1)
            json.WriteEndArray();
    }

    private static string? Decoded(ReadOnlySpan<byte> coded)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(coded.Length);
        try
        {
            var length = 0;
            for (var at = 0; at < coded.Length; at++)
            {
                if (coded[at] == '%' && at + 2 < coded.Length && Digit(coded[at + 1]) is { } high && Digit(coded[at + 2]) is { } low)
                    (bytes[length++], at) = ((byte)((high << 4) | low), at + 2);
                else
                    bytes[length++] = coded[at] == '+' ? (byte)' ' : coded[at];
            }
            return Utf8.IsValid(bytes.AsSpan(0, length)) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static int? Digit(byte sign) => char.IsAsciiHexDigit((char)sign) ? Convert.ToInt32(((char)sign).ToString(), 16) : null;
}
