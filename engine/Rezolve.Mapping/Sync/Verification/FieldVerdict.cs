using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Verification;

/// <summary>What comes of holding a field of a system against the hub.</summary>
internal enum FieldVerdict
{
    /// <summary>Both say the same, in the sense of the comparison.</summary>
    Same,

    /// <summary>They differ as the operator decided: the field goes one way only, or only when it is new.</summary>
    Left,

    /// <summary>They differ, and the field stands still with a reason.</summary>
    Held,

    /// <summary>They differ, and the ticket waits to be worked on or is being written.</summary>
    Pending,

    /// <summary>They differ, and the ticket has changed there since its system was last asked what changed.</summary>
    Unheard,

    /// <summary>The system did not say.</summary>
    Untold,

    /// <summary>They differ, and nothing is on its way to mend it.</summary>
    Different,
}

/// <summary>A field in which a system and the hub differ, and nothing is on its way to mend it.</summary>
/// <param name="Ticket">The hub's ticket.</param>
/// <param name="Connection">The connection.</param>
/// <param name="Key">The system's key.</param>
/// <param name="Field">The field.</param>
internal sealed record FieldDifference(string Ticket, string Connection, string Key, string Field)
{
    /// <summary>The number people know the ticket by there; null where there is none.</summary>
    public string? Number { get; init; }

    /// <summary>What the hub says.</summary>
    public Value Hub { get; init; }

    /// <summary>What the system says, in its own terms.</summary>
    public Value External { get; init; }

    /// <summary>What the next turn of the ticket would do: <c>write</c>, <c>read</c> or <c>hold</c>.</summary>
    public required string Next { get; init; }
}
