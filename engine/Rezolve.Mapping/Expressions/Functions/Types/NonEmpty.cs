using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Types;

/// <summary><c>nonEmpty(x)</c>.</summary>
internal static class NonEmpty
{
    public static Function Kind { get; } = new()
    {
        Name = "nonEmpty",
        Parameters = [Parameter.Any("x")],
        Result = ValueKinds.Json,
        ResultOf = x => (x & ~ValueKinds.Null) | ValueKinds.Undefined,
        OnNothing = OnNothing.IsCalled,
        Summary = "The value itself, or undefined where it is empty (see isEmpty), so that its member is left out.",
        Examples =
        [
            new("nonEmpty('a')", "\"a\""),
            new("nonEmpty('')", "undefined"),
            new("nonEmpty([])", "undefined"),
            new("nonEmpty(null)", "undefined"),
            new("nonEmpty(false)", "false"),
        ],
        Code = arguments => IsEmpty.Holds(arguments[0]) ? Value.Undefined : arguments[0],
    };
}
