using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Text;

/// <summary><c>endsWith(s, t)</c>.</summary>
internal static class EndsWith
{
    public static Function Kind { get; } = new()
    {
        Name = "endsWith",
        Parameters = [Parameter.Text("s"), Parameter.Text("t")],
        Result = ValueKinds.Boolean,
        OnNothing = OnNothing.GivesFalse,
        Summary = "Whether a text ends with another, letter by letter.",
        Examples = [new("endsWith('abc', 'bc')", "true"), new("endsWith('abc', 'C')", "false"), new("endsWith(undefined, 'a')", "false")],
        Code = arguments => Value.Of(arguments[0].Text.EndsWith(arguments[1].Text, StringComparison.Ordinal)),
    };
}
