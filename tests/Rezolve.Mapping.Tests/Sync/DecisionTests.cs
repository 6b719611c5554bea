using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync;

/// <summary>What a person decides about what stands still.</summary>
public sealed class DecisionTests
{
    private readonly Office _office = new() { Policies = new(new FieldPolicy { Conflict = "manual" }, new Dictionary<string, FieldPolicy>()) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("hub", "from a")]
    [InlineData("external", "from b")]
    public async Task A_clash_waits_for_a_person_and_the_side_that_is_named_holds(string side, string value)
    {
        var (a, b) = await ClashAsync();
        var open = Assert.Single(await _office.ConflictsAsync(), conflict => conflict.IsOpen);
        Assert.Equal("conflict", (await _office.LinkAsync("b", b)).Holds["subject"].Reason);
        await _office.Store.CommitAsync(new StoreChange { Writes = [ConflictRows.Of("acme", open with { IsOpen = false, Decision = side })] }, Token);
        await QueueAsync(open.Ticket);

        await _office.SettleAsync();

        Assert.Equal((value, value), (_office.A.Text(a, "subject"), _office.B.Text(b, "subject")));
        Assert.Empty((await _office.LinkAsync("b", b)).Holds);
        Assert.Single(await _office.ConflictsAsync());
    }

    [Fact]
    public async Task A_clash_that_nobody_decides_is_recorded_once_and_both_keep_theirs()
    {
        var (a, b) = await ClashAsync();
        for (var i = 0; i < 4; i++)
            await _office.RoundAsync(FeedKind.All);

        Assert.Equal(("from a", "from b"), (_office.A.Text(a, "subject"), _office.B.Text(b, "subject")));
        Assert.Equal(1, Assert.Single(await _office.ConflictsAsync()).Count);
        _office.A.Edit(a, ("priority", Value.Of("1")));
        await _office.SettleAsync();
        Assert.Equal("1", _office.B.Text(b, "priority"));
        Assert.Equal(1, Assert.Single(await _office.ConflictsAsync()).Count);
    }

    [Fact]
    public async Task A_contested_group_is_released_to_the_side_that_a_person_names()
    {
        var (_, b) = await ClashAsync();
        var link = await _office.LinkAsync("b", b);
        var held = new Dictionary<string, GroupHold> { ["subject"] = new("contested", "subject", "a person", _office.Clock.GetUtcNow()) { Decision = "external" } };
        await _office.Store.CommitAsync(new StoreChange { Writes = [LinkRows.Of("acme", link with { Holds = held })] }, Token);
        await QueueAsync(link.Ticket);

        await _office.SettleAsync();

        Assert.Equal("from b", (await _office.TicketsAsync()).Single()["subject"].Text);
    }

    private async Task QueueAsync(string ticket) =>
        await _office.Store.CommitAsync(new StoreChange { Writes = [WorkRows.Of("acme", new WorkItem(WorkItem.OfTicket(ticket), _office.Clock.GetUtcNow(), "decided"))] }, Token);

    private async Task<(string A, string B)> ClashAsync()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")));
        await _office.SettleAsync();
        var b = _office.Twin("b");
        _office.A.Edit(a, ("subject", Value.Of("from a")));
        _office.B.Edit(b, ("subject", Value.Of("from b")));
        await _office.SettleAsync();
        return (a, b);
    }
}
