namespace Rezolve.Mapping.Http.Requests;

/// <summary>Reads addresses that came from values, with the suspicion they deserve.</summary>
internal static class AddressText
{
    /// <summary>An absolute http or https address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong; null where nothing is.</param>
    public static Uri? Absolute(string text, out string? problem)
    {
        problem = FaultOf(text);
        if (problem is not null)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            problem = "it is no http or https address";
        else if (uri.UserInfo.Length > 0)
            problem = "it holds a user name or password";
        else if (uri.Host.Length == 0 || Authority(text).Contains('%'))
            problem = "its host is not a plain host name";
        return problem is null ? uri : null;
    }

    /// <summary>An absolute address as it is, or a path (beginning with one slash) added to the base address's.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origin">The base address.</param>
    /// <param name="problem">What is wrong; null where nothing is.</param>
    public static Uri? Resolve(string text, Uri? origin, out string? problem)
    {
        if (IsAbsolute(text))
            return Absolute(text, out problem);
        if (origin is null || !text.StartsWith('/') || text.StartsWith("//", StringComparison.Ordinal))
        {
            problem = "it must begin with one / or be a whole http address";
            return null;
        }
        var joined = Absolute(origin.AbsoluteUri.TrimEnd('/') + text, out problem);
        if (joined is not null && !SameOrigin(joined, origin))
            problem = "it leaves the base address's host";
        return problem is null ? joined : null;
    }

    /// <summary>The address of a next page: absolute, or relative to the root of the base address's host (RFC 3986), as vendors write both.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origin">The base address.</param>
    /// <param name="problem">What is wrong; null where nothing is.</param>
    public static Uri? ResolvePage(string text, Uri origin, out string? problem)
    {
        if (IsAbsolute(text) || !text.StartsWith('/'))
            return Resolve(text, origin, out problem);
        return text.StartsWith("//", StringComparison.Ordinal)
            ? Absolute(origin.Scheme + ":" + text, out problem)
            : Absolute(origin.GetLeftPart(UriPartial.Authority) + text, out problem);
    }

    /// <summary>Whether scheme, host and port are the same.</summary>
    public static bool SameOrigin(Uri left, Uri right) =>
        left.Scheme == right.Scheme && left.Port == right.Port
        && left.IdnHost.Equals(right.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static bool IsAbsolute(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private static string? FaultOf(string text)
    {
        if (PathSafety.HasControl(text))
            return "it holds a control character";
        if (text.Contains('\\'))
            return "it holds a backslash";
        if (text.Contains('#'))
            return "it holds a #";
        if (text.Contains(' '))
            return "it holds a space";
        return PathSafety.FaultOfPath(PathOf(text));
    }

    private static string PathOf(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal);
        var path = start < 0 ? text : text[(start + 3)..];
        return path.Split('?')[0];
    }

    private static string Authority(string text)
    {
        var rest = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var end = rest.AsSpan().IndexOfAny('/', '?');
        return end < 0 ? rest : rest[..end];
    }
}
