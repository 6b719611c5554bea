using System.Text;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Encodings;

/// <summary><c>base64Url(s)</c>.</summary>
internal static class Base64Url
{
    public static Function Kind { get; } = new()
    {
        Name = "base64Url",
        Parameters = [Parameter.Text("s")],
        Result = ValueKinds.Text,
        Summary = "The UTF-8 bytes of a text in base64 for URLs, without padding (RFC 4648 section 5).",
        Examples = [new("base64Url('a?>')", "\"YT8-\""), new("base64Url('ü')", "\"w7w\"")],
        Code = arguments => TextLimit.Of(Digests.Write(Encoding.UTF8.GetBytes(arguments[0].Text), "base64Url")),
    };
}
