using System.Globalization;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Requests;

namespace Rezolve.Mapping.Http;

/// <summary>By what to ask whether an answer still holds (RFC 9110, 13.1): its entity tag, or when what it shows was changed last.</summary>
/// <param name="Tag">The entity tag, as it came; null where there was none.</param>
/// <param name="Modified">When it was changed last, as it came; null where that was not told, or cannot be relied on.</param>
internal sealed record Validators(string? Tag, string? Modified)
{
    // What is changed twice within a second has one date: only one that was old when it was told says that nothing has changed (RFC 9110, 8.8.2.2).
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    /// <summary>Those of an answer; null where it has none.</summary>
    public static Validators? Of(Answer answer)
    {
        var tag = Field(answer, "etag");
        var told = Field(answer, "last-modified");
        var isSettled = DateTimeOffset.TryParse(told, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && answer.ServerDate - at >= Settled;
        var modified = isSettled ? told : null;
        return tag is null && modified is null ? null : new Validators(tag, modified);
    }

    /// <summary>A request that is answered only if what it asks for has changed; the request itself where it already says on what condition, or writes.</summary>
    public PreparedRequest On(PreparedRequest request)
    {
        if (!request.IsRead || request.Headers.Any(field => field.Is("If-None-Match") || field.Is("If-Modified-Since")))
            return request;
        var condition = Tag is { } tag ? new HeaderField("If-None-Match", tag) : new HeaderField("If-Modified-Since", Modified!);
        return request with { Headers = [.. request.Headers, condition] };
    }

    private static string? Field(Answer answer, string name) =>
        answer.Headers.GetValueOrDefault(name) is { Length: > 0 } value && HeaderWriter.IsFieldValue(value) ? value : null;
}
