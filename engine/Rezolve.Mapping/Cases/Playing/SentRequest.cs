using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Playing;

/// <summary>A request as it was, or would be, sent.</summary>
/// <param name="Method">The method.</param>
/// <param name="Uri">The address.</param>
/// <param name="Headers">The header fields; names as they are written, found in any case.</param>
/// <param name="Body">The body.</param>
internal sealed record SentRequest(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, SentBody Body)
{
    /// <summary>A request on its way.</summary>
    public static SentRequest Of(HttpRequestMessage request, byte[]? body)
    {
        var fields = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []);
        var headers = fields.Where(header => header.Key != "Content-Length")
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new(request.Method.Method, request.RequestUri!, headers, new SentBody(body, headers.GetValueOrDefault("content-type")));
    }

    /// <summary>A request that was only built.</summary>
    public static SentRequest Of(PreparedRequest request, CaseBytes files) => new(
        request.Method, request.Uri,
        request.Headers.GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => string.Join(", ", group.Select(header => header.Value)), StringComparer.OrdinalIgnoreCase),
        new SentBody(request.Streamed is { } streamed ? files.Of(streamed) : request.Body ?? default, request.Header("Content-Type")));

    /// <summary>The query members, decoded; a repeated name gives a list.</summary>
    public Value Query() => FormMembers.Of(Uri.Query.TrimStart('?'));
}
