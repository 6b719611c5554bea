using Rezolve.Mapping.Hub.Monitors;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sla.Clocks;

namespace Rezolve.Mapping.Cli.Operating.Clocks;

/// <summary>How long what is done in the systems of a ticket takes to be known where it counts: here, or at the system whose clocks count.</summary>
internal sealed class ExpectedLags
{
    private const int Share = 95;

    private readonly StoreDesk _desk;
    private readonly Dictionary<string, TimeSpan> _lags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeSpan> _arrivals = new(StringComparer.Ordinal);

    private ExpectedLags(StoreDesk desk) => _desk = desk;

    /// <summary>Measures it for each connection: where several syncs read one, the first that does tells all.</summary>
    /// <param name="desk">Where it is kept how far feeds were read.</param>
    /// <param name="schedules">When the feeds of each sync are asked.</param>
    public static async Task<ExpectedLags> OfAsync(StoreDesk desk, IReadOnlyDictionary<string, SyncSchedule> schedules)
    {
        var all = new ExpectedLags(desk);
        foreach (var (sync, schedule) in schedules)
        {
            foreach (var connection in desk.Workspace.Syncs[sync].Connections)
            {
                var mark = MarkRows.Read(await desk.Hub.RowAsync(MarkRows.KeyOf(desk.Hub.Tenant, sync, connection), desk.Cancellation));
                Keep(all._lags, connection, SyncLag.Of(schedule.Poll, mark.LastRun, desk.Now));
                if (LagRows.Read(await desk.Hub.RowAsync(LagRows.KeyOf(desk.Hub.Tenant, sync, connection), desk.Cancellation)).Within(Share) is { } arrives)
                    Keep(all._arrivals, connection, arrives);
            }
        }
        return all;
    }

    /// <summary>What is to be expected for a ticket, of the slowest of its systems.</summary>
    /// <param name="ticket">The hub's ticket.</param>
    /// <param name="owner">The system whose clocks count, where what is done elsewhere has to arrive; null where the hub's do.</param>
    public async ValueTask<TimeSpan> OfAsync(string ticket, string? owner)
    {
        if (await _desk.Hub.TicketAsync(ticket, _desk.Cancellation) is not { } found)
            return TimeSpan.Zero;
        TimeSpan? arrives = owner is not null && found.Links.ContainsKey(owner) && _arrivals.TryGetValue(owner, out var known) ? known : null;
        return SyncLag.Of(found.Links.Keys.Where(_lags.ContainsKey).Select(connection => _lags[connection]), arrives);
    }

    private static void Keep(Dictionary<string, TimeSpan> spans, string connection, TimeSpan span) =>
        spans[connection] = spans.TryGetValue(connection, out var known) && known < span ? known : span;
}
