namespace Rezolve.Mapping.Tests.EndToEnd.Step.Vendors;

/// <summary>The tickets of a toy desk. People and the sync change them by the same rules: steps of the state must be legal.</summary>
internal sealed class ToyTickets
{
    /// <summary>The name by which the sync is known.</summary>
    public const string Sync = "sync";

    private static readonly (string From, string To)[] Steps = [("new", "working"), ("working", "done"), ("done", "working")];

    private readonly Lock _lock = new();
    private readonly List<ToyTicket> _tickets = [];
    private long _version;

    /// <summary>How many changes the sync has made.</summary>
    public int Writes { get; private set; }

    /// <summary>All tickets.</summary>
    public IReadOnlyList<ToyTicket> All
    {
        get
        {
            lock (_lock)
                return [.. _tickets];
        }
    }

    /// <summary>Reads under the lock that changes are made under.</summary>
    public T Read<T>(Func<IReadOnlyList<ToyTicket>, T> read)
    {
        lock (_lock)
            return read(_tickets);
    }

    /// <summary>Makes a ticket.</summary>
    public ToyTicket Make(IEnumerable<KeyValuePair<string, object?>> fields, string? key, string by)
    {
        lock (_lock)
        {
            var ticket = new ToyTicket($"{_tickets.Count + 1}", key) { Made = DateTimeOffset.UtcNow };
            Set(ticket, fields, by);
            _tickets.Add(ticket);
            return ticket;
        }
    }

    /// <summary>The ticket of that key.</summary>
    public ToyTicket? Find(string id)
    {
        lock (_lock)
            return _tickets.Find(ticket => ticket.Id == id);
    }

    /// <summary>Changes a ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="fields">What it is to say.</param>
    /// <param name="version">The version that it must still have; null for any.</param>
    /// <param name="by">Who changes it.</param>
    /// <returns>The status of the answer: 200, 412 for another version, 422 for a step that there is not.</returns>
    public int Change(ToyTicket ticket, IReadOnlyDictionary<string, object?> fields, long? version, string by)
    {
        lock (_lock)
        {
            if (version is { } known && known != ticket.Version)
                return 412;
            if (fields.GetValueOrDefault("state") is string state && state != ticket.State && !Steps.Contains((ticket.State, state)))
                return 422;
            Set(ticket, fields, by);
            return 200;
        }
    }

    private void Set(ToyTicket ticket, IEnumerable<KeyValuePair<string, object?>> fields, string by)
    {
        foreach (var (field, value) in fields)
            ticket.Set(field, value, by);
        (ticket.Version, ticket.Changed) = (++_version, DateTimeOffset.UtcNow);
        Writes += by == Sync ? 1 : 0;
    }
}
