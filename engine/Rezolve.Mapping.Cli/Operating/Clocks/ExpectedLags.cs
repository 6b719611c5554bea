using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sla.Clocks;

namespace Rezolve.Mapping.Cli.Operating.Clocks;

/// <summary>How long what is done in the systems of a ticket takes to be known here.</summary>
internal sealed class ExpectedLags
{
    private readonly StoreDesk _desk;
    private readonly Dictionary<string, TimeSpan> _lags;

    private ExpectedLags(StoreDesk desk, Dictionary<string, TimeSpan> lags) => (_desk, _lags) = (desk, lags);

    /// <summary>Measures it for each connection: where several syncs read one, the first that does tells all.</summary>
    /// <param name="desk">Where it is kept how far feeds were read.</param>
    /// <param name="schedules">When the feeds of each sync are asked.</param>
    public static async Task<ExpectedLags> OfAsync(StoreDesk desk, IReadOnlyDictionary<string, SyncSchedule> schedules)
    {
        var lags = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var (sync, schedule) in schedules)
        {
            foreach (var connection in desk.Workspace.Syncs[sync].Connections)
            {
                var mark = MarkRows.Read(await desk.Hub.RowAsync(MarkRows.KeyOf(desk.Hub.Tenant, sync, connection), desk.Cancellation));
                var lag = SyncLag.Of(schedule.Poll, mark.LastRun, desk.Now);
                lags[connection] = lags.TryGetValue(connection, out var known) && known < lag ? known : lag;
            }
        }
        return new ExpectedLags(desk, lags);
    }

    /// <summary>What is to be expected for a ticket, of the slowest of its systems.</summary>
    public async ValueTask<TimeSpan> OfAsync(string ticket) => await _desk.Hub.TicketAsync(ticket, _desk.Cancellation) is { } found
        ? SyncLag.Of(found.Links.Keys.Where(_lags.ContainsKey).Select(connection => _lags[connection])) : TimeSpan.Zero;
}
