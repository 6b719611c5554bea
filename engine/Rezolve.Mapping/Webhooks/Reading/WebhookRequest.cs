namespace Rezolve.Mapping.Webhooks.Reading;

/// <summary>A delivery as it came.</summary>
/// <param name="Headers">Its header fields; one that comes twice stands twice.</param>
/// <param name="Query">Its query members, decoded.</param>
/// <param name="Body">The body's bytes; nobody changes them.</param>
internal sealed record WebhookRequest(
    IReadOnlyList<KeyValuePair<string, string>> Headers, IReadOnlyList<KeyValuePair<string, string>> Query, ReadOnlyMemory<byte> Body)
{
    /// <summary>Whether its body is a form, by what it says of itself.</summary>
    public bool IsForm => Headers.Any(header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) && FormBody.IsForm(header.Value));

    /// <summary>The query members of a text such as <c>a=1&amp;b=2</c>.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> QueryOf(string text) =>
    [
        .. text.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Decoded(pair[0]), pair.Length > 1 ? Decoded(pair[1]) : "")),
    ];

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
