using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Text;

/// <summary><c>trim(s)</c>.</summary>
internal static class Trim
{
    public static Function Kind { get; } = new()
    {
        Name = "trim",
        Parameters = [Parameter.Text("s")],
        Result = ValueKinds.Text,
        Summary = "The text without white space at its ends.",
        Examples = [new("trim('  a b\\n')", "\"a b\""), new("trim('')", "\"\""), new("trim(null)", "undefined")],
        Code = arguments => Value.Of(arguments[0].Text.Trim()),
    };
}
