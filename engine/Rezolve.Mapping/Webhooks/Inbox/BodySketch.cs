using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Webhooks.Reading;

namespace Rezolve.Mapping.Webhooks.Inbox;

/// <summary>What a body looks like, without any of its values: enough to see why it could not be read, and nothing that anybody must not see.</summary>
internal static class BodySketch
{
    private const int LongestSketch = 1500;
    private const int MostMembers = 30;
    private const int Deepest = 6;
    private const int LongestName = 40;

    /// <summary>The sketch: names and kinds of a JSON body, length and digest of any.</summary>
    public static string Of(WebhookBody body, ReadOnlyMemory<byte> bytes)
    {
        var text = new StringBuilder().Append(bytes.Length).Append(" bytes, SHA-256 ").Append(Convert.ToHexStringLower(SHA256.HashData(bytes.Span)));
        if (body.Root is { } root)
            Append(text.Append(": "), root, 0);
        return text.Length <= LongestSketch ? text.ToString() : text.ToString(0, LongestSketch) + "…";
    }

    private static void Append(StringBuilder text, JsonElement element, int depth)
    {
        if (text.Length > LongestSketch || depth == Deepest)
            text.Append('…');
        else if (element.ValueKind == JsonValueKind.Object)
            AppendMembers(text, element, depth);
        else if (element.ValueKind == JsonValueKind.Array)
            AppendItems(text, element, depth);
        else
            text.Append(element.ValueKind.ToString().ToLowerInvariant());
    }

    private static void AppendMembers(StringBuilder text, JsonElement element, int depth)
    {
        text.Append('{');
        var count = 0;
        foreach (var member in element.EnumerateObject())
        {
            if (count++ == MostMembers)
            {
                text.Append("…");
                break;
            }
            text.Append(count > 1 ? ", " : "").Append(member.Name.Length > LongestName ? member.Name[..LongestName] : member.Name).Append(": ");
            Append(text, member.Value, depth + 1);
        }
        text.Append('}');
    }

    private static void AppendItems(StringBuilder text, JsonElement element, int depth)
    {
        text.Append('[');
        if (element.GetArrayLength() > 0)
            Append(text, element[0], depth + 1);
        text.Append("] (").Append(element.GetArrayLength()).Append(')');
    }
}
