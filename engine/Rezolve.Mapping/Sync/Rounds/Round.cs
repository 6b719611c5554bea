using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Rounds;

/// <summary>What one comparison of a link comes to: what is committed here, and what is then due at the system.</summary>
internal sealed record Round
{
    /// <summary>The hub's ticket with what was pulled.</summary>
    public required HubTicket Ticket { get; init; }

    /// <summary>The link with what is agreed and what stands still.</summary>
    public required TicketLink Link { get; init; }

    /// <summary>What changed in the hub, by field.</summary>
    public IReadOnlyDictionary<string, (Value From, Value To)> Changes { get; init; } = new Dictionary<string, (Value, Value)>();

    /// <summary>Whether the link is another than it was.</summary>
    public bool IsLinkChanged { get; init; }

    /// <summary>The link has ended, so the ticket is written too.</summary>
    public bool HasLeft { get; init; }

    /// <summary>Values that did not prevail.</summary>
    public IReadOnlyList<(ConflictRecord Record, bool IsOpen)> Conflicts { get; init; } = [];

    /// <summary>The keys of clashes that waited for a person and no longer are: both sides say the same, or another clash has taken their place.</summary>
    public IReadOnlyList<string> Ended { get; init; } = [];

    /// <summary>The groups that the hub's workflow holds from now on.</summary>
    public IReadOnlyList<(string Group, GroupHold Hold)> Held { get; init; } = [];

    /// <summary>What the system has to be told, by group.</summary>
    public IReadOnlyList<DueGroup> Due { get; init; } = [];

    /// <summary>Whether there is nothing to commit.</summary>
    public bool IsQuiet => Changes.Count == 0 && !IsLinkChanged && Conflicts.Count == 0;
}

/// <summary>A group that the system has to be told of.</summary>
/// <param name="Name">The group.</param>
/// <param name="Values">What it should say, by field, in the hub's terms.</param>
/// <param name="Subject">What names these values: the same again, once refused, is not sent again.</param>
internal sealed record DueGroup(string Name, IReadOnlyDictionary<string, Value> Values, string Subject);
