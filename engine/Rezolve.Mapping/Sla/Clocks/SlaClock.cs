using Rezolve.Mapping.Sla.Calendars;

namespace Rezolve.Mapping.Sla.Clocks;

/// <summary>
/// A clock of one goal on one ticket, in one cycle: the stretches in which it ran. What has passed is always measured anew from them, so that another calendar
/// counts from the beginning, and it makes no difference how often it was stopped and started in one instant. Immutable.
/// </summary>
internal sealed record SlaClock
{
    /// <summary>What was agreed.</summary>
    public required SlaGoal Goal { get; init; }

    /// <summary>Which cycle it is; from 1.</summary>
    public required int Cycle { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it has not.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>It ended because the goal no longer holds for the ticket.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>It stands still because of the ticket's status, and says so.</summary>
    public bool IsPaused { get; init; }

    /// <summary>The stretches in which it ran, in order; all that have ended.</summary>
    public IReadOnlyList<WorkSpan> Spans { get; init; } = [];

    /// <summary>Since when it runs; null while it does not.</summary>
    public DateTimeOffset? RunsSince { get; init; }

    /// <summary>The shares of the time, in percent, that were told in this cycle.</summary>
    public IReadOnlyList<int> Told { get; init; } = [];

    /// <summary>Whether it has ended.</summary>
    public bool IsStopped => StoppedAt is not null;

    /// <summary>How much of the calendar's time has passed on it.</summary>
    /// <param name="now">Now.</param>
    public TimeSpan Elapsed(DateTimeOffset now) => Passed() + (RunsSince is { } since ? Goal.Calendar.Between(since, now) : TimeSpan.Zero);

    /// <summary>How much time has passed on it by any clock.</summary>
    /// <param name="now">Now.</param>
    public TimeSpan ElapsedWall(DateTimeOffset now) =>
        Spans.Aggregate(TimeSpan.Zero, (sum, span) => sum + span.Length) + (RunsSince is { } since && now > since ? now - since : TimeSpan.Zero);

    /// <summary>Whether more time has passed than was agreed.</summary>
    /// <param name="now">Now.</param>
    public bool IsBreached(DateTimeOffset now) => Elapsed(now) >= Goal.Within && !(IsStopped && Elapsed(now) == Goal.Within);

    /// <summary>When the time is over if it runs on; null while it does not run, or where the calendar has no hours left.</summary>
    public DateTimeOffset? DueAt => At(100);

    /// <summary>When a share of the time has passed if it runs on; null while it does not run.</summary>
    /// <param name="percent">The share.</param>
    public DateTimeOffset? At(int percent) => RunsSince is { } since ? Goal.Calendar.After(since, (Goal.Within * percent / 100) - Passed()) : null;

    /// <summary>Whether it is over, as far as can be told, before what is done elsewhere can be known here.</summary>
    /// <param name="now">Now.</param>
    /// <param name="lag">How long what is done elsewhere takes to come here.</param>
    public bool IsLost(DateTimeOffset now, TimeSpan lag) => IsBreached(now) || (!IsStopped && DueAt is { } due && due <= now + lag);

    /// <summary>The clock, running from an instant on; as it is where it runs.</summary>
    public SlaClock Run(DateTimeOffset at) => RunsSince is null ? this with { RunsSince = at, IsPaused = false, StoppedAt = null, IsCancelled = false } : this;

    /// <summary>The clock, standing still from an instant on.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="isPaused">Whether it says so.</param>
    public SlaClock Stand(DateTimeOffset at, bool isPaused)
    {
        if (RunsSince is not { } since)
            return this with { IsPaused = isPaused };
        return this with { RunsSince = null, IsPaused = isPaused, Spans = at > since ? [.. Spans, new WorkSpan(since, at)] : Spans };
    }

    /// <summary>The clock, ended.</summary>
    /// <param name="at">When.</param>
    /// <param name="isCancelled">Because the goal no longer holds.</param>
    public SlaClock Stop(DateTimeOffset at, bool isCancelled = false) => IsStopped ? this : Stand(at, false) with { StoppedAt = at, IsCancelled = isCancelled };

    private TimeSpan Passed() => Spans.Aggregate(TimeSpan.Zero, (sum, span) => sum + Goal.Calendar.Between(span.From, span.To));
}
