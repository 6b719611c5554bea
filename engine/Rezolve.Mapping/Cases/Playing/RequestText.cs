using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Playing;

/// <summary>Requests as cases write them.</summary>
internal static class RequestText
{
    // What every request carries, or what a case is not about.
    private static readonly HashSet<string> Usual = new(
        ["Accept", "Accept-Encoding", "Authorization", "Content-Type", "Cookie", "Host", "User-Agent"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Method and path after the base address, or a whole address where it lies elsewhere.</summary>
    public static string Line(SentRequest request, string baseUrl, bool withQuery)
    {
        var whole = withQuery ? request.Uri.AbsoluteUri : request.Uri.GetLeftPart(UriPartial.Path);
        return $"{request.Method} {(whole.StartsWith(baseUrl, StringComparison.Ordinal) ? whole[baseUrl.Length..] : whole)}";
    }

    /// <summary>The members of a request in a case.</summary>
    public static ValueObject Members(SentRequest request, string baseUrl)
    {
        var members = new ValueObject { ["request"] = Value.Of(Line(request, baseUrl, withQuery: false)) };
        if (request.Query() is { Object.Count: > 0 } query)
            members["query"] = query;
        var headers = new ValueObject();
        foreach (var (name, value) in request.Headers.Where(header => !Usual.Contains(header.Key)).OrderBy(header => header.Key, StringComparer.Ordinal))
            headers[name] = Value.Of(value);
        if (headers.Count > 0)
            members["headers"] = Value.Of(headers);
        var (form, body) = request.Body.Written();
        if (!body.IsNothing)
            members[form] = body;
        return members;
    }
}
