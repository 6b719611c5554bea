namespace Rezolve.Mapping.Sync.Sinks;

/// <summary>What a sink said to an event.</summary>
/// <param name="IsTaken">It has it.</param>
/// <param name="Reason">Why it has not, for people; null where it has.</param>
internal sealed record SinkAnswer(bool IsTaken, string? Reason)
{
    /// <summary>It has the event.</summary>
    public static SinkAnswer Taken { get; } = new(true, null);

    /// <summary>When it asks to be told again; null where it does not say.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>It wants to be told nothing any more.</summary>
    public bool IsGone { get; init; }
}

/// <summary>Tells a sink one event. Whether it came, only the answer says: without one it is told again, under the same id.</summary>
/// <param name="message">The event.</param>
/// <param name="cancellation">Ends the wait.</param>
internal delegate Task<SinkAnswer> TellSink(SinkMessage message, CancellationToken cancellation);
