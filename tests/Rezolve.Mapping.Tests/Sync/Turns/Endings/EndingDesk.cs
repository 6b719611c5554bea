using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Turns.Endings;

/// <summary>An office whose tickets are deleted, merged and restored.</summary>
internal static class EndingDesk
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A ticket at both desks.</summary>
    public static async Task<(string A, string B)> LinkedAsync(this Office office, string subject = "printer")
    {
        var a = office.A.Add(("subject", Value.Of(subject)), ("status", Value.Of("new")), ("priority", Value.Of("3")));
        await office.SettleAsync();
        return (a, office.B.Tickets.Single(one => one.Value.Fields["subject"].Text == subject).Key);
    }

    /// <summary>Takes a ticket away, and gives what it was.</summary>
    public static DeskTicket Take(this Desk desk, string key)
    {
        var ticket = desk.Tickets[key];
        desk.Tickets.Remove(key);
        return ticket;
    }

    /// <summary>No ticket is shown by its key, whatever lists say.</summary>
    public static void Hide(this Desk desk) => desk.Reading = _ => new ReadReport(null, IsMissing: true);

    /// <summary>Sweeps and works, as often.</summary>
    public static async Task SweepAsync(this Office office, int rounds = 5)
    {
        for (var i = 0; i < rounds; i++)
            await office.RoundAsync(FeedKind.Keys);
    }

    /// <summary>Something names a record, before any feed does, and it is worked on.</summary>
    public static async Task HintAsync(this Office office, string desk, string key)
    {
        await office.Store.CommitAsync(new StoreChange { Writes = [WorkRows.Of("acme", new WorkItem(WorkItem.OfRecord(desk, key), office.Clock.GetUtcNow(), "hint"))] }, Token);
        using var pipeline = new SyncPipeline(office.Setting());
        await pipeline.WorkAsync(Token);
        await pipeline.EndAsync(Token);
    }

    public static async Task<LinkState> StateAsync(this Office office, string desk, string key) => (await office.LinkAsync(desk, key)).State;

    public static async Task<List<HubEvent>> EventsAsync(this Office office, string type) =>
        await office.Hub.EventsAsync(0, Token).Where(one => one.Type == type).ToListAsync(Token);

    public static SyncProgram Deleting(this SyncProgram program, DeletePolicy policy, params string[] mayDelete) => program with
    {
        OnDelete = policy,
        Sides = [.. program.Sides.Select(side => side with { MayDelete = mayDelete.Contains(side.Connection) })],
    };
}
