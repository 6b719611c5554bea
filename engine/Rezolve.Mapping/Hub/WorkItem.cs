namespace Rezolve.Mapping.Hub;

/// <summary>Something to be looked at: a hint, never a payload. The same thing waits once.</summary>
/// <param name="Id">What it is about: <c>ticket:ID</c>, or <c>record:CONNECTION:KEY</c> for a record that is not linked.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="Cause">What brought it about.</param>
internal sealed record WorkItem(string Id, DateTimeOffset DueAt, string Cause)
{
    /// <summary>The cause of work that a system told of by itself.</summary>
    public const string Told = "webhook";

    /// <summary>How often it was tried in vain.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was first tried in vain; null where it was not.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Until when systems are left alone that failed, by connection: what is due at another meanwhile does not ask them.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Rests { get; init; } = new Dictionary<string, DateTimeOffset>();

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
