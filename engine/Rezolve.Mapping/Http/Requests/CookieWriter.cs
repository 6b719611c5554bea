using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Requests;

/// <summary>Writes cookies as one header field (RFC 6265).</summary>
internal static class CookieWriter
{
    /// <summary>Adds the members of an object to the Cookie field; absent and null leave theirs out.</summary>
    /// <returns>Why it cannot be done; null where it was.</returns>
    public static RequestFault? Add(List<HeaderField> fields, in Value cookies, HeaderSource source, SourcePlace place)
    {
        if (cookies.IsNothing)
            return null;
        if (NamedValues.FaultOf(cookies, "cookies", place) is { } fault)
            return fault;
        foreach (var (name, value) in cookies.Object)
        {
            if (value.IsNothing)
                continue;
            if (!ValueText.Has(value) || !HeaderWriter.IsToken(name) || !IsCookieValue(ValueText.Of(value)))
            {
                var problem = value.IsFault ? $"cannot be computed: {value.Text}" : "holds what a cookie may not; urlEncode(…) makes it safe";
                return new($"The cookie '{name}' {problem}.", place);
            }
            Add(fields, name, ValueText.Of(value), source);
        }
        return null;
    }

    /// <summary>Adds one cookie to the Cookie field.</summary>
    public static void Add(List<HeaderField> fields, string name, string value, HeaderSource source)
    {
        var before = fields.Find(field => field.Is("Cookie")).Value;
        HeaderWriter.Set(fields, new("Cookie", before is null ? $"{name}={value}" : $"{before}; {name}={value}", source));
    }

    /// <summary>Whether a text may be a cookie's value.</summary>
    public static bool IsCookieValue(string value) => value.All(c => c is > ' ' and <= '~' and not ('"' or ',' or ';' or '\\'));
}
