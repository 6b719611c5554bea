using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Text;

/// <summary><c>upper(s)</c>.</summary>
internal static class Upper
{
    public static Function Kind { get; } = new()
    {
        Name = "upper",
        Parameters = [Parameter.Text("s")],
        Result = ValueKinds.Text,
        Summary = "The text in capitals, by Unicode's simple mapping and no language's rules.",
        Examples =
        [
            new("upper('Ab')", "\"AB\""),
            new("upper('äö')", "\"ÄÖ\""),
            new("upper(undefined)", "undefined"),
            new("upper(5)", "error: text"),
        ],
        Code = arguments => Value.Of(arguments[0].Text.ToUpperInvariant()),
    };
}
