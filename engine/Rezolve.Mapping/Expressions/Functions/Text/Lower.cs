using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Text;

/// <summary><c>lower(s)</c>.</summary>
internal static class Lower
{
    public static Function Kind { get; } = new()
    {
        Name = "lower",
        Parameters = [Parameter.Text("s")],
        Result = ValueKinds.Text,
        Summary = "The text in small letters, by Unicode's simple mapping and no language's rules.",
        Examples =
        [
            new("lower('Ab')", "\"ab\""),
            new("lower('ÄÖ')", "\"äö\""),
            new("lower(undefined)", "undefined"),
            new("lower(5)", "error: text"),
        ],
        Code = arguments => Value.Of(arguments[0].Text.ToLowerInvariant()),
    };
}
