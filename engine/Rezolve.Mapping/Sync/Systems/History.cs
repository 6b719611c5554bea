using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems;

/// <summary>Tells what was changed of a ticket, by whoever it was, the oldest first.</summary>
/// <param name="ticket">The ticket.</param>
/// <param name="cancellation">Ends the wait.</param>
internal delegate Task<HistoryReport> ReadHistory(SystemTicket ticket, CancellationToken cancellation);

/// <summary>What a system tells of a ticket's changes.</summary>
/// <param name="Changes">The changes of fields that take part.</param>
/// <param name="Failure">Why they cannot be told; null where they can.</param>
internal sealed record HistoryReport(IReadOnlyList<FieldHistory> Changes, Failure? Failure = null);

/// <summary>One change of one field, in the terms of <see cref="SystemTicket.Fields"/>.</summary>
/// <param name="Field">The canonical field.</param>
/// <param name="From">Before; a fault where it cannot be told.</param>
/// <param name="To">After; a fault where it cannot be told.</param>
/// <param name="At">When, by the system's clock; null where it does not say.</param>
internal sealed record FieldHistory(string Field, Value From, Value To, DateTimeOffset? At);
