using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Events;

/// <summary>Something that happened, for whoever listens.</summary>
/// <param name="Id">Its identity: it is never given twice, and whoever is told twice knows it by this.</param>
/// <param name="At">When.</param>
/// <param name="Type">What; one of <see cref="EventTypes"/>.</param>
/// <param name="Ticket">The hub's ticket.</param>
/// <param name="Cause">What brought it about, for people: the connection and key, or the command.</param>
internal sealed record HubEvent(string Id, DateTimeOffset At, string Type, string Ticket, string Cause)
{
    /// <summary>Its place in the order of all events, without gaps; 0 before it has one.</summary>
    public long Place { get; init; }

    /// <summary>The event that brought it about; null where none did.</summary>
    public string? CausedBy { get; init; }

    /// <summary>How many rules led to it, one after the other; 0 where none did.</summary>
    public int Depth { get; init; }

    /// <summary>What changed, by field.</summary>
    public IReadOnlyDictionary<string, (Value From, Value To)> Changes { get; init; } = new Dictionary<string, (Value, Value)>();

    /// <summary>What else there is to say of it, by name: which comment, which conflict, which clock.</summary>
    public IReadOnlyDictionary<string, string> About { get; init; } = new Dictionary<string, string>();
}
