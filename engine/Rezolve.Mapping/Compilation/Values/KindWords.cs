using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Values;

/// <summary>Kinds of value in words, for messages.</summary>
internal static class KindWords
{
    private static readonly (ValueKinds Kind, string Word)[] Words =
    [
        (ValueKinds.Text, "text"), (ValueKinds.Number, "a number"), (ValueKinds.Boolean, "true or false"), (ValueKinds.Instant, "an instant"),
        (ValueKinds.Date, "a date"), (ValueKinds.Duration, "a duration"), (ValueKinds.List, "a list"), (ValueKinds.Object, "an object"),
        (ValueKinds.Null, "null"), (ValueKinds.Undefined, "nothing"),
    ];

    /// <summary>For example "text or a number".</summary>
    public static string Of(ValueKinds kinds) =>
        kinds == ValueKinds.Json ? "any value" : string.Join(" or ", Words.Where(word => (kinds & word.Kind) != 0).Select(word => word.Word));
}
