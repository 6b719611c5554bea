using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Encodings;

/// <summary><c>urlEncode(s)</c>.</summary>
internal static class UrlEncode
{
    public static Function Kind { get; } = new()
    {
        Name = "urlEncode",
        Parameters = [new("s", ValueKinds.Text | ValueKinds.Number)],
        Result = ValueKinds.Text,
        Summary = "The text percent-encoded, all but letters, digits and - . _ ~ (RFC 3986). Slots of a URL or query encode by themselves; this "
            + "is for a URL inside another text.",
        Examples = [new("urlEncode('a b/c')", "\"a%20b%2Fc\""), new("urlEncode('ü~')", "\"%C3%BC~\""), new("urlEncode(7)", "\"7\"")],
        Code = arguments => TextLimit.Of(Uri.EscapeDataString(arguments[0].Text)),
    };
}
