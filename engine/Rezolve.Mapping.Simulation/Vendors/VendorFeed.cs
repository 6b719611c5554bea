using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Vendors;

/// <summary>The feeds of a simulated vendor.</summary>
/// <param name="knobs">How it behaves.</param>
/// <param name="desk">Its tickets.</param>
/// <param name="reading">How a ticket is told.</param>
/// <param name="clock">The clock.</param>
internal sealed class VendorFeed(VendorKnobs knobs, VendorDesk desk, VendorReading reading, TimeProvider clock)
{
    private TimeSpan LookBack => knobs.SearchLag + knobs.Resolution + TimeSpan.FromSeconds(1);

    /// <summary>Reads a feed. Each page is asked for when it is wanted, so what happens in between shows.</summary>
    public async IAsyncEnumerable<TicketPage> ReadAsync(FeedRequest request)
    {
        var begun = desk.Now - LookBack;
        var from = request.Mark["at"].TryGetInteger(out var ticks) ? new DateTimeOffset(ticks, TimeSpan.Zero) : request.From ?? DateTimeOffset.MinValue;
        var rows = Rows(request.Kind, from);
        for (var at = 0; ; at += knobs.PageSize)
        {
            if (knobs.Feeds.Shifts)
                rows = Rows(request.Kind, from);
            var page = rows.Skip(at).Take(knobs.PageSize).ToList();
            var isLast = at + knobs.PageSize >= rows.Count;
            yield return Page(request.Kind, page, isLast, Mark(page, begun, from));
            if (isLast)
                yield break;
            await Task.CompletedTask.ConfigureAwait(false);
        }
    }

    private List<(VendorTicket Ticket, VendorState State)> Rows(FeedKind kind, DateTimeOffset from)
    {
        var seen = clock.GetUtcNow() - knobs.SearchLag;
        var all = desk.Tickets.Select(ticket => (Ticket: ticket, State: ticket.AsOf(seen)!)).Where(row => row.State is not null);
        return kind == FeedKind.Changes
            ? [.. all.Where(row => row.State.Stamp >= from && (knobs.Feeds.TellsDeleted || row.State.IsThere)).OrderBy(row => row.State.Stamp)]
            : [.. all.Where(row => row.State.IsThere)];
    }

    private TicketPage Page(FeedKind kind, List<(VendorTicket Ticket, VendorState State)> rows, bool isLast, Value mark)
    {
        var tickets = rows.Select(row => Row(kind, row.Ticket, row.State)).ToList();
        if (knobs.Feeds.Repeats && kind == FeedKind.Changes)
            tickets.AddRange(tickets.ToList());
        if (knobs.Feeds.Disorders && kind == FeedKind.Changes)
            tickets.Reverse();
        return new TicketPage { Tickets = tickets, IsLast = isLast, Mark = kind == FeedKind.Changes ? mark : Value.Undefined };
    }

    private PageTicket Row(FeedKind kind, VendorTicket ticket, VendorState state)
    {
        if (kind == FeedKind.Keys || (kind == FeedKind.Changes && knobs.Feeds.NamesOnly))
            return new PageTicket(ticket.Key, UInt128.Zero, null);
        var told = reading.Tell(ticket, state);
        return new PageTicket(ticket.Key, told.Fingerprint, () => told);
    }

    // Never a time of its own: the newest that was seen, or as far back as the index may lag behind what it did not show yet.
    private static Value Mark(List<(VendorTicket Ticket, VendorState State)> page, DateTimeOffset begun, DateTimeOffset from)
    {
        var newest = page.Count == 0 ? from : page.Max(row => row.State.Stamp);
        var at = newest < begun ? newest : begun;
        return Value.Of(new ValueObject { ["at"] = Value.Of((at < from ? from : at).UtcTicks) });
    }
}
