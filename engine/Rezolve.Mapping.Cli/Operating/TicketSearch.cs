using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Cli.Operating;

/// <summary>Finds the tickets that people call by a name: the hub's id, or a system's key or number, a former one too.</summary>
internal static class TicketSearch
{
    /// <summary>The hub's ids of the tickets.</summary>
    /// <param name="desk">Where they are.</param>
    /// <param name="name">The name; <c>connection/key</c> names one of one connection.</param>
    /// <param name="links">The links that are looked through.</param>
    public static async Task<HashSet<string>> FindAsync(StoreDesk desk, string name, IAsyncEnumerable<TicketLink> links) =>
        await links.Where(link => link.Ticket == name || link.Key == name || link.Number == name || $"{link.Connection}/{link.Key}" == name || link.Aliases.Contains(name))
            .Select(link => link.Ticket).ToHashSetAsync(cancellationToken: desk.Cancellation);

    /// <summary>The one ticket of a name, with its links; else why there is none, or which there are.</summary>
    public static async Task<(HubTicket? Ticket, IReadOnlyList<TicketLink> Links, string? Problem)> OneAsync(StoreDesk desk, string name)
    {
        var ids = await FindAsync(desk, name, desk.Hub.LinksAsync(null, desk.Cancellation));
        if (ids.Count == 0 && await desk.Hub.TicketAsync(name, desk.Cancellation) is not null)
            ids.Add(name);
        if (ids.Count != 1)
        {
            var several = string.Join(", ", ids.Order(StringComparer.Ordinal));
            return (null, [], ids.Count == 0 ? $"No ticket is called '{name}' here or in any system." : $"Several tickets are called '{name}': {several}.");
        }
        var links = await desk.Hub.LinksAsync(null, desk.Cancellation).Where(link => ids.Contains(link.Ticket)).ToListAsync(desk.Cancellation);
        return await desk.Hub.TicketAsync(ids.Single(), desk.Cancellation) is { } ticket ? (ticket, links, null) : (null, links, $"The hub has no ticket {ids.Single()} any more.");
    }
}
