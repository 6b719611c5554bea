using Rezolve.Mapping.Http.Requests;

namespace Rezolve.Mapping.Http.Transport;

/// <summary>What proves who asks: header fields, query members and cookies that go only where credentials may go.</summary>
internal sealed record Credential
{
    /// <summary>Nothing at all.</summary>
    public static Credential None { get; } = new();

    /// <summary>Header fields by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Query members by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>Cookies by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Cookies { get; init; } = [];

    /// <summary>The access token it carries, by which a refused one is recognised; null where it is no token of ours.</summary>
    public string? Token { get; init; }

    /// <summary>The request with the credential on it.</summary>
    public PreparedRequest On(PreparedRequest request)
    {
        var fields = request.Headers.ToList();
        foreach (var (name, value) in Headers)
            HeaderWriter.Set(fields, new(name, value, HeaderSource.Credential));
        foreach (var (name, value) in Cookies)
            CookieWriter.Add(fields, name, value, HeaderSource.Credential);
        var uri = Query.Aggregate(request.Uri, (address, member) => QueryWriter.Add(address, member.Key, member.Value));
        return request with { Headers = fields, Uri = uri };
    }

    /// <summary>Shows nothing: it is secret.</summary>
    public override string ToString() => SecretMask.Mark;
}
