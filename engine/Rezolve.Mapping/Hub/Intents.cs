using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub;

/// <summary>A write to a ticket that is there: stored before it is sent, closed with what was read back.</summary>
/// <param name="Id">The key of the intent, the same on every attempt.</param>
/// <param name="Members">What is written, by field.</param>
internal sealed record OpenIntent(string Id, IReadOnlyDictionary<string, IntendedPair> Members)
{
    /// <summary>The step of a status: the vendor's status before and after; null where none is taken.</summary>
    public (string From, string To)? Hop { get; init; }

    /// <summary>When it was sent last; null before it is.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When the vendor said that it had taken effect; null where nobody heard so. What a later read shows instead is then somebody's edit.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The version of the record it was planned on; null where there is none.</summary>
    public string? OnVersion { get; init; }

    /// <summary>What brought it about.</summary>
    public required string Cause { get; init; }
}

/// <summary>What a write means for a field.</summary>
/// <param name="Hub">The hub's value as planned.</param>
/// <param name="External">What the vendor will say after it; undefined where that cannot be told.</param>
internal readonly record struct IntendedPair(Value Hub, Value External);

/// <summary>A ticket that is being made in a system: stored before it is sent, until the link stands.</summary>
internal sealed record CreateIntent
{
    /// <summary>The connection.</summary>
    public required string Connection { get; init; }

    /// <summary>The hub's ticket.</summary>
    public required string Ticket { get; init; }

    /// <summary>The connector's entity.</summary>
    public required string Entity { get; init; }

    /// <summary>The key that names the origin: the same for every attempt, and after a restore.</summary>
    public required string IntentKey { get; init; }

    /// <summary>The key of the ticket that takes no writes any more and that this one follows; null for one that follows none.</summary>
    public string? Follows { get; init; }

    /// <summary>What is written, by field.</summary>
    public required IReadOnlyDictionary<string, IntendedPair> Members { get; init; }

    /// <summary>How it stands.</summary>
    public required CreateState State { get; init; }

    /// <summary>When it was first sent; null before it is.</summary>
    public DateTimeOffset? FirstSentAt { get; init; }

    /// <summary>When it was sent last; null before it is.</summary>
    public DateTimeOffset? LastSentAt { get; init; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it waits; null where it does not.</summary>
    public GroupHold? Hold { get; init; }

    /// <summary>The version of the row it was read from; 0 for one that is not stored yet.</summary>
    public long Version { get; init; }
}

/// <summary>How a create stands.</summary>
internal enum CreateState
{
    /// <summary>Not sent yet, or certainly without effect.</summary>
    Planned,

    /// <summary>Sent, and nobody knows with what effect.</summary>
    Unknown,

    /// <summary>A person decides.</summary>
    Held,
}
