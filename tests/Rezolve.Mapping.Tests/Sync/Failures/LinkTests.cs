using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Failures;

/// <summary>Tickets that move, that become one, and that several systems have a word in.</summary>
public sealed class LinkTests
{
    private readonly Office _office = new();

    [Fact]
    public async Task C17_A_ticket_that_gets_another_number_stays_linked_by_its_key()
    {
        var (a, b) = await LinkedAsync("printer");
        _office.A.Tickets[a].Number = "OLD-1";
        _office.A.Edit(a, ("priority", Value.Of("2")));
        await _office.SettleAsync();
        _office.A.Tickets[a].Number = "NEW-7";
        _office.A.Edit(a, ("status", Value.Of("open")));
        await _office.SettleAsync();

        Assert.Equal("open", _office.B.Text(b, "status"));
        Assert.Equal("NEW-7", (await _office.LinkAsync("a", a)).Number);
        _office.B.Edit(b, ("status", Value.Of("resolved")));
        await _office.SettleAsync();
        Assert.Equal("resolved", _office.A.Text(a, "status"));
        Assert.Single(await _office.TicketsAsync());
    }

    [Fact]
    public async Task C17_C18_A_ticket_that_became_another_takes_its_link_along_and_what_the_other_says_is_an_edit()
    {
        var (a, b) = await LinkedAsync("printer");
        var other = _office.A.Add(("subject", Value.Of("all printers")), ("status", Value.Of("new")), ("priority", Value.Of("3")));
        _office.A.Tickets[a].MergedInto = other;
        _office.A.Edit(a);
        _office.B.Edit(b, ("priority", Value.Of("1")));
        await HintAsync(a);
        await _office.SettleAsync();

        Assert.Equal(("all printers", "1"), (_office.A.Text(other, "subject"), _office.A.Text(other, "priority")));
        Assert.Equal(("all printers", "1"), (_office.B.Text(b, "subject"), _office.B.Text(b, "priority")));
        Assert.Equal((LinkState.Tombstoned, LinkState.Active), ((await _office.LinkAsync("a", a)).State, (await _office.LinkAsync("a", other)).State));
        Assert.Equal([a], (await _office.LinkAsync("a", other)).Aliases);
        Assert.Single(_office.B.Tickets);
        Assert.Equal(other, (await _office.TicketsAsync()).Single().Links["a"]);
    }

    [Fact]
    public async Task C18_A_ticket_that_became_one_that_is_linked_ends_its_link_and_the_other_goes_on()
    {
        var (a, b) = await LinkedAsync("printer");
        var (other, otherB) = await LinkedAsync("all printers");
        _office.A.Tickets[a].MergedInto = other;
        _office.A.Edit(a, ("status", Value.Of("closed")));
        await _office.SettleAsync();
        _office.A.Edit(other, ("status", Value.Of("open")));
        await _office.SettleAsync();

        Assert.Equal((LinkState.Tombstoned, "new"), ((await _office.LinkAsync("a", a)).State, _office.B.Text(b, "status")));
        Assert.Equal("open", _office.B.Text(otherB, "status"));
        Assert.Equal((2, 2), (_office.A.Tickets.Count, _office.B.Tickets.Count));
        var events = await _office.Hub.EventsAsync(0, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"a: {a} is {other} now", Assert.Single(events, one => one.Type == "ticket.unlinked").Cause);
    }

    [Fact]
    public async Task C18_Many_that_become_one_at_once_wait_for_a_persons_word()
    {
        _office.Decide = program => program with { Guards = new SyncGuards { Deletes = 2 } };
        var all = new List<string>();
        for (var i = 0; i < 6; i++)
            all.Add(_office.A.Add(("subject", Value.Of($"ticket {i}"))));
        await _office.SettleAsync();
        foreach (var key in all.Skip(1))
        {
            _office.A.Tickets[key].MergedInto = all[0];
            _office.A.Edit(key);
        }
        for (var i = 0; i < 4; i++)
            await _office.RoundAsync();

        Assert.Equal(4, (await _office.TicketsAsync()).Count(ticket => ticket.Links.ContainsKey("a")));
    }

    [Fact]
    public async Task C20_Of_several_systems_one_owns_a_field_and_the_others_do_not_fight_over_it()
    {
        var office = new Office("a", "b", "c")
        {
            Policies = new(new FieldPolicy(), new Dictionary<string, FieldPolicy> { ["priority"] = new() { Owner = "a" } }),
        };
        var a = office.A.Add(("subject", Value.Of("printer")), ("priority", Value.Of("3")));
        await office.SettleAsync();
        var c = office.Desks["c"];
        foreach (var desk in office.Desks.Values)
            desk.Writes.Clear();
        office.A.Edit(a, ("priority", Value.Of("1")));
        office.B.Edit(office.Twin("b"), ("priority", Value.Of("2")));
        c.Edit(office.Twin("c"), ("priority", Value.Of("4")));
        await office.SettleAsync();

        Assert.Equal(("1", "1", "1"), (office.A.Text(a, "priority"), office.B.Text(office.Twin("b"), "priority"), c.Text(office.Twin("c"), "priority")));
        Assert.Empty(office.A.Writes);
        Assert.InRange(office.B.Writes.Count, 1, 2);
        Assert.InRange(c.Writes.Count, 1, 2);
        Assert.Equal(["2", "4"], (await office.ConflictsAsync()).Select(one => one.Record.Members.Single().External.Text).Order());
    }

    // A hint may be faster than any feed.
    private async Task HintAsync(string key)
    {
        var item = new WorkItem(WorkItem.OfRecord("a", key), _office.Clock.GetUtcNow(), "hint");
        await _office.Store.CommitAsync(new StoreChange { Writes = [WorkRows.Of("acme", item)] }, TestContext.Current.CancellationToken);
        using var pipeline = new SyncPipeline(_office.Setting());
        await pipeline.WorkAsync(TestContext.Current.CancellationToken);
        await pipeline.EndAsync(TestContext.Current.CancellationToken);
    }

    private async Task<(string A, string B)> LinkedAsync(string subject)
    {
        var a = _office.A.Add(("subject", Value.Of(subject)), ("status", Value.Of("new")), ("priority", Value.Of("3")));
        await _office.SettleAsync();
        return (a, _office.Twin("b"));
    }
}
