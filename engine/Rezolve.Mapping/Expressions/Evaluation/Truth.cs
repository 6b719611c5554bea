using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Evaluation;

/// <summary>JavaScript's truthiness.</summary>
internal static class Truth
{
    /// <summary>The kinds of which some value is falsy.</summary>
    public const ValueKinds Falsy = ValueKinds.Nothing | ValueKinds.Boolean | ValueKinds.Number | ValueKinds.Text;

    private static readonly Value Zero = Value.Of(0);

    /// <summary>False for undefined, null, false, zero and empty text; true for everything else.</summary>
    public static bool Of(in Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => false,
        ValueKind.Boolean => value.Boolean,
        ValueKind.Text => value.Text.Length > 0,
        ValueKind.Number => ValueNumber.Compare(value, Zero) != 0,
        _ => true,
    };
}
