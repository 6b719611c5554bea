using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Playing;

/// <summary>A request as it was, or would be, sent.</summary>
/// <param name="Method">The method.</param>
/// <param name="Uri">The address.</param>
/// <param name="Headers">The header fields; names in lower case.</param>
/// <param name="Body">The JSON body; undefined where there is none.</param>
internal sealed record SentRequest(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, Value Body)
{
    /// <summary>A request on its way.</summary>
    public static SentRequest Of(HttpRequestMessage request, byte[]? body) => new(
        request.Method.Method, request.RequestUri!, request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(", ", header.Value)), Json(body));

    /// <summary>A request that was only built.</summary>
    public static SentRequest Of(PreparedRequest request) => new(
        request.Method, request.Uri,
        request.Headers.GroupBy(header => header.Name.ToLowerInvariant()).ToDictionary(group => group.Key, group => string.Join(", ", group.Select(header => header.Value))),
        Json(request.Body));

    /// <summary>The query members, decoded; a repeated name gives a list.</summary>
    public Value Query()
    {
        var members = new ValueObject();
        foreach (var pair in Uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var sign = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(sign < 0 ? pair : pair[..sign]);
            var value = Value.Of(sign < 0 ? "" : Decode(pair[(sign + 1)..]));
            members[name] = members.TryGetValue(name, out var first)
                ? Value.Of([.. first.Kind == ValueKind.List ? first.List : [first], value])
                : value;
        }
        return Value.Of(members);
    }

    private static Value Json(ReadOnlyMemory<byte>? body) => body is { Length: > 0 } bytes ? ValueJson.Read(bytes) : Value.Undefined;

    private static string Decode(string text) => System.Uri.UnescapeDataString(text.Replace('+', ' '));
}
