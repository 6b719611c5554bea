using CsCheck;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workflow;

namespace Rezolve.Mapping.Tests.Sync;

/// <summary>A status that the hub's workflow does not have is held: never taken, never lost.</summary>
public sealed class WorkflowTests
{
    private static readonly HubWorkflow Flow = new()
    {
        Statuses = new HashSet<string> { "new", "open", "onHold", "resolved" },
        Steps = [new("new", "open"), new("open", "onHold"), new("onHold", "open"), new("open", "resolved") { Requires = ["priority"] }, new("resolved", "open")],
        ReopenWithin = TimeSpan.FromDays(7),
    };

    private readonly Office _office = new() { Decide = program => program with { Workflow = Flow } };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_step_that_the_workflow_has_goes_through()
    {
        var (a, b) = await LinkedAsync();
        await EditAsync(a, "open");

        Assert.Equal(("open", "open"), (await StatusAsync(), _office.B.Text(b, "status")));
    }

    [Fact]
    public async Task A_step_that_it_has_not_is_held_and_the_rest_of_the_ticket_goes_on()
    {
        var (a, b) = await LinkedAsync();
        _office.A.Edit(a, ("subject", Value.Of("all the same")));
        await EditAsync(a, "resolved");

        var hold = (await _office.LinkAsync("a", a)).Holds["status"];
        Assert.Equal(("workflow", "status"), (hold.Reason, hold.Field));
        Assert.Equal("no step of the hub's leads from 'new' to 'resolved', but to open: let the workflow have it, or name the side that holds", hold.WaitsFor);
        Assert.Equal(("new", "new", "resolved"), (await StatusAsync(), _office.B.Text(b, "status"), _office.A.Text(a, "status")));
        Assert.Equal("all the same", _office.B.Text(b, "subject"));
        Assert.Empty(await _office.ConflictsAsync());
    }

    [Fact]
    public async Task A_hold_is_told_once_as_an_event()
    {
        var (a, _) = await LinkedAsync();
        await EditAsync(a, "resolved");
        for (var i = 0; i < 3; i++)
            await _office.RoundAsync(FeedKind.All);

        var told = Assert.Single(await EventsAsync("ticket.held"));
        Assert.Equal(("noStep", "noStep"), (told.About["code"], (await _office.LinkAsync("a", a)).Holds["status"].Code));
        Assert.Equal(("a", a, "status", "workflow"), (told.About["connection"], told.About["key"], told.About["group"], told.About["reason"]));
    }

    [Fact]
    public async Task A_step_that_needs_a_field_is_held_until_it_is_there_and_one_that_comes_with_it_counts()
    {
        var (a, b) = await LinkedAsync();
        await EditAsync(a, "open");
        await EditAsync(a, "resolved");
        Assert.Equal(("workflow", "priority"), await HoldAsync("a", a));

        _office.B.Edit(b, ("priority", Value.Of("2")));
        await _office.SettleAsync();
        Assert.Equal(("resolved", "resolved"), (await StatusAsync(), _office.B.Text(b, "status")));
        Assert.Empty((await _office.LinkAsync("a", a)).Holds);

        var (c, d) = await LinkedAsync();
        await EditAsync(c, "open");
        _office.A.Edit(c, ("priority", Value.Of("1")), ("status", Value.Of("resolved")));
        await _office.SettleAsync();
        Assert.Equal("resolved", _office.B.Text(d, "status"));
    }

    [Fact]
    public async Task What_is_held_goes_on_when_a_step_has_led_to_where_it_may_be_taken()
    {
        var (a, b) = await LinkedAsync();
        await EditAsync(a, "onHold");
        Assert.Equal(("workflow", "status"), await HoldAsync("a", a));

        _office.A.Edit(a, ("status", Value.Of("open")));
        await _office.SettleAsync();
        Assert.Equal(("open", "open"), (await StatusAsync(), _office.B.Text(b, "status")));
        Assert.Empty((await _office.LinkAsync("a", a)).Holds);
    }

    [Fact]
    public async Task A_status_that_the_hub_has_not_is_held_also_of_a_ticket_that_is_new()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("status", Value.Of("closed")));
        await _office.SettleAsync();

        var ticket = Assert.Single(await _office.TicketsAsync());
        Assert.True(ticket["status"].IsNothing);
        Assert.Equal(("workflow", "status"), await HoldAsync("a", a));
        Assert.Equal("printer", _office.B.Text(_office.Twin("b"), "subject"));
        Assert.Equal("closed", _office.A.Text(a, "status"));

        await EditAsync(a, "open");
        Assert.Equal("open", await StatusAsync());
    }

    [Theory]
    [InlineData(6, "open")]
    [InlineData(8, "resolved")]
    public async Task After_the_reopen_window_a_ticket_is_not_opened_again(int days, string status)
    {
        var (a, _) = await LinkedAsync();
        await EditAsync(a, "open");
        _office.A.Edit(a, ("priority", Value.Of("1")), ("status", Value.Of("resolved")));
        await _office.SettleAsync();
        _office.Clock.Advance(TimeSpan.FromDays(days));
        await EditAsync(a, "open");

        Assert.Equal(status, await StatusAsync());
        Assert.Equal(days > 7, (await _office.LinkAsync("a", a)).Holds.ContainsKey("status"));
    }

    [Fact]
    public async Task Whether_the_window_was_open_counts_when_it_happened_not_when_it_was_read()
    {
        var (a, _) = await LinkedAsync();
        await EditAsync(a, "open");
        _office.A.Edit(a, ("priority", Value.Of("1")), ("status", Value.Of("resolved")));
        await _office.SettleAsync();
        _office.Clock.Advance(TimeSpan.FromDays(6));
        _office.A.Edit(a, ("status", Value.Of("open")));
        _office.Clock.Advance(TimeSpan.FromDays(6));
        await _office.SettleAsync();

        Assert.Equal("open", await StatusAsync());
    }

    [Theory]
    [InlineData("external", "resolved")]
    [InlineData("hub", "new")]
    public async Task A_person_names_the_side_that_holds(string side, string status)
    {
        var (a, b) = await LinkedAsync();
        await EditAsync(a, "resolved");
        await DecideAsync(a, side);

        Assert.Equal((status, status, status), (await StatusAsync(), _office.A.Text(a, "status"), _office.B.Text(b, "status")));
        Assert.Empty((await _office.LinkAsync("a", a)).Holds);
    }

    [Fact]
    public async Task A_step_is_for_those_who_have_a_role()
    {
        _office.Decide = program => program with
        {
            Workflow = Flow with { Steps = [new("new", "open") { Roles = ["agents"] }], Roles = new Dictionary<string, IReadOnlySet<string>> { ["agents"] = new HashSet<string> { "b", "hub" } } },
        };
        var (a, b) = await LinkedAsync();
        await EditAsync(a, "open");
        Assert.Contains("is for agents, which a is not", (await _office.LinkAsync("a", a)).Holds["status"].WaitsFor, StringComparison.Ordinal);

        _office.B.Edit(b, ("status", Value.Of("open")));
        await _office.SettleAsync();
        Assert.Equal(("open", "open"), (await StatusAsync(), _office.A.Text(a, "status")));
        Assert.Empty((await _office.LinkAsync("a", a)).Holds);
    }

    [Fact]
    public async Task An_edit_in_the_hub_is_refused_with_the_reason()
    {
        await LinkedAsync();
        var ticket = Assert.Single(await _office.TicketsAsync());
        var edits = new HubEdits(_office.Setting());
        var refused = await edits.SetAsync(ticket.Id, new Dictionary<string, Value> { ["status"] = Value.Of("resolved"), ["subject"] = Value.Of("x") }, Token);
        var done = await edits.SetAsync(ticket.Id, new Dictionary<string, Value> { ["status"] = Value.Of("open") }, Token);

        Assert.Equal((false, StepObstacle.NoStep, true), (refused.IsDone, refused.Objection?.Reason, done.IsDone));
        Assert.Equal(("printer", "open"), ((await _office.TicketsAsync()).Single()["subject"].Text, await StatusAsync()));
    }

    [Fact]
    public void Law_Every_step_the_hub_takes_is_one_of_its_workflow_and_what_differs_is_held() =>
        Gen.Select(Pick("a", "b"), Pick("new", "open", "onHold", "resolved", "closed")).Array[1, 8].Sample(edits =>
        {
            var law = new WorkflowTests();
            law.RunAsync(edits).GetAwaiter().GetResult();
        }, iter: 20, threads: 1);

    private async Task RunAsync((string Desk, string Status)[] edits)
    {
        var (a, b) = await LinkedAsync();
        foreach (var (desk, status) in edits)
        {
            _office.Desks[desk].Edit(desk == "a" ? a : b, ("status", Value.Of(status)), ("priority", Value.Of("1")));
            await _office.SettleAsync();
        }
        foreach (var change in (await EventsAsync("ticket.transitioned")).Select(one => one.Changes["status"]))
            Assert.Contains(Flow.Steps!, step => step.From == change.From.Text && step.To == change.To.Text);
        foreach (var (desk, key) in new[] { ("a", a), ("b", b) })
        {
            var link = await _office.LinkAsync(desk, key);
            Assert.Equal(_office.Desks[desk].Text(key, "status") != await StatusAsync(), link.Holds.ContainsKey("status"));
        }
    }

    private async Task<(string A, string B)> LinkedAsync()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("status", Value.Of("new")));
        await _office.SettleAsync();
        return (a, _office.Twin("b"));
    }

    private async Task EditAsync(string a, string status)
    {
        _office.A.Edit(a, ("status", Value.Of(status)));
        await _office.SettleAsync();
    }

    private async Task DecideAsync(string a, string side)
    {
        var link = await _office.LinkAsync("a", a);
        var holds = new Dictionary<string, GroupHold>(link.Holds) { ["status"] = link.Holds["status"] with { Decision = side } };
        var due = WorkRows.Of("acme", new WorkItem(WorkItem.OfTicket(link.Ticket), _office.Clock.GetUtcNow(), "decided"));
        await _office.Store.CommitAsync(new StoreChange { Writes = [LinkRows.Of("acme", link with { Holds = holds }), due] }, Token);
        await _office.SettleAsync();
    }

    private async Task<string> StatusAsync() => (await _office.TicketsAsync())[0]["status"].Text;

    private async Task<(string Reason, string Field)> HoldAsync(string desk, string key)
    {
        var hold = (await _office.LinkAsync(desk, key)).Holds["status"];
        return (hold.Reason, hold.Field);
    }

    private async Task<List<HubEvent>> EventsAsync(string type) => await _office.Hub.EventsAsync(0, Token).Where(one => one.Type == type).ToListAsync(Token);

    private static Gen<T> Pick<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(at => of[at]);
}
