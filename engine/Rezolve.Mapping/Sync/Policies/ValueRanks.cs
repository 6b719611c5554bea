using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Policies;

/// <summary>How two values of a field stand to each other: by the order given, by the canonical one, or as numbers and times do by themselves.</summary>
internal static class ValueRanks
{
    /// <summary>Compares two values: positive where the first stands higher; null where that cannot be told.</summary>
    /// <param name="field">The field.</param>
    /// <param name="order">The order of its words that was given, the lowest first; empty for the canonical one.</param>
    public static Func<Value, Value, int?> Of(string field, IReadOnlyList<string> order)
    {
        IReadOnlyList<IReadOnlyList<string>>? words = order.Count > 0 ? [.. order.Select(word => new[] { word })] : CanonicalOrders.Of(field);
        return words is null ? Natural : (first, second) => (Rank(words, first), Rank(words, second)) is ({ } one, { } two) ? one.CompareTo(two) : null;
    }

    private static int? Rank(IReadOnlyList<IReadOnlyList<string>> words, in Value value)
    {
        var word = ValueText.Has(value) ? ValueText.Of(value) : null;
        for (var i = 0; i < words.Count; i++)
        {
            if (word is not null && words[i].Contains(word))
                return i;
        }
        return null;
    }

    private static int? Natural(Value first, Value second)
    {
        if (first.Kind == ValueKind.Number && second.Kind == ValueKind.Number)
            return first.Double.CompareTo(second.Double);
        return When(first) is { } one && When(second) is { } two ? one.CompareTo(two) : null;
    }

    // Dates and instants stand in canonical JSON as text.
    private static long? When(in Value value) => value.Kind switch
    {
        ValueKind.Instant => value.Instant.UtcTicks,
        ValueKind.Date => value.Date.ToDateTime(TimeOnly.MinValue).Ticks,
        ValueKind.Text when IsoInstant.TryRead(value.Text, out var local, out var offset) => local.Ticks - (offset?.Ticks ?? 0),
        _ => null,
    };
}
