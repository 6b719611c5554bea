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
        if (cookies.Kind != ValueKind.Object)
            return new(cookies.IsFault ? $"The cookies cannot be computed: {cookies.Text}." : "The cookies must be an object of names and values.", place);
        foreach (var (name, value) in cookies.Object)
        {
            if (value.IsNothing)
                continue;
            if (!ValueText.Has(value) || !HeaderWriter.IsToken(name) || !IsCookieValue(ValueText.Of(value)))
                return new($"The cookie '{name}' {(value.IsFault ? $"cannot be computed: {value.Text}" : "holds what a cookie may not; urlEncode(…) makes it safe")}.", place);
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
