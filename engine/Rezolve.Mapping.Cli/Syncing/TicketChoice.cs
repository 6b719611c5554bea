using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Cli.Syncing;

/// <summary>The one ticket that a command is about, however a person named it.</summary>
/// <param name="hub">What is kept.</param>
internal sealed class TicketChoice(HubStore hub)
{
    private readonly HashSet<string> _tickets = new(StringComparer.Ordinal);
    private readonly HashSet<string> _records = new(StringComparer.Ordinal);

    /// <summary>Finds it: the hub's id, a system's key or number, or <c>connection/key</c>, of a record that is not linked too.</summary>
    /// <param name="word">What the person wrote.</param>
    /// <param name="connections">The connections of the sync.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>Whether there is something of that name.</returns>
    public async Task<bool> FindAsync(string word, IEnumerable<string> connections, CancellationToken cancellation)
    {
        if (await hub.TicketAsync(word, cancellation) is not null)
            _tickets.Add(word);
        await foreach (var link in hub.LinksAsync(null, cancellation))
        {
            if (link.Key == word || link.Number == word || $"{link.Connection}/{link.Key}" == word)
                _tickets.Add(link.Ticket);
        }
        if (_tickets.Count == 0 && word.Split('/', 2) is [var connection, { Length: > 0 } key] && connections.Contains(connection))
            _records.Add(WorkItem.OfRecord(connection, key));
        return _tickets.Count + _records.Count > 0;
    }

    /// <summary>Has it looked at now: at every system that has it, whatever the feeds told.</summary>
    public async Task QueueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = _records.Concat(_tickets.Select(WorkItem.OfTicket)).ToList();
        foreach (var ticket in _tickets)
        {
            if (await hub.TicketAsync(ticket, cancellation) is { } known)
                ids.AddRange(known.Links.Select(link => WorkItem.OfRecord(link.Key, link.Value)));
        }
        await hub.Rows.CommitAsync(new StoreChange { Writes = [.. ids.Select(id => WorkRows.Of(hub.Tenant, new WorkItem(id, now, "somebody asked")))] }, cancellation);
    }

    /// <summary>Whether work is about it. What a record becomes is about it too.</summary>
    public async ValueTask<bool> IsWantedAsync(WorkItem work)
    {
        if (_records.Contains(work.Id))
            return true;
        if (work.Record is { } record)
            return await hub.LinkAsync(record.Connection, record.Key, CancellationToken.None) is { } link && _tickets.Contains(link.Ticket);
        if (work.Ticket is not { } id)
            return false;
        return _tickets.Contains(id)
            || (_records.Count > 0 && await hub.TicketAsync(id, CancellationToken.None) is { } ticket && ticket.Links.Any(one => _records.Contains(WorkItem.OfRecord(one.Key, one.Value))));
    }
}
