using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Evaluation;

/// <summary>Equality: of scalars as <c>===</c> has it, and of whole values as functions on lists need it.</summary>
internal static class Equality
{
    /// <summary><c>===</c>: true for equal scalars of one kind, false for two kinds, a fault for two lists or objects.</summary>
    public static Value Strict(in Value left, in Value right)
    {
        if (left.IsFault || right.IsFault)
            return left.IsFault ? left : right;
        if (left.Kind is ValueKind.List or ValueKind.Object && right.Kind is ValueKind.List or ValueKind.Object)
            return Value.Fault($"=== does not compare lists or objects, found {Faults.Describe(left)} and {Faults.Describe(right)}");
        return Value.Of(Scalars(left, right));
    }

    /// <summary>Whether two values are equal in every part. Numbers are compared by value, members without regard to their order.</summary>
    public static bool Deep(in Value left, in Value right)
    {
        if (left.Kind != right.Kind)
            return false;
        return left.Kind switch
        {
            ValueKind.List => Lists(left.List, right.List),
            ValueKind.Object => Members(left.Object, right.Object) && Members(right.Object, left.Object),
            _ => Scalars(left, right),
        };
    }

    private static bool Scalars(in Value left, in Value right) => left.Kind == right.Kind && left.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => true,
        ValueKind.Boolean => left.Boolean == right.Boolean,
        ValueKind.Number => ValueNumber.Compare(left, right) == 0,
        ValueKind.Text or ValueKind.Fault => string.Equals(left.Text, right.Text, StringComparison.Ordinal),
        ValueKind.Instant => left.Instant == right.Instant,
        ValueKind.Date => left.Date == right.Date,
        ValueKind.Duration => left.Duration == right.Duration,
        _ => false,
    };

    private static bool Lists(IReadOnlyList<Value> left, IReadOnlyList<Value> right)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!Deep(left[i], right[i]))
                return false;
        }
        return true;
    }

    private static bool Members(ValueObject left, ValueObject right)
    {
        foreach (var (name, value) in left)
        {
            if (value.Kind != ValueKind.Undefined && !(right.TryGetValue(name, out var other) && Deep(value, other)))
                return false;
        }
        return true;
    }
}
