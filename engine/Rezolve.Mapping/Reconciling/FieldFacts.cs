using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling;

/// <summary>What is known of one field of one link when a round begins. Values are in normal form: equal means the same.</summary>
internal sealed record FieldFacts
{
    /// <summary>The canonical field.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is a set, which is merged member by member.</summary>
    public bool IsSet { get; init; }

    /// <summary>The hub's value; null for empty.</summary>
    public required Value Hub { get; init; }

    /// <summary>The vendor's value; null for empty, undefined where the vendor did not say, which is no change.</summary>
    public required Value External { get; init; }

    /// <summary>How they correspond.</summary>
    public required FieldMap Map { get; init; }

    /// <summary>What was last agreed; null where nothing was.</summary>
    public AgreedPair? Base { get; init; }

    /// <summary>For a set, whether a member is ours to add and remove; all are where it is null.</summary>
    public Func<Value, bool>? IsManaged { get; init; }
}
