using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Turns;

/// <summary>Whether a read may show a ticket as it was before what is known of it. Pure.</summary>
internal static class StaleRead
{
    /// <summary>How long to wait before another read can be believed; null where this one can.</summary>
    /// <param name="link">What is known.</param>
    /// <param name="external">What was read.</param>
    /// <param name="facts">What is known of the system.</param>
    public static TimeSpan? Of(TicketLink link, SystemTicket external, SystemFacts facts)
    {
        if (facts.ReadLag <= TimeSpan.Zero || link.RecordUpdatedAt is not { } known || external.UpdatedAt is not { } updated)
            return null;
        // Two changes in one tick of the system's clock carry the same instant: either may be the later one, for versions tell no order.
        var isOther = updated == known && external.Fingerprint != link.Fingerprint;
        if (updated >= known && !isOther)
            return null;
        // A read so late shows what is: the ticket was put back to an older state, or changed twice in one tick.
        var left = known + facts.ReadLag + facts.Resolution - external.ReadAt;
        return left > TimeSpan.Zero ? left : null;
    }
}
