using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Sync.Planning;

/// <summary>What a sync would do now: the writes it intends, and what it would keep of its own.</summary>
internal sealed record SyncPlan
{
    /// <summary>The sync.</summary>
    public required string Sync { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The connectors it was made with: connection → digest.</summary>
    public required IReadOnlyDictionary<string, string> Manifests { get; init; }

    /// <summary>The tickets that something would be written of, or kept about.</summary>
    public required IReadOnlyList<PlannedTicket> Tickets { get; init; }

    /// <summary>What a mapping touches that was changed since tickets were agreed under it.</summary>
    public IReadOnlyList<RemappedField> Remapped { get; init; } = [];

    /// <summary>What stands still as a whole, and why, so that nothing of it is planned; each in a line.</summary>
    public IReadOnlyList<string> Standing { get; init; } = [];

    /// <summary>The writes, all of them.</summary>
    public IEnumerable<IntendedWrite> Writes => Tickets.SelectMany(ticket => ticket.Writes);

    /// <summary>Whether a sync would write or decide anything. What is only held or goes nowhere is no change.</summary>
    public bool HasChanges => Tickets.Any(ticket => ticket.Writes.Count > 0 || ticket.Conflicts.Count > 0 || ticket.IsNew || ticket.Matched.Count > 0 || ticket.Pulled.Count > 0);
}

/// <summary>One ticket of a plan.</summary>
internal sealed record PlannedTicket
{
    /// <summary>Where it is or came from: connection → the system's key.</summary>
    public required IReadOnlyDictionary<string, string> Links { get; init; }

    /// <summary>What people know it by; null where it has no subject.</summary>
    public string? Subject { get; init; }

    /// <summary>The hub does not have it yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>What would be written to systems.</summary>
    public IReadOnlyList<IntendedWrite> Writes { get; init; } = [];

    /// <summary>Fields whose value the hub would take over.</summary>
    public IReadOnlyDictionary<string, FieldChange> Pulled { get; init; } = new Dictionary<string, FieldChange>();

    /// <summary>Values that would not prevail.</summary>
    public IReadOnlyList<KeptConflict> Conflicts { get; init; } = [];

    /// <summary>What would stand still: the connection, the group and why.</summary>
    public IReadOnlyList<PlannedHold> Holds { get; init; } = [];

    /// <summary>Systems whose ticket would be taken for this one.</summary>
    public IReadOnlyList<string> Matched { get; init; } = [];

    /// <summary>Systems where it is not and goes not: connection → why.</summary>
    public IReadOnlyDictionary<string, string> Unrouted { get; init; } = new Dictionary<string, string>();
}

/// <summary>Something that would stand still.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Group">The group of fields; <c>create</c> for a ticket that would not be made.</param>
/// <param name="Hold">Why.</param>
internal sealed record PlannedHold(string Connection, string Group, GroupHold Hold);
