using Rezolve.Mapping.Reconciling.Transitions;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync;

/// <summary>Statuses that are reached in steps.</summary>
public sealed class StatusTests
{
    private readonly Office _office = new();

    public StatusTests()
    {
        _office.Desks["b"] = new Desk("b", _office.Clock)
        {
            Steps = new() { ["new"] = ["open"], ["open"] = ["work", "hold"], ["work"] = ["resolved"], ["hold"] = ["open"], ["resolved"] = ["open"], ["closed"] = [] },
        };
        Know();
    }

    [Fact]
    public async Task C8_Steps_on_the_way_are_ours_and_do_not_come_back_as_edits()
    {
        var (a, b) = await LinkedAsync();
        Learn();
        _office.A.Edit(a, ("status", Value.Of("resolved")));
        await _office.SettleAsync();

        Assert.Equal("resolved", _office.B.Text(b, "status"));
        Assert.Equal("resolved", _office.A.Text(a, "status"));
        Assert.Equal(["open", "work", "resolved"], _office.B.Tickets[b].History.Where(one => one.Field == "status").Select(one => one.Value.Text).SkipWhile(one => one != "open"));
        Assert.Single(_office.A.Tickets[a].History, one => one.Value.Kind == ValueKind.Text && one.Value.Text == "resolved");
        Assert.DoesNotContain(_office.A.Tickets[a].History, one => one.Value.Kind == ValueKind.Text && one.Value.Text is "open" or "work");
    }

    [Fact]
    public async Task C4_A_status_that_no_step_reaches_is_a_hold_that_says_where_one_may_go()
    {
        var (a, b) = await LinkedAsync();
        _office.A.Edit(a, ("status", Value.Of("closed")), ("subject", Value.Of("all the same")));
        await _office.SettleAsync();

        var hold = (await _office.LinkAsync("b", b)).Holds["status"];
        Assert.Equal("blocked", hold.Reason);
        Assert.Contains("no step leads from 'new' to 'closed'; from there one may go to open", hold.WaitsFor, StringComparison.Ordinal);
        Assert.Equal(("new", "all the same"), (_office.B.Text(b, "status"), _office.B.Text(b, "subject")));
        Assert.Equal("closed", _office.A.Text(a, "status"));
    }

    [Fact]
    public async Task C25_C39_Fields_that_a_step_needs_are_told_with_it()
    {
        Know([new Transition("open", "new", "open"), new Transition("work", "open", "work"), new Transition("resolved", "work", "resolved") { Requires = ["custom.order"] }]);
        var (a, b) = await LinkedAsync();
        _office.A.Edit(a, ("status", Value.Of("resolved")));
        await _office.SettleAsync();
        Assert.Contains("needs custom.order", (await _office.LinkAsync("b", b)).Holds["status"].WaitsFor, StringComparison.Ordinal);

        _office.A.Edit(a, ("custom.order", Value.Of("4711")));
        await _office.SettleAsync();

        Assert.Equal("resolved", _office.B.Text(b, "status"));
        Assert.Empty((await _office.LinkAsync("b", b)).Holds);
    }

    [Fact]
    public async Task An_edit_on_the_way_cancels_it_and_a_person_there_prevails_by_the_rule()
    {
        var (a, b) = await LinkedAsync();
        Learn();
        _office.A.Edit(a, ("status", Value.Of("resolved")));
        _office.B.After = order =>
        {
            if (order.Step?.To != "open")
                return null;
            _office.B.After = null;
            _office.Clock.Advance(TimeSpan.FromMinutes(2));
            _office.B.Edit(b, ("status", Value.Of("hold")));
            return null;
        };
        await _office.SettleAsync();

        Assert.Equal(_office.A.Text(a, "status"), _office.B.Text(b, "status"));
        Assert.Contains(await _office.ConflictsAsync(), conflict => conflict.Record.Group == "status");
    }

    [Fact]
    public async Task C8_A_step_on_the_way_is_not_taken_for_a_wish_when_somebody_edits_what_belongs_to_it()
    {
        _office.Know("b", facts => facts with { Groups = new Dictionary<string, IReadOnlyList<string>> { ["status"] = ["status", "custom.order"] } });
        var (a, b) = await LinkedAsync();
        Learn();
        _office.Know("b", facts => facts with { Groups = new Dictionary<string, IReadOnlyList<string>> { ["status"] = ["status", "custom.order"] } });
        _office.A.Edit(a, ("status", Value.Of("resolved")));
        _office.B.After = order =>
        {
            if (order.Step?.To == "open")
            {
                _office.Clock.Advance(TimeSpan.FromMinutes(2));
                _office.B.Edit(b, ("custom.order", Value.Of("4711")));
            }
            return null;
        };
        await _office.SettleAsync();

        Assert.Equal(("resolved", "resolved"), (_office.A.Text(a, "status"), _office.B.Text(b, "status")));
        Assert.Equal("4711", _office.A.Text(a, "custom.order"));
    }

    [Fact]
    public async Task C44_A_ticket_that_takes_no_writes_holds_what_is_due_and_says_so()
    {
        _office.Know("b", facts => facts with { Frozen = new HashSet<string> { "closed" } });
        var (a, b) = await LinkedAsync();
        _office.B.Edit(b, ("status", Value.Of("closed")));
        await _office.SettleAsync();
        _office.B.Writes.Clear();
        _office.A.Edit(a, ("subject", Value.Of("late")));
        await _office.SettleAsync();

        Assert.Empty(_office.B.Writes);
        Assert.Equal("frozen", (await _office.LinkAsync("b", b)).Holds["subject"].Reason);
        Assert.Equal("late", _office.A.Text(a, "subject"));
    }

    [Fact]
    public async Task A_way_that_one_ticket_went_is_known_to_the_next_process()
    {
        var (first, _) = await LinkedAsync();
        foreach (var status in new[] { "open", "work", "resolved" })
        {
            _office.A.Edit(first, ("status", Value.Of(status)));
            await _office.SettleAsync();
        }
        var second = _office.A.Add(("subject", Value.Of("mouse")), ("status", Value.Of("new")));
        await _office.SettleAsync();
        _office.A.Edit(second, ("status", Value.Of("resolved")));
        await _office.SettleAsync();

        Assert.Equal("resolved", _office.B.Text(_office.Twin("b"), "status"));
    }

    [Fact]
    public async Task C25_A_step_that_turned_out_to_need_a_field_is_taken_with_it()
    {
        var (a, b) = await LinkedAsync();
        _office.B.Before = order => order.Step is not null && !order.Change.ContainsKey("custom.order")
            ? new WriteReport { Result = WriteResult.Failed, Missing = ["custom.order"], Failure = new Failure(FailureClass.Validation, "RZ8005", "an order is needed") }
            : null;
        _office.A.Edit(a, ("status", Value.Of("open")));
        await _office.SettleAsync();
        Assert.Equal("new", _office.B.Text(b, "status"));

        _office.A.Edit(a, ("custom.order", Value.Of("4711")));
        await _office.SettleAsync();

        Assert.Equal(("open", "4711"), (_office.B.Text(b, "status"), _office.B.Text(b, "custom.order")));
        Assert.InRange(_office.B.Writes.Count(order => order.Step is not null), 2, 4);
        Assert.Empty((await _office.LinkAsync("b", b)).Holds);
    }

    [Fact]
    public async Task C33_What_is_reopened_on_one_side_is_reopened_on_the_other()
    {
        var (a, b) = await LinkedAsync();
        Learn();
        _office.A.Edit(a, ("status", Value.Of("resolved")));
        await _office.SettleAsync();
        Assert.Equal("resolved", _office.B.Text(b, "status"));

        _office.A.Edit(a, ("status", Value.Of("open")));
        await _office.SettleAsync();
        Assert.Equal(("open", "open"), (_office.A.Text(a, "status"), _office.B.Text(b, "status")));

        _office.A.Edit(a, ("status", Value.Of("resolved")));
        await _office.SettleAsync();
        _office.B.Edit(b, ("status", Value.Of("open")));
        await _office.SettleAsync();
        Assert.Equal(("open", "open"), (_office.A.Text(a, "status"), _office.B.Text(b, "status")));
        Assert.Empty(await _office.ConflictsAsync());
    }

    private void Know(IReadOnlyList<Transition>? known = null) => _office.Know("b", facts => DeskFacts.Of("b") with
    {
        Frozen = facts.Frozen,
        Transitions = new TransitionFacts(known ?? [], AreListed: true) { Targets = status => [status.Text], Canonical = Value.Of },
    });

    // What lies beyond the first step is only known once it was declared or seen.
    private void Learn() => Know([new Transition("work", "open", "work"), new Transition("resolved", "work", "resolved")]);

    private async Task<(string A, string B)> LinkedAsync()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("status", Value.Of("new")));
        await _office.SettleAsync();
        return (a, _office.Twin("b"));
    }
}
