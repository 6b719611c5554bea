using Rezolve.Mapping.Reconciling.Transitions;
using Rezolve.Mapping.Sync.Systems.Together;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems;

/// <summary>What came of reading a ticket: it, its absence, or a failure.</summary>
/// <param name="Ticket">The ticket; null where there is none.</param>
/// <param name="IsMissing">The vendor says that it is not there.</param>
/// <param name="Failure">Why it could not be read; null where it could, or is missing.</param>
internal sealed record ReadReport(SystemTicket? Ticket, bool IsMissing = false, Failure? Failure = null);

/// <summary>A write. People and teams are the system's keys.</summary>
internal sealed record WriteOrder
{
    /// <summary>What is done.</summary>
    public required WriteKind Kind { get; init; }

    /// <summary>The key of the intent: the same on every attempt.</summary>
    public required string Intent { get; init; }

    /// <summary>The ticket's key; null for a create.</summary>
    public string? Key { get; init; }

    /// <summary>The ticket as read just before; null for a create.</summary>
    public SystemTicket? Current { get; init; }

    /// <summary>Of a create, the ticket that it follows, which takes no writes any more; null where it follows none.</summary>
    public SystemTicket? Follows { get; init; }

    /// <summary>The whole ticket as it should be, by field.</summary>
    public required IReadOnlyDictionary<string, Value> Wanted { get; init; }

    /// <summary>What changes of it, by field; of a create, all of it.</summary>
    public required IReadOnlyDictionary<string, Value> Change { get; init; }

    /// <summary>What was agreed last, by field: what a set gains and loses is counted from it.</summary>
    public IReadOnlyDictionary<string, Value> Agreed { get; init; } = new Dictionary<string, Value>();

    /// <summary>The step of the status; null where none is taken.</summary>
    public Transition? Step { get; init; }

    /// <summary>The turns whose writes may share a request with this one; null where it goes by itself.</summary>
    public Gathering? Together { get; init; }
}

/// <summary>What a write does.</summary>
internal enum WriteKind
{
    /// <summary>Makes a ticket.</summary>
    Create,

    /// <summary>Changes a ticket.</summary>
    Update,

    /// <summary>Takes a step of its status.</summary>
    Step,

    /// <summary>Deletes a ticket.</summary>
    Delete,
}

/// <summary>What came of a write.</summary>
internal sealed record WriteReport
{
    /// <summary>Whether it took effect, as far as is known.</summary>
    public required WriteResult Result { get; init; }

    /// <summary>The ticket's key; null where the answer to a create does not tell it.</summary>
    public string? Key { get; init; }

    /// <summary>The ticket after the write, where the answer is the truth; null where it has to be read back.</summary>
    public SystemTicket? Ticket { get; init; }

    /// <summary>Why it did not, or may not have, taken effect; null where it did.</summary>
    public Failure? Failure { get; init; }

    /// <summary>Fields that could not be written, with the reason: the rest was.</summary>
    public IReadOnlyDictionary<string, Failure> Held { get; init; } = new Dictionary<string, Failure>();

    /// <summary>Fields that the vendor needs and that are empty: nothing was sent.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <summary>Whether a write took effect.</summary>
internal enum WriteResult
{
    /// <summary>It did, all of it.</summary>
    Done,

    /// <summary>Part of it did: read back.</summary>
    Partial,

    /// <summary>There was nothing to send: the vendor has it so already.</summary>
    Nothing,

    /// <summary>It did not.</summary>
    Failed,

    /// <summary>Nobody knows.</summary>
    Unknown,
}

/// <summary>What is looked for.</summary>
internal sealed record FindOrder
{
    /// <summary>The key of the intent; null where tickets that say the same are looked for.</summary>
    public string? Intent { get; init; }

    /// <summary>The whole ticket as it was meant, by field.</summary>
    public required IReadOnlyDictionary<string, Value> Wanted { get; init; }

    /// <summary>When it was first sent: nothing made before it is ours. Null where that does not matter.</summary>
    public DateTimeOffset? Since { get; init; }
}

/// <summary>What was found, the oldest first.</summary>
/// <param name="Tickets">The tickets.</param>
/// <param name="Failure">Why nobody could look; null where somebody did.</param>
internal sealed record FindReport(IReadOnlyList<SystemTicket> Tickets, Failure? Failure = null);
