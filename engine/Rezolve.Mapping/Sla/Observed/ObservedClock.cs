using Rezolve.Mapping.Sla.Clocks;

namespace Rezolve.Mapping.Sla.Observed;

/// <summary>A clock that a system keeps of a ticket by itself, as the system told of it last. It is only ever read. Immutable.</summary>
/// <param name="Connection">At which connection.</param>
/// <param name="Key">The system's key of it, with the connector's entity before it.</param>
/// <param name="Metric">What is measured, in the canonical words; some have no counterpart here.</param>
internal sealed record ObservedClock(string Connection, string Key, string Metric)
{
    /// <summary>The name of what was agreed there; null where that is not told.</summary>
    public string? Name { get; init; }

    /// <summary>How it stands.</summary>
    public required ObservedState State { get; init; }

    /// <summary>Within how much time something is to be done; null where that is not told.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>When it began; null where that is not told.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the time is over; null where that is not told.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it ended; null where it has not, or that is not told.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Since when it is known so.</summary>
    public required DateTimeOffset ToldAt { get; init; }

    /// <summary>When it was last asked for since; the same where it was not.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Since when it differs from the hub's clock by more than is tolerated; null where it does not.</summary>
    public DateTimeOffset? DiffersSince { get; init; }

    /// <summary>Whether that was told.</summary>
    public bool IsTold { get; init; }

    /// <summary>Whether it has ended.</summary>
    public bool IsOver => StoppedAt is not null || State is ObservedState.Met or ObservedState.Cancelled;

    /// <summary>Whether time passes on it.</summary>
    public bool Runs => !IsOver && State != ObservedState.Paused;

    /// <summary>Whether it says what another says, whenever the two were heard of.</summary>
    public bool SaysAs(ObservedClock other) =>
        (Metric, Name, State, Within, StartedAt, DueAt, StoppedAt) == (other.Metric, other.Name, other.State, other.Within, other.StartedAt, other.DueAt, other.StoppedAt);

    /// <summary>When a share of the time has passed there; null where it has not and will not as far as is known.</summary>
    /// <param name="percent">The share; 100 for a breach.</param>
    /// <param name="ours">The hub's clock of the same goal: its calendar measures what is left.</param>
    public DateTimeOffset? At(int percent, SlaClock ours)
    {
        if (State == ObservedState.Cancelled)
            return null;
        if (percent == SlaAlert.Breach)
            return State == ObservedState.Breached ? (DueAt < ToldAt ? DueAt : ToldAt) : Runs || StoppedAt > DueAt ? DueAt : null;
        if (!Runs || DueAt is not { } due)
            return null;
        var from = StartedAt ?? ours.StartedAt;
        var before = ours.Goal.Calendar.Between(from, due) - ((Within ?? ours.Goal.Within) * (100 - percent) / 100);
        return ours.Goal.Calendar.After(from, before);
    }
}

/// <summary>How a system's clock stands.</summary>
internal enum ObservedState
{
    /// <summary>Time passes on it.</summary>
    Running,

    /// <summary>It stands still.</summary>
    Paused,

    /// <summary>It ended in time.</summary>
    Met,

    /// <summary>The time was over before it ended, or is over and it has not.</summary>
    Breached,

    /// <summary>It counts for nothing any more.</summary>
    Cancelled,
}
