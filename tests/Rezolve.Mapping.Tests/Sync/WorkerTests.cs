using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync;

/// <summary>Several workers share the work of one sync: never two of them one ticket, and none of them after the right to work was lost.</summary>
public sealed class WorkerTests
{
    private const int Workers = 4;
    private const int Tickets = 6;

    private readonly Office _office = new();
    private int _ids = 1_000_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_tickets_are_worked_on_at_once_and_one_never_by_two()
    {
        await LinkedAsync();
        // Each ticket waits three times, one after the other: by itself, and for each of its records.
        var due = (await IdsAsync()).Select((id, at) => WorkRows.Of("acme", new WorkItem(id, _office.Clock.GetUtcNow().AddSeconds(at - 60), "test")));
        await _office.Store.CommitAsync(new StoreChange { Writes = [.. due] }, Token);
        foreach (var key in _office.A.Tickets.Keys)
            _office.A.Edit(key, ("priority", Value.Of("1")));
        var watch = new WorkerWatch(Workers);
        using var pipeline = new SyncPipeline(Setting(watch, Workers));
        while ((await pipeline.WorkAsync(Token)).Done > 0)
            ;
        await pipeline.EndAsync(Token);

        Assert.Equal((Workers, 1), (watch.MostTickets, watch.MostOfOne));
        Assert.Equal(Tickets, _office.B.Writes.Count(write => write.Kind == WriteKind.Update));
        Assert.All(_office.B.Tickets.Keys, key => Assert.Equal("1", _office.B.Text(key, "priority")));
    }

    [Fact]
    public async Task One_worker_works_on_one_ticket_after_the_other()
    {
        await LinkedAsync();
        foreach (var key in _office.A.Tickets.Keys)
            _office.A.Edit(key, ("priority", Value.Of("1")));
        var watch = new WorkerWatch(1);
        using var pipeline = new SyncPipeline(Setting(watch, 1));
        await pipeline.TakeInAsync("a", FeedKind.Changes, Token);
        await pipeline.WorkAsync(Token);

        Assert.Equal((1, 1), (watch.MostTickets, watch.MostOfOne));
        Assert.Equal(Tickets, _office.B.Writes.Count(write => write.Kind == WriteKind.Update));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Workers)]
    public async Task K9_A_worker_that_loses_the_right_in_the_midst_of_a_turn_commits_and_sends_nothing(int workers)
    {
        await LinkedAsync();
        foreach (var key in _office.A.Tickets.Keys)
            _office.A.Edit(key, ("priority", Value.Of("1")));
        var before = _office.B.Writes.Count;
        var taken = 0;
        using var heir = new SyncPipeline(_office.Setting());
        using var zombie = new SyncPipeline(Setting(new WorkerWatch(1), workers, async () =>
        {
            if (Interlocked.Exchange(ref taken, 1) == 1)
                return;
            _office.Clock.Advance(TimeSpan.FromHours(1));
            await heir.TakeInAsync("b", FeedKind.Changes, Token);
        }));
        await zombie.TakeInAsync("a", FeedKind.Changes, Token);

        await Assert.ThrowsAsync<LeaseLostException>(() => zombie.WorkAsync(Token));
        Assert.Equal(before, _office.B.Writes.Count);
        Assert.All(await LinksAsync(), link => Assert.Null(link.Intent));
        await heir.WorkAsync(Token);
        Assert.Equal(before + Tickets, _office.B.Writes.Count);
        Assert.All(_office.B.Tickets.Keys, key => Assert.Equal("1", _office.B.Text(key, "priority")));
    }

    private SyncSetting Setting(WorkerWatch watch, int workers, Func<Task>? before = null)
    {
        var setting = _office.Setting();
        return setting with
        {
            Systems = setting.Systems.ToDictionary(one => one.Key, one => one.Value with { Tickets = new WatchedTickets(_office.Desks[one.Key], watch, one.Key == "b" ? before : null) }),
            Limits = new SyncLimits { Lanes = workers },
            NewId = () => $"id{Interlocked.Increment(ref _ids):d8}",
        };
    }

    private async Task LinkedAsync()
    {
        for (var i = 0; i < Tickets; i++)
            _office.A.Add(("subject", Value.Of($"ticket {i}")), ("priority", Value.Of("3")));
        await _office.SettleAsync();
        Assert.Equal(Tickets, _office.B.Tickets.Count);
    }

    private async Task<List<TicketLink>> LinksAsync() => await _office.Hub.LinksAsync(null, Token).ToListAsync(Token);

    private async Task<IEnumerable<string>> IdsAsync()
    {
        var tickets = await _office.TicketsAsync();
        return tickets.SelectMany(ticket => ticket.Links.Select(link => WorkItem.OfRecord(link.Key, link.Value)).Prepend(WorkItem.OfTicket(ticket.Id)));
    }
}
