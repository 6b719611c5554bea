using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub;

/// <summary>Something that happened, for whoever listens.</summary>
/// <param name="Id">Grows with each event.</param>
/// <param name="At">When.</param>
/// <param name="Type">
/// What: <c>ticket.created</c>, <c>ticket.updated</c>, <c>ticket.linked</c>, <c>ticket.unlinked</c>, <c>ticket.moved</c>, <c>ticket.returned</c>,
/// <c>ticket.deleted</c>, <c>conflict</c>.
/// </param>
/// <param name="Ticket">The hub's ticket.</param>
/// <param name="Cause">What brought it about: the connection and key, or the intent.</param>
internal sealed record HubEvent(string Id, DateTimeOffset At, string Type, string Ticket, string Cause)
{
    /// <summary>What changed, by field.</summary>
    public IReadOnlyDictionary<string, (Value From, Value To)> Changes { get; init; } = new Dictionary<string, (Value, Value)>();
}
