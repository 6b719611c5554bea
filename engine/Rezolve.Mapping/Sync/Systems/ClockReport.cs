using Rezolve.Mapping.Sla.Observed;

namespace Rezolve.Mapping.Sync.Systems;

/// <summary>Tells the clocks of service levels that a system keeps of a ticket by itself.</summary>
/// <param name="ticket">The ticket, read just before.</param>
/// <param name="cancellation">Ends the wait.</param>
internal delegate Task<ClockReport> ReadClocks(SystemTicket ticket, CancellationToken cancellation);

/// <summary>The clocks that a system keeps of a ticket.</summary>
/// <param name="Clocks">The clocks.</param>
/// <param name="Failure">Why they cannot be told, or one of them cannot; null where all are.</param>
internal sealed record ClockReport(IReadOnlyList<ObservedClock> Clocks, Failure? Failure = null)
{
    /// <summary>Whether all that are there could be listed, though one of them may not be readable: one that is not among them is gone.</summary>
    public bool IsWhole { get; init; }
}
