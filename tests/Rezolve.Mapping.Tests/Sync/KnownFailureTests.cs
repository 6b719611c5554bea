using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync;

/// <summary>The known failures of such systems, by their numbers: none of them happens here.</summary>
public sealed class KnownFailureTests
{
    private readonly Office _office = new();

    [Fact]
    public async Task C1_Edits_of_two_fields_at_once_both_survive()
    {
        var (a, b) = await LinkedAsync();
        _office.A.Edit(a, ("subject", Value.Of("from a")));
        _office.B.Edit(b, ("priority", Value.Of("1")));

        await _office.SettleAsync();

        Assert.Equal(("from a", "1"), (_office.A.Text(a, "subject"), _office.A.Text(a, "priority")));
        Assert.Equal(("from a", "1"), (_office.B.Text(b, "subject"), _office.B.Text(b, "priority")));
        Assert.Empty(await _office.ConflictsAsync());
    }

    [Fact]
    public async Task C2_Successive_edits_of_one_text_end_in_the_last()
    {
        var (a, b) = await LinkedAsync();
        for (var i = 0; i < 10; i++)
        {
            _office.A.Edit(a, ("subject", Value.Of($"edit {i}")));
            await _office.RoundAsync();
        }
        await _office.SettleAsync();

        Assert.Equal("edit 9", _office.B.Text(b, "subject"));
        Assert.Equal("edit 9", _office.A.Text(a, "subject"));
        Assert.Empty(await _office.ConflictsAsync());
        Assert.Empty((await _office.LinkAsync("b", b)).Holds);
    }

    [Fact]
    public async Task C5_C15_What_was_made_comes_back_as_itself_and_is_made_once()
    {
        var (a, b) = await LinkedAsync();
        await _office.RoundAsync();
        await _office.RoundAsync(FeedKind.All);

        Assert.Single(_office.A.Tickets);
        Assert.Single(_office.B.Tickets);
        Assert.Single(await _office.TicketsAsync());
        Assert.Equal((a, b), (_office.A.Tickets.Keys.Single(), _office.B.Tickets.Keys.Single()));
    }

    [Fact]
    public async Task C10_A_value_that_does_not_prevail_is_kept()
    {
        var (a, b) = await LinkedAsync();
        _office.A.Edit(a, ("subject", Value.Of("from a")));
        _office.Clock.Advance(TimeSpan.FromMinutes(10));
        _office.B.Edit(b, ("subject", Value.Of("from b")));

        await _office.SettleAsync();

        Assert.Equal(_office.A.Text(a, "subject"), _office.B.Text(b, "subject"));
        var conflict = Assert.Single(await _office.ConflictsAsync());
        var values = conflict.Record.Members.Single();
        Assert.Equal(new[] { "from a", "from b" }, new[] { values.Hub.Text, values.External.Text }.Order());
    }

    [Fact]
    public async Task C11_A_second_run_writes_nothing()
    {
        await LinkedAsync();
        await _office.SettleAsync();
        var (writes, events) = (_office.A.Writes.Count + _office.B.Writes.Count, await EventsAsync());

        var (read, work) = await _office.RoundAsync(FeedKind.All);

        Assert.Equal(writes, _office.A.Writes.Count + _office.B.Writes.Count);
        Assert.Equal(events, await EventsAsync());
        Assert.Equal((2, 2, 0), (read.Read, read.Unchanged, work.Taken));
    }

    [Fact]
    public async Task C12_An_edit_that_nobody_told_of_yet_is_read_before_anything_is_written_over_it()
    {
        var (a, b) = await LinkedAsync();
        _office.B.Edit(b, ("status", Value.Of("resolved")));
        _office.A.Edit(a, ("subject", Value.Of("from a")));
        using var pipeline = new SyncPipeline(_office.Setting());
        await pipeline.TakeInAsync("a", FeedKind.Changes, TestContext.Current.CancellationToken);
        await pipeline.WorkAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("from a", "resolved"), (_office.B.Text(b, "subject"), _office.B.Text(b, "status")));
        Assert.Equal("resolved", _office.A.Text(a, "status"));
    }

    [Fact]
    public async Task C14_A_conflict_that_was_decided_does_not_come_again()
    {
        await C10_A_value_that_does_not_prevail_is_kept();
        var count = (await _office.ConflictsAsync()).Single().Count;
        await _office.RoundAsync(FeedKind.All);
        await _office.SettleAsync();

        Assert.Equal(count, (await _office.ConflictsAsync()).Single().Count);
    }

    [Fact]
    public async Task C16_C29_A_create_whose_answer_was_lost_is_looked_for_and_not_repeated()
    {
        _office.B.After = order => order.Kind == WriteKind.Create ? new WriteReport { Result = WriteResult.Unknown } : null;
        _office.A.Add(("subject", Value.Of("printer")));
        await _office.RoundAsync();
        Assert.Single(_office.B.Tickets);
        _office.B.After = null;

        await _office.SettleAsync();

        Assert.Single(_office.B.Tickets);
        Assert.Single(_office.B.Writes, order => order.Kind == WriteKind.Create);
        Assert.Equal(_office.Twin("b"), (await _office.TicketsAsync()).Single().Links["b"]);
    }

    [Fact]
    public async Task C29_A_create_that_never_arrived_is_sent_again_with_the_same_key()
    {
        _office.B.Before = order => order.Kind == WriteKind.Create ? new WriteReport { Result = WriteResult.Unknown } : null;
        _office.A.Add(("subject", Value.Of("printer")));
        await _office.RoundAsync();
        _office.B.Before = null;

        await _office.SettleAsync();

        Assert.Single(_office.B.Tickets);
        Assert.Equal(2, _office.B.Writes.Count(order => order.Kind == WriteKind.Create));
        Assert.Single(_office.B.Writes.Select(order => order.Intent).Distinct());
    }

    [Fact]
    public async Task C19_What_was_deleted_leaves_no_dead_link_and_is_not_made_again()
    {
        var (a, b) = await LinkedAsync();
        _office.B.Tickets.Remove(b);

        for (var i = 0; i < 5; i++)
            await _office.RoundAsync(FeedKind.Keys);

        Assert.Empty(_office.B.Tickets);
        Assert.Equal(LinkState.Tombstoned, (await _office.LinkAsync("b", b)).State);
        _office.A.Edit(a, ("subject", Value.Of("later")));
        await _office.SettleAsync();
        Assert.Empty(_office.B.Tickets);
    }

    [Fact]
    public async Task C34_A_rule_that_reverts_our_write_is_not_fought_for_ever()
    {
        var (a, b) = await LinkedAsync();
        _office.Policies = new(new FieldPolicy { Owner = "hub" }, new Dictionary<string, FieldPolicy>());
        _office.B.Rule = (field, value) => field == "subject" ? Value.Of("always this") : value;
        var ticket = (await _office.TicketsAsync()).Single().Id;
        await new HubEdits(_office.Setting()).SetAsync(ticket, new Dictionary<string, Value> { ["subject"] = Value.Of("what we want") }, TestContext.Current.CancellationToken);

        for (var i = 0; i < 20; i++)
            await _office.RoundAsync(FeedKind.All);

        Assert.Equal("contested", (await _office.LinkAsync("b", b)).Holds["subject"].Reason);
        Assert.InRange(_office.B.Writes.Count, 1, 8);
        _office.B.Writes.Clear();
        await _office.RoundAsync(FeedKind.All);
        Assert.Empty(_office.B.Writes);
    }

    [Fact]
    public async Task C40_Tags_of_others_stay()
    {
        var (a, b) = await LinkedAsync();
        _office.B.Edit(b, ("tags", Office.Set("theirs", "vip")));
        await _office.SettleAsync();
        _office.A.Edit(a, ("tags", Office.Set("ours", "theirs", "vip")));
        _office.B.Edit(b, ("tags", Office.Set("new", "theirs", "vip")));

        await _office.SettleAsync();

        Assert.Equal("""["new","ours","theirs","vip"]""", _office.B.Tickets[b].Fields["tags"].ToString());
        Assert.Equal("""["new","ours","theirs","vip"]""", _office.A.Tickets[a].Fields["tags"].ToString());
    }

    private async Task<int> EventsAsync() => (await _office.Hub.EventsAsync(0, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).Count;

    private async Task<(string A, string B)> LinkedAsync()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("status", Value.Of("new")), ("priority", Value.Of("3")));
        await _office.SettleAsync();
        Assert.Single(_office.B.Tickets);
        return (a, _office.Twin("b"));
    }
}
