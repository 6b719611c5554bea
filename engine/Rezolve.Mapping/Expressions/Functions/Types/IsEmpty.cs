using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Types;

/// <summary><c>isEmpty(x)</c>.</summary>
internal static class IsEmpty
{
    public static Function Kind { get; } = new()
    {
        Name = "isEmpty",
        Parameters = [Parameter.Any("x")],
        Result = ValueKinds.Boolean,
        OnNothing = OnNothing.IsCalled,
        Summary = "Whether a value is null, undefined, the empty text, a list without members or an object without members.",
        Examples =
        [
            new("isEmpty('')", "true"),
            new("isEmpty(undefined)", "true"),
            new("isEmpty({ a: undefined })", "true"),
            new("isEmpty(0)", "false"),
            new("isEmpty([null])", "false"),
        ],
        Code = arguments => Value.Of(Holds(arguments[0])),
    };

    /// <summary>Whether a value counts as empty.</summary>
    public static bool Holds(in Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => true,
        ValueKind.Text => value.Text.Length == 0,
        ValueKind.List => value.List.Count == 0,
        ValueKind.Object => value.Object.All(member => member.Value.Kind == ValueKind.Undefined),
        _ => false,
    };
}
