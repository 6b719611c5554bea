using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling.Transitions;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync;

/// <summary>A ticket that takes no writes any more, and one that follows it.</summary>
public sealed class FollowUpTests
{
    private readonly Office _office = new() { Decide = program => program with { OnFrozen = FrozenPolicy.FollowUp } };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task C44_What_is_due_goes_to_a_successor_which_takes_the_place_of_the_frozen_ticket()
    {
        var (a, b) = await ClosedAsync();
        _office.A.Edit(a, ("subject", Value.Of("late")));
        await _office.SettleAsync();

        var write = Assert.Single(_office.B.Writes);
        Assert.Equal((WriteKind.Create, b, "late"), (write.Kind, write.Follows?.Key, write.Change["subject"].Text));
        var next = _office.Twin("b");
        Assert.Equal(("printer", "late"), (_office.B.Text(b, "subject"), _office.B.Text(next, "subject")));
        Assert.Equal(next, Assert.Single(await _office.TicketsAsync()).Links["b"]);
        Assert.Equal((LinkState.Tombstoned, LinkState.Active), ((await _office.LinkAsync("b", b)).State, (await _office.LinkAsync("b", next)).State));
        Assert.Null(await _office.Hub.CreateAsync("b", (await _office.TicketsAsync())[0].Id, Token));

        // What is said of the old one counts no more; the new one is kept in step both ways.
        _office.B.Edit(b, ("priority", Value.Of("1")));
        _office.B.Edit(next, ("tags", Office.Set("vip")));
        await _office.SettleAsync();
        Assert.Equal(("", "vip"), (_office.A.Text(a, "priority"), Assert.Single(_office.A.Tickets[a].Fields["tags"].List).Text));
        Assert.Single(await _office.TicketsAsync());
        Assert.Single(_office.B.Writes);
    }

    [Fact]
    public async Task A_system_where_nothing_else_is_created_makes_successors_all_the_same()
    {
        var (a, _) = await ClosedAsync();
        _office.Know("b", facts => facts with { Abilities = facts.Abilities with { Create = false } });
        _office.Decide = program => program with { OnFrozen = FrozenPolicy.FollowUp, Sides = [.. program.Sides.Select(side => side with { Routes = [] })] };
        _office.A.Edit(a, ("subject", Value.Of("late")));
        await _office.SettleAsync();

        Assert.Equal("late", _office.B.Text(_office.Twin("b"), "subject"));
        Assert.Equal(2, _office.B.Tickets.Count);
    }

    [Fact]
    public async Task A_successor_that_is_frozen_in_turn_has_one_of_its_own()
    {
        var (a, _) = await ClosedAsync();
        _office.A.Edit(a, ("subject", Value.Of("late")));
        await _office.SettleAsync();
        _office.A.Edit(a, ("subject", Value.Of("later still")));
        await _office.SettleAsync();

        Assert.Equal(["printer", "late", "later still"], _office.B.Tickets.Keys.Select(key => _office.B.Text(key, "subject")));
        Assert.Equal(2, _office.B.Writes.Select(write => write.Intent).Distinct().Count());
    }

    [Fact]
    public async Task C29_A_successor_whose_answer_was_lost_is_looked_up_and_not_made_twice()
    {
        var (a, b) = await ClosedAsync();
        _office.B.After = _ => new WriteReport { Result = WriteResult.Unknown };
        _office.A.Edit(a, ("subject", Value.Of("late")));
        await _office.RoundAsync();
        _office.B.After = null;
        await _office.SettleAsync();

        Assert.Equal(2, _office.B.Tickets.Count);
        Assert.Single(_office.B.Writes);
        Assert.Equal(_office.Twin("b"), Assert.Single(await _office.TicketsAsync()).Links["b"]);
        Assert.NotEqual(b, _office.Twin("b"));
    }

    [Fact]
    public async Task K3_A_process_that_ends_before_the_successor_is_sent_leaves_its_create_to_the_next()
    {
        var (a, _) = await ClosedAsync();
        _office.B.Before = _ => throw new OperationCanceledException();
        _office.A.Edit(a, ("subject", Value.Of("late")));
        await Assert.ThrowsAsync<OperationCanceledException>(() => _office.RoundAsync());
        Assert.Equal("b100", (await _office.Hub.CreateAsync("b", (await _office.TicketsAsync())[0].Id, Token))?.Follows);
        _office.B.Before = null;
        _office.Clock.Advance(TimeSpan.FromMinutes(6));
        await _office.SettleAsync();

        Assert.Equal(2, _office.B.Tickets.Count);
        Assert.Equal("late", _office.B.Text(_office.Twin("b"), "subject"));
    }

    [Fact]
    public async Task A_status_that_no_step_reaches_any_more_is_said_to_a_successor()
    {
        _office.Know("b", facts => facts with
        {
            Transitions = new TransitionFacts([new Transition("close", "new", "closed")], AreListed: false) { Targets = status => [status.Text], Canonical = Value.Of },
        });
        var (a, b) = await ClosedAsync();
        _office.A.Edit(a, ("status", Value.Of("new")));
        await _office.SettleAsync();

        Assert.Equal(("closed", "new"), (_office.B.Text(b, "status"), _office.B.Text(_office.Twin("b"), "status")));
        Assert.Equal(b, Assert.Single(_office.B.Writes).Follows?.Key);
    }

    [Fact]
    public async Task A_step_that_leads_out_of_where_it_is_goes_before_a_successor()
    {
        _office.Know("b", facts => facts with
        {
            Transitions = new TransitionFacts([new Transition("close", "new", "closed"), new Transition("reopen", "closed", "new")], AreListed: false)
            {
                Targets = status => [status.Text],
                Canonical = Value.Of,
            },
        });
        var (a, b) = await ClosedAsync();
        _office.A.Edit(a, ("status", Value.Of("new")), ("subject", Value.Of("again")));
        await _office.SettleAsync();

        Assert.Single(_office.B.Tickets);
        Assert.Equal(("new", "again"), (_office.B.Text(b, "status"), _office.B.Text(b, "subject")));
    }

    [Fact]
    public async Task Where_no_successor_can_be_made_what_is_due_is_held_and_says_why()
    {
        var (a, b) = await ClosedAsync();
        _office.Know("b", facts => facts with { Abilities = facts.Abilities with { FollowUp = false } });
        _office.A.Edit(a, ("subject", Value.Of("late")));
        await _office.SettleAsync();

        Assert.Empty(_office.B.Writes);
        var hold = (await _office.LinkAsync("b", b)).Holds["subject"];
        Assert.Equal(("frozen", "the ticket takes no writes any more: it is 'closed', and the connector has no way to make one that follows it"), (hold.Reason, hold.WaitsFor));
    }

    [Fact]
    public async Task A_ticket_that_is_gone_has_no_successor_and_a_person_is_asked()
    {
        var (a, b) = await ClosedAsync();
        var reads = 0;
        _office.B.Reading = key => key == b && ++reads > 1 ? new ReadReport(null, IsMissing: true) : null;
        _office.A.Edit(a, ("subject", Value.Of("late")));
        await _office.SettleAsync();

        Assert.Empty(_office.B.Writes);
        Assert.Equal($"{b} is not there any more, so nothing can follow it", Assert.Single(await _office.LettersAsync()).Message);
    }

    [Fact]
    public async Task More_successors_than_anybody_can_have_meant_wait_for_a_persons_word()
    {
        for (var at = 0; at < 5; at++)
            _office.A.Add(("subject", Value.Of($"t{at}")), ("status", Value.Of("closed")));
        Know();
        await _office.SettleAsync();
        _office.Decide = program => program with { OnFrozen = FrozenPolicy.FollowUp, Guards = new SyncGuards { Creates = 2 } };
        foreach (var key in _office.A.Tickets.Keys)
            _office.A.Edit(key, ("subject", Value.Of("late")));
        await _office.SettleAsync();
        Assert.Equal(7, _office.B.Tickets.Count);

        _office.Decide = program => program with { OnFrozen = FrozenPolicy.FollowUp };
        await _office.Store.CommitAsync(new StoreChange { Deletes = [new RowCheck(new RowKey("acme", RowKinds.Guard, "create/b"), null)] }, Token);
        await _office.SettleAsync();
        Assert.Equal(10, _office.B.Tickets.Count);
    }

    private void Know() => _office.Know("b", facts => facts with
    {
        Frozen = new HashSet<string> { "closed" },
        Abilities = facts.Abilities with { FollowUp = true },
    });

    private async Task<(string A, string B)> ClosedAsync()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("status", Value.Of("new")));
        await _office.SettleAsync();
        var b = _office.Twin("b");
        Know();
        _office.B.Edit(b, ("status", Value.Of("closed")));
        await _office.SettleAsync();
        _office.B.Writes.Clear();
        return (a, b);
    }
}
