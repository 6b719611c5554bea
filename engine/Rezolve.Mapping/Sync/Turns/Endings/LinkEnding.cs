using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Sync.Turns.Endings;

/// <summary>What a link and its ticket are once the link has ended. Pure.</summary>
internal static class LinkEnding
{
    /// <summary>The link, kept so that late news cannot bring the ticket back. What was agreed stays with it, for the day it goes on.</summary>
    /// <param name="link">The link.</param>
    /// <param name="reason">Why it ends.</param>
    /// <param name="at">When.</param>
    /// <param name="into">The key of the ticket in its place; null where there is none.</param>
    public static TicketLink Of(TicketLink link, LinkEndReason reason, DateTimeOffset at, string? into = null) => link with
    {
        State = LinkState.Tombstoned,
        Intent = null,
        Holds = new Dictionary<string, GroupHold>(),
        // A record that comes back unchanged must not look as if nothing had happened.
        Fingerprint = UInt128.Zero,
        MissingSince = null,
        MissingChecks = 0,
        End = new LinkEnd(reason, at) { Into = into },
    };

    /// <summary>The ticket without the system, which does not get it again.</summary>
    public static HubTicket Left(HubTicket ticket, string connection) => Without(ticket, connection) with { Barred = [.. ticket.Barred.Append(connection).Distinct()] };

    /// <summary>The ticket without the system.</summary>
    public static HubTicket Without(HubTicket ticket, string connection) =>
        ticket with { Links = ticket.Links.Where(one => one.Key != connection).ToDictionary(StringComparer.Ordinal) };
}
