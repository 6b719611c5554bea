using System.Text;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Types;

/// <summary><c>parseJson(s)</c>.</summary>
internal static class ParseJson
{
    public static Function Kind { get; } = new()
    {
        Name = "parseJson",
        Parameters = [Parameter.Text("s")],
        Result = ValueKinds.Json,
        Summary = "The value of a JSON text (RFC 8259). Text that is none is an error.",
        Examples =
        [
            new("parseJson('{\"a\":[1,9007199254740993]}').a[1]", "9007199254740993"),
            new("parseJson('null')", "null"),
            new("parseJson('{')", "error: not JSON"),
        ],
        Code = arguments => ValueJson.Read(Encoding.UTF8.GetBytes(arguments[0].Text)),
    };
}
