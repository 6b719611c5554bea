using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub;

/// <summary>Something to be looked at: a hint, never a payload. The same thing waits once.</summary>
/// <param name="Id">What it is about: <c>ticket:ID</c>, or <c>record:CONNECTION:KEY</c> for a record that is not linked.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="Cause">What brought it about.</param>
internal sealed record WorkItem(string Id, DateTimeOffset DueAt, string Cause)
{
    /// <summary>How often it was tried in vain.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was first tried in vain; null where it was not.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Why it waits; null where it does not.</summary>
    public string? Waits { get; init; }

    /// <summary>The version of the row it was read from; 0 for one that is not stored yet.</summary>
    public long Version { get; init; }

    /// <summary>The id of work about a hub ticket.</summary>
    public static string OfTicket(string ticket) => $"ticket:{ticket}";

    /// <summary>The id of work about a record that is not linked.</summary>
    public static string OfRecord(string connection, string key) => $"record:{connection}:{key}";

    /// <summary>The hub ticket it is about; null where it is about a record.</summary>
    public string? Ticket => Id.StartsWith("ticket:", StringComparison.Ordinal) ? Id["ticket:".Length..] : null;

    /// <summary>The record it is about; null where it is about a hub ticket.</summary>
    public Origin? Record => Id.Split(':', 3) is ["record", var connection, var key] ? new Origin(connection, key) : null;
}

/// <summary>A value that did not prevail, as it is kept.</summary>
/// <param name="Id">The key of the clash on its link: the same clash again is counted.</param>
/// <param name="Ticket">The hub's ticket.</param>
/// <param name="Connection">The connection.</param>
/// <param name="Key">The system's key.</param>
/// <param name="Record">Both sides, and which prevailed.</param>
/// <param name="At">When it was first seen.</param>
internal sealed record KeptConflict(string Id, string Ticket, string Connection, string Key, ConflictRecord Record, DateTimeOffset At)
{
    /// <summary>How often it was seen.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The digest of the connector that was in force.</summary>
    public string Manifest { get; init; } = "";

    /// <summary>A person has yet to decide.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What a person decided: <c>hub</c> or <c>external</c>; null where nobody did.</summary>
    public string? Decision { get; init; }

    /// <summary>The version of the row it was read from; 0 for one that is not stored yet.</summary>
    public long Version { get; init; }
}

/// <summary>Work that was given up: it failed too often, too long, or for good. Nothing else waits for it.</summary>
/// <param name="Id">Its id, which names what it is about.</param>
/// <param name="Ticket">The hub's ticket; null where there is none.</param>
/// <param name="Connection">The connection.</param>
/// <param name="Key">The system's key; null for a create.</param>
/// <param name="Group">The group that failed; <c>create</c> for a create, <c>read</c> for a record that could not be read.</param>
/// <param name="Class">The sort of failure.</param>
/// <param name="Code">The code of the cause.</param>
/// <param name="Message">The cause, for people.</param>
/// <param name="At">When it was given up.</param>
internal sealed record DeadLetter(string Id, string? Ticket, string Connection, string? Key, string Group, string Class, string Code, string Message, DateTimeOffset At)
{
    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>The line of the manifest it has to do with, as <c>file:line:column</c>; null where there is none.</summary>
    public string? Place { get; init; }

    /// <summary>The digest of the connector that was in force.</summary>
    public string Manifest { get; init; } = "";

    /// <summary>The version of the row it was read from; 0 for one that is not stored yet.</summary>
    public long Version { get; init; }
}

/// <summary>Something that happened, for whoever listens.</summary>
/// <param name="Id">Grows with each event.</param>
/// <param name="At">When.</param>
/// <param name="Type">What: <c>ticket.created</c>, <c>ticket.updated</c>, <c>ticket.linked</c>, <c>ticket.deleted</c>, <c>conflict</c>.</param>
/// <param name="Ticket">The hub's ticket.</param>
/// <param name="Cause">What brought it about: the connection and key, or the intent.</param>
internal sealed record HubEvent(string Id, DateTimeOffset At, string Type, string Ticket, string Cause)
{
    /// <summary>What changed, by field.</summary>
    public IReadOnlyDictionary<string, (Value From, Value To)> Changes { get; init; } = new Dictionary<string, (Value, Value)>();
}

/// <summary>A person or team of the hub.</summary>
/// <param name="Id">Its identity: random, and never used twice.</param>
/// <param name="Kind"><c>user</c>, <c>team</c> or <c>organization</c>.</param>
internal sealed record HubPerson(string Id, string Kind)
{
    /// <summary>The systems that know them: connection → the system's key.</summary>
    public IReadOnlyDictionary<string, PersonReference> Keys { get; init; } = new Dictionary<string, PersonReference>();

    /// <summary>The name people read; null where it is not known.</summary>
    public string? Name { get; init; }

    /// <summary>The name they sign in with; null where it is not known.</summary>
    public string? Username { get; init; }

    /// <summary>Their address, in lower case; null where it is not known.</summary>
    public string? Email { get; init; }

    /// <summary>The version of the row it was read from; 0 for one that is not stored yet.</summary>
    public long Version { get; init; }
}

/// <summary>How a system knows a person, and why we think so.</summary>
/// <param name="Key">The system's key.</param>
/// <param name="Rule">The rule that found them: <c>table</c>, <c>origin</c>, <c>email</c>, <c>username</c>, <c>externalId</c>.</param>
/// <param name="At">When.</param>
internal sealed record PersonReference(string Key, string Rule, DateTimeOffset At);
