namespace Rezolve.Mapping.Values;

/// <summary>Members by name, in the order they were added. Filled by its maker, then never changed.</summary>
public sealed class ValueObject : OrderedDictionary<string, Value>
{
    /// <summary>An empty object.</summary>
    public ValueObject()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>An empty object with room for some members.</summary>
    public ValueObject(int capacity)
        : base(capacity, StringComparer.Ordinal)
    {
    }
}
