using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>
/// Whether an operation of a connection may be tried at all. What fails again and again, for reasons that are nobody's ticket, is left
/// alone for a while, so that it costs neither the vendor nor the tries of what waits. Immutable: what happens makes another.
/// </summary>
internal sealed record Circuit
{
    /// <summary>Nothing stands in the way.</summary>
    public static Circuit Closed { get; } = new();

    /// <summary>The failures that count, the oldest first; empty while it is open.</summary>
    public IReadOnlyList<DateTimeOffset> Failures { get; init; } = [];

    /// <summary>Until when nothing may pass; null where it is closed. Then one may, to see.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>How often in a row it opened.</summary>
    public int Opened { get; init; }

    /// <summary>When the one that was let through to see has to be back; null where none is out.</summary>
    public DateTimeOffset? ProbeUntil { get; init; }

    /// <summary>Until when nothing may pass; null where something may.</summary>
    /// <param name="now">Now.</param>
    public DateTimeOffset? ShutUntil(DateTimeOffset now) =>
        OpenUntil is not { } open ? null
        : now < open ? open
        : ProbeUntil is { } probe && now < probe ? probe
        : null;

    /// <summary>Something passes: where the circuit was open, it is the one that sees whether it may be closed.</summary>
    /// <param name="now">Now; <see cref="ShutUntil"/> is null then.</param>
    /// <param name="limits">How long it may be out.</param>
    public Circuit Pass(DateTimeOffset now, CircuitLimits limits) => OpenUntil is null ? this : this with { ProbeUntil = now + limits.Probe };

    /// <summary>What passed came back, and the other side had answered as it should.</summary>
    /// <param name="now">Now.</param>
    /// <returns>A closed circuit; the same where what came back had set out before it opened and proves nothing.</returns>
    public Circuit Succeed(DateTimeOffset now) => OpenUntil is { } open && (now < open || ProbeUntil is null) ? this : Closed;

    /// <summary>What passed came back with a failure.</summary>
    /// <param name="failure">The failure. One that only the ticket is to blame for shows that the other side answers.</param>
    /// <param name="now">Now.</param>
    /// <param name="limits">How many failures open it, and for how long.</param>
    public Circuit Fail(Failure failure, DateTimeOffset now, CircuitLimits limits)
    {
        if (!Counts(failure))
            return failure is { Class: FailureClass.Throttled, After: { } after } ? Wait(Backoff.Asked(now, after)) : Succeed(now);
        if (OpenUntil is { } open)
            return now < open || ProbeUntil is null ? this : Open(now, limits);
        IReadOnlyList<DateTimeOffset> failures = [.. Failures.Where(one => one > now - limits.Window), now];
        return failures.Count < limits.Failures ? this with { Failures = failures } : Open(now, limits);
    }

    /// <summary>Whether a failure speaks against the other side rather than against a ticket.</summary>
    private static bool Counts(Failure failure) =>
        failure.Class is FailureClass.Transient or FailureClass.Ambiguous || failure is { Class: FailureClass.Throttled, After: null };

    // Somebody who says when to come back is well: the wait is kept, but nothing is held against them.
    private Circuit Wait(DateTimeOffset until) => OpenUntil is { } open && ProbeUntil is not null
        ? this with { OpenUntil = until > open ? until : open, ProbeUntil = null }
        : this;

    private Circuit Open(DateTimeOffset now, CircuitLimits limits)
    {
        var seconds = Math.Min(limits.FirstOpen.TotalSeconds * Math.Pow(2, Math.Min(Opened, 40)), limits.LongestOpen.TotalSeconds);
        return new Circuit { OpenUntil = now + TimeSpan.FromSeconds(seconds), Opened = Opened + 1 };
    }
}

/// <summary>When a circuit opens, and for how long.</summary>
internal sealed record CircuitLimits
{
    /// <summary>So many failures in a row open it.</summary>
    public int Failures { get; init; } = 5;

    /// <summary>In so long a time.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>For how long it opens first; twice as long each time that it opens again.</summary>
    public TimeSpan FirstOpen { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest that it stays open.</summary>
    public TimeSpan LongestOpen { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the one that is let through may be out before another is.</summary>
    public TimeSpan Probe { get; init; } = TimeSpan.FromMinutes(2);
}
