using Rezolve.Mapping.Reconciling.Conflicts;

namespace Rezolve.Mapping.Hub;

/// <summary>A value that did not prevail, as it is kept.</summary>
/// <param name="Id">The key of the clash on its link: the same clash again is counted.</param>
/// <param name="Ticket">The hub's ticket.</param>
/// <param name="Connection">The connection.</param>
/// <param name="Key">The system's key.</param>
/// <param name="Record">Both sides, and which prevailed.</param>
/// <param name="At">When it was first seen.</param>
internal sealed record KeptConflict(string Id, string Ticket, string Connection, string Key, ConflictRecord Record, DateTimeOffset At)
{
    /// <summary>When it was seen again, or decided; null where it was neither.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>How often it was seen.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The digest of the connector that was in force.</summary>
    public string Manifest { get; init; } = "";

    /// <summary>A person has yet to decide.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What a person decided: <c>hub</c> or <c>external</c>; null where nobody did.</summary>
    public string? Decision { get; init; }

    /// <summary>The version of the row it was read from; 0 for one that is not stored yet.</summary>
    public long Version { get; init; }
}
