namespace Rezolve.Mapping.Hub;

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
