using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Typing;

/// <summary>Kinds in words, for messages.</summary>
internal static class KindWords
{
    private static readonly (ValueKinds Kind, string Word)[] Words =
    [
        (ValueKinds.Text, "text"),
        (ValueKinds.Number, "a number"),
        (ValueKinds.Boolean, "a boolean"),
        (ValueKinds.Instant, "an instant"),
        (ValueKinds.Date, "a date"),
        (ValueKinds.Duration, "a duration"),
        (ValueKinds.List, "a list"),
        (ValueKinds.Object, "an object"),
        (ValueKinds.Null, "null"),
        (ValueKinds.Undefined, "undefined"),
    ];

    /// <summary>The kind of one value, as a set.</summary>
    public static ValueKinds KindsOf(in Value value) => value.IsFault ? ValueKinds.None : (ValueKinds)(1 << (int)value.Kind);

    /// <summary>For example <c>text or a number</c>. That a value may also be absent is not said unless there is nothing else to say.</summary>
    public static string Of(ValueKinds kinds)
    {
        if ((kinds & ~ValueKinds.Nothing) != 0)
            kinds &= ~ValueKinds.Nothing;
        if ((kinds | ValueKinds.Nothing) == ValueKinds.Json)
            return "any value";
        var words = Words.Where(entry => (kinds & entry.Kind) != 0).Select(entry => entry.Word).ToList();
        return words.Count < 2 ? string.Concat(words) : string.Join(", ", words.SkipLast(1)) + " or " + words[^1];
    }
}
