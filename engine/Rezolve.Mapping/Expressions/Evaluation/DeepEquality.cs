using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Evaluation;

/// <summary>Deep equality for sets of values.</summary>
internal sealed class DeepEquality : IEqualityComparer<Value>
{
    private DeepEquality()
    {
    }

    /// <summary>The only one.</summary>
    public static DeepEquality Comparer { get; } = new();

    /// <inheritdoc/>
    public bool Equals(Value x, Value y) => Equality.Deep(x, y);

    /// <inheritdoc/>
    public int GetHashCode(Value value) => value.Kind switch
    {
        ValueKind.Text => value.Text.GetHashCode(StringComparison.Ordinal),
        // 1, 1.0 and 1e0 are equal, so the digits cannot be hashed.
        ValueKind.Number => value.Double.GetHashCode(),
        ValueKind.List => HashCode.Combine(ValueKind.List, value.List.Count, value.List.Count > 0 ? GetHashCode(value.List[0]) : 0),
        ValueKind.Object => Members(value.Object),
        ValueKind.Boolean => value.Boolean ? 1 : 2,
        ValueKind.Instant => value.Instant.GetHashCode(),
        ValueKind.Date => value.Date.GetHashCode(),
        ValueKind.Duration => value.Duration.GetHashCode(),
        _ => (int)value.Kind,
    };

    // The order of members does not count, nor does a member that is undefined.
    private int Members(ValueObject members)
    {
        var hash = 0;
        foreach (var (name, value) in members)
        {
            if (value.Kind != ValueKind.Undefined)
                hash ^= HashCode.Combine(name.GetHashCode(StringComparison.Ordinal), GetHashCode(value));
        }
        return hash;
    }
}
