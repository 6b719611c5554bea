using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Text;

/// <summary><c>startsWith(s, t)</c>.</summary>
internal static class StartsWith
{
    public static Function Kind { get; } = new()
    {
        Name = "startsWith",
        Parameters = [Parameter.Text("s"), Parameter.Text("t")],
        Result = ValueKinds.Boolean,
        OnNothing = OnNothing.GivesFalse,
        Summary = "Whether a text begins with another, letter by letter.",
        Examples = [new("startsWith('abc', 'ab')", "true"), new("startsWith('abc', 'B')", "false"), new("startsWith(null, 'a')", "false")],
        Code = arguments => Value.Of(arguments[0].Text.StartsWith(arguments[1].Text, StringComparison.Ordinal)),
    };
}
