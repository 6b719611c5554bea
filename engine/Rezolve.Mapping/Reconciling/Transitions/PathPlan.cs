namespace Rezolve.Mapping.Reconciling.Transitions;

/// <summary>What to do about a status: the next hop of a path, nothing, or why it cannot be reached.</summary>
/// <param name="Path">The hops, of which only the first is taken: after each, everything is planned anew.</param>
/// <param name="Blocked">Why there is no path; null where there is one, or none is needed.</param>
internal sealed record PathPlan(IReadOnlyList<Transition> Path, Blocked? Blocked)
{
    /// <summary>The status is there already.</summary>
    public static PathPlan Arrived { get; } = new([], null);

    /// <summary>The hop to take now; null where none is to be taken.</summary>
    public Transition? Next => Path.Count == 0 ? null : Path[0];
}

/// <summary>Why a status cannot be reached, and what would help.</summary>
/// <param name="Reason">What stands in the way.</param>
/// <param name="Missing">Fields that a step would need and nobody filled.</param>
/// <param name="Available">Where one could go from here.</param>
internal sealed record Blocked(BlockedReason Reason, IReadOnlyList<string> Missing, IReadOnlyList<string> Available);

/// <summary>What stands in the way of a status.</summary>
internal enum BlockedReason
{
    /// <summary>No step that is known leads there.</summary>
    NoPath,

    /// <summary>Steps lead there, but need fields that are empty.</summary>
    FieldsMissing,

    /// <summary>Steps lead there, but through what is forbidden, or in more hops than allowed.</summary>
    NotAllowed,
}
