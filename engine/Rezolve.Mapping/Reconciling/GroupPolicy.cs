using Rezolve.Mapping.Reconciling.Rules;

namespace Rezolve.Mapping.Reconciling;

/// <summary>What an operator decided for a field or a group of fields, on one link.</summary>
internal sealed record GroupPolicy
{
    /// <summary>Which way values go.</summary>
    public Flow Flow { get; init; } = Flow.Both;

    /// <summary>Whose value always holds; none where both may change it.</summary>
    public Owner Owner { get; init; } = Owner.None;

    /// <summary>Who wins where both changed.</summary>
    public required IConflictRule Conflict { get; init; }

    /// <summary>Who wins where nothing was ever agreed and the two differ.</summary>
    public InitialRule Initial { get; init; } = InitialRule.Hold;

    /// <summary>Of a set, what either has both have: what was removed comes back.</summary>
    public bool Unites { get; init; }

    /// <summary>Of a text or list that stands alone, what is added at the end is added at the other's end, and nothing is overwritten.</summary>
    public bool Grows { get; init; }
}

/// <summary>Which way the values of a group go on a link.</summary>
internal enum Flow
{
    /// <summary>Both ways.</summary>
    Both,

    /// <summary>Only into the hub.</summary>
    In,

    /// <summary>Only out of the hub.</summary>
    Out,

    /// <summary>Not at all: the group is no part of the link.</summary>
    None,
}

/// <summary>Whose value holds, whatever the other says.</summary>
internal enum Owner
{
    /// <summary>Nobody's.</summary>
    None,

    /// <summary>The hub's; also on every link but the owner's own, for which the hub speaks.</summary>
    Hub,

    /// <summary>This link's vendor's.</summary>
    External,
}

/// <summary>Who wins where nothing was agreed.</summary>
internal enum InitialRule
{
    /// <summary>A person decides.</summary>
    Hold,

    /// <summary>The hub.</summary>
    Hub,

    /// <summary>The vendor.</summary>
    External,

    /// <summary>Whichever has a value; where both have one, a person decides.</summary>
    NonEmpty,
}
