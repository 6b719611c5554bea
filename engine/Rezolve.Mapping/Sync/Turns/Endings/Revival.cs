using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Sync.Turns.Endings;

/// <summary>
/// A link that had ended and goes on: with a new epoch and with what was agreed before, so that whatever changed on either side since is an edit. Pure.
/// </summary>
/// <param name="Ticket">The ticket, linked again.</param>
/// <param name="Link">The link as it goes on.</param>
internal sealed record Revival(HubTicket Ticket, TicketLink Link)
{
    /// <summary>Why a link cannot go on; null where it can.</summary>
    /// <param name="ticket">The hub's ticket of the link; null where there is none any more.</param>
    /// <param name="link">The link.</param>
    public static string? ObjectionTo(HubTicket? ticket, TicketLink link) =>
        link.State != LinkState.Tombstoned ? $"{link.Connection}/{link.Key} has not ended"
        : link.MergedInto is { } into ? $"{link.Connection}/{link.Key} is part of {into} there now"
        : ticket is null ? $"the hub has no ticket {link.Ticket} any more"
        : ticket.Links.TryGetValue(link.Connection, out var other) ? $"{link.Ticket} has {link.Connection}/{other} now"
        : null;

    /// <summary>The link and its ticket as they go on. There must be no objection.</summary>
    /// <param name="ticket">The hub's ticket; one that was deleted there is there again.</param>
    /// <param name="link">The link, which has ended.</param>
    public static Revival Of(HubTicket ticket, TicketLink link) => new(
        ticket with
        {
            Links = new Dictionary<string, string>(ticket.Links, StringComparer.Ordinal) { [link.Connection] = link.Key },
            Barred = [.. ticket.Barred.Where(one => one != link.Connection)],
            DeletedAt = null,
        },
        // What was read of the record before says nothing of what it is now.
        link with { State = LinkState.Active, Epoch = link.Epoch + 1, End = null, RecordVersion = null, RecordUpdatedAt = null, Fingerprint = UInt128.Zero });
}
