namespace Rezolve.Mapping.Values;

/// <summary>Whether two values are the same: numbers by their value, lists in order, objects whatever the order of their members.</summary>
public static class ValueEquality
{
    /// <summary>Whether two values are the same. Absent and null differ; a fault equals nothing, not even itself.</summary>
    public static bool AreEqual(in Value left, in Value right)
    {
        if (left.Kind != right.Kind)
            return false;
        return left.Kind switch
        {
            ValueKind.Undefined or ValueKind.Null => true,
            ValueKind.Boolean => left.Boolean == right.Boolean,
            ValueKind.Number => ValueNumber.Compare(left, right) == 0,
            ValueKind.Text => string.Equals(left.Text, right.Text, StringComparison.Ordinal),
            ValueKind.Instant => left.Instant == right.Instant,
            ValueKind.Date => left.Date == right.Date,
            ValueKind.Duration => left.Duration == right.Duration,
            ValueKind.List => ListsAreEqual(left.List, right.List),
            ValueKind.Object => ObjectsAreEqual(left.Object, right.Object),
            _ => false,
        };
    }

    private static bool ListsAreEqual(IReadOnlyList<Value> left, IReadOnlyList<Value> right)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!AreEqual(left[i], right[i]))
                return false;
        }
        return true;
    }

    private static bool ObjectsAreEqual(ValueObject left, ValueObject right)
    {
        if (left.Count != right.Count)
            return false;
        foreach (var (name, value) in left)
        {
            if (!right.TryGetValue(name, out var other) || !AreEqual(value, other))
                return false;
        }
        return true;
    }
}
