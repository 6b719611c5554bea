using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Evaluation;

/// <summary>Which of two values of one kind comes first. Text is ordered by its UTF-16 units, as in JavaScript.</summary>
internal static class Ordering
{
    /// <summary>The kinds that have an order.</summary>
    public const ValueKinds Ordered = ValueKinds.Number | ValueKinds.Text | ValueKinds.Instant | ValueKinds.Date | ValueKinds.Duration;

    /// <summary>The order of two values; where they have none, a fault in place of it.</summary>
    public static bool TryCompare(in Value left, in Value right, out int order, out Value fault)
    {
        order = 0;
        fault = default;
        if (left.Kind == right.Kind && left.Kind is >= ValueKind.Number and <= ValueKind.Duration)
            order = Compare(left, right);
        else
            fault = left.IsFault ? left : right.IsFault ? right : Value.Fault(
                $"expected two numbers, texts, instants, dates or durations, found {Faults.Describe(left)} and {Faults.Describe(right)}");
        return !fault.IsFault;
    }

    private static int Compare(in Value left, in Value right) => left.Kind switch
    {
        ValueKind.Number => ValueNumber.Compare(left, right),
        ValueKind.Text => string.CompareOrdinal(left.Text, right.Text),
        ValueKind.Instant => left.Instant.CompareTo(right.Instant),
        ValueKind.Date => left.Date.CompareTo(right.Date),
        _ => left.Duration.CompareTo(right.Duration),
    };
}
