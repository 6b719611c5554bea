using Rezolve.Mapping.Http.Requests;

namespace Rezolve.Mapping.Http.Transport;

/// <summary>What follows from a redirect (RFC 9110, 15.4).</summary>
internal static class Redirects
{
    /// <summary>
    /// The request that follows, or null where the answer is to be taken as it is: 301, 302 and 303 are followed for reads only,
    /// since repeating a write elsewhere, or as a read, is not what was asked for; 307 and 308 keep method and body.
    /// </summary>
    public static PreparedRequest? Follow(PreparedRequest request, int status, string? location)
    {
        if (location is null || !(status is 307 or 308 || (status is 301 or 302 or 303 && request.IsRead)))
            return null;
        var target = AddressText.Absolute(Resolved(request.Uri, location), out _);
        if (target is null)
            return null;
        return AddressText.SameOrigin(target, request.Uri) ? request with { Uri = target } : Bare(request with { Uri = target });
    }

    /// <summary>The request without anything that only the base address's host may see.</summary>
    public static PreparedRequest Bare(PreparedRequest request) => request with
    {
        Headers = [.. request.Headers.Where(field => field.Source is HeaderSource.Operation or HeaderSource.Body && !IsCredential(field))],
    };

    private static bool IsCredential(HeaderField field) => field.Is("Authorization") || field.Is("Cookie");

    private static string Resolved(Uri current, string location)
    {
        var plain = location.Split('#')[0];
        return Uri.TryCreate(current, plain, out var target) ? target.AbsoluteUri : plain;
    }
}
