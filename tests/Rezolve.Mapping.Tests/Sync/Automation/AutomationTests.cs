using CsCheck;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sla.Calendars;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Automation;
using Rezolve.Mapping.Tests.Automation;
using Rezolve.Mapping.Tests.Sync.Conversations;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workflow;

namespace Rezolve.Mapping.Tests.Sync.Automation;

/// <summary>What rules do goes through the hub to the systems, once for each event, and ends.</summary>
public sealed class AutomationTests
{
    private readonly TalkingOffice _talking = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Office Office => _talking.Office;

    [Fact]
    public async Task A_change_goes_from_the_hub_to_every_system_and_is_told_with_what_brought_it_about()
    {
        Decide(("ticket.updated", "\"{{ event.changes.priority.to === '1' }}\"", """{ "type": "update", "fields": { "subject": "URGENT {{ ticket.subject }}" } }"""));
        var (a, b) = await _talking.TicketAsync();
        await EditAsync(a, ("priority", Value.Of("1")));

        Assert.Equal(("URGENT printer", "URGENT printer"), (Office.A.Text(a, "subject"), Office.B.Text(b, "subject")));
        var all = await EventsAsync();
        var done = Assert.Single(all, one => one is { Cause: "automation r0", Type: "ticket.updated" });
        var cause = all.Single(one => one.Id == done.CausedBy);
        Assert.Equal(("ticket.updated", 1, "r0", 0, "priority"), (done.Type, done.Depth, done.About["rule"], cause.Depth, cause.Changes.Keys.Single()));
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task What_happened_before_there_was_a_rule_sets_none_off()
    {
        await _talking.TicketAsync();
        Decide(("ticket.*", "true", """{ "type": "note", "text": "hello" }"""));
        for (var i = 0; i < 3; i++)
            await Office.RoundAsync();
        Assert.Empty(_talking.B.Writes);

        var a = Office.A.Add(("subject", Value.Of("another")));
        await Office.SettleAsync();
        Assert.Contains(await EventsAsync(), one => one.Cause == "automation r0" && one.Type == "comment.created");
        Assert.NotEmpty(a);
    }

    [Fact]
    public async Task A_note_is_said_in_every_system_by_who_may_read_it()
    {
        Decide(("ticket.created", "true", """{ "type": "note", "text": "first look by {{ event.cause }}" }, { "type": "note", "kind": "public", "text": "we are at it" }"""));
        await Office.SettleAsync();
        var a = Office.A.Add(("subject", Value.Of("printer")));
        await Office.SettleAsync();
        await Office.SettleAsync();

        string[] said = [$"internal first look by a/{a}", "public we are at it"];
        var ticket = Assert.Single(await Office.TicketsAsync());
        var rows = await Office.Hub.CommentsAsync(ticket.Id, Token);
        Assert.Equal(said, rows.Select(row => $"{row.Kind} {row.Body["text"].Text}").Order());
        Assert.All(rows, row => Assert.Equal(["a", "b"], row.Copies.Where(copy => copy.Value.State == CopyState.There).Select(copy => copy.Key).Order()));
    }

    [Fact]
    public async Task A_transition_that_the_workflow_has_not_is_told_as_a_failure_and_the_rest_goes_on()
    {
        Decide(("ticket.updated", "\"{{ event.changes.priority !== undefined }}\"", """{ "type": "transition", "to": "closed" }, { "type": "transition", "to": "open" }"""));
        With(program => program with { Workflow = new HubWorkflow { Statuses = new HashSet<string> { "new", "open", "closed" }, Steps = [new("new", "open")] } });
        var (a, b) = await _talking.TicketAsync();
        await EditAsync(a, ("status", Value.Of("new")));
        await EditAsync(a, ("priority", Value.Of("1")));

        Assert.Equal(("open", "open"), (Office.A.Text(a, "status"), Office.B.Text(b, "status")));
        Assert.StartsWith("no step of the hub's leads from 'new' to 'closed'", Assert.Single(await EventsAsync("automation.failed")).About["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_is_assigned_whom_the_hub_knows_and_nobody_else()
    {
        await StoreAsync(PersonRows.Of("acme", new HubPerson("ada", "user") { Email = "ada@example.com" }, []), PersonRows.Of("acme", "a", "team", new PersonReference("12", "email", default), "net"));
        Decide(("ticket.updated", "\"{{ event.changes.priority !== undefined }}\"", """{ "type": "assign", "assignee": "Ada@example.com", "team": "a/12" }, { "type": "assign", "assignee": "bob" }"""));
        var (a, _) = await _talking.TicketAsync();
        await EditAsync(a, ("priority", Value.Of("1")));

        var ticket = Assert.Single(await Office.TicketsAsync());
        Assert.Equal(("ada", "net"), (ticket["assignee"].Text, ticket["team"].Text));
        Assert.Equal("nobody is known as 'bob', whom the assignee should be", Assert.Single(await EventsAsync("automation.failed")).About["reason"]);
        Assert.Equal(2, (await EventsAsync("ticket.assigned")).Count(one => one.Depth == 1));
    }

    [Fact]
    public async Task Another_ticket_is_made_and_goes_to_the_systems()
    {
        Decide(("ticket.updated", "\"{{ event.changes.priority !== undefined }}\"", """{ "type": "create", "fields": { "subject": "Follows {{ ticket.subject }}" } }"""));
        var (a, _) = await _talking.TicketAsync();
        await EditAsync(a, ("priority", Value.Of("1")));

        Assert.Equal(["Follows printer", "printer"], Office.B.Tickets.Keys.Select(key => Office.B.Text(key, "subject")).Order());
        Assert.Equal(["Follows printer", "printer"], Office.A.Tickets.Keys.Select(key => Office.A.Text(key, "subject")).Order());
    }

    [Fact]
    public async Task A_ticket_that_may_not_be_opened_again_is_followed_by_another_where_a_rule_says_so()
    {
        Decide(("ticket.held", "\"{{ event.about.code === 'late' }}\"", """{ "type": "create", "fields": { "subject": "Follows {{ ticket.subject }}", "status": "open" } }"""));
        With(program => program with { Workflow = new HubWorkflow { Statuses = new HashSet<string> { "open", "closed" }, ReopenWithin = TimeSpan.FromDays(7) } });
        var (a, b) = await _talking.TicketAsync();
        await EditAsync(a, ("status", Value.Of("closed")));
        Office.Clock.Advance(TimeSpan.FromDays(8));
        Office.A.Edit(a, ("status", Value.Of("open")));
        await Office.SettleAsync();

        Assert.Equal("closed", Office.B.Text(b, "status"));
        Assert.Equal("open", Office.B.Text(Assert.Single(Office.B.Tickets.Keys, key => Office.B.Text(key, "subject") == "Follows printer"), "status"));
        await _talking.QuietAsync();
    }

    [Fact]
    public async Task What_service_levels_tell_sets_rules_off()
    {
        Decide(("sla.*", "true", """{ "type": "update", "fields": { "priority": "{{ event.about.percent === '100' ? '1' : '2' }}" } }"""));
        With(program => program with { Sla = new SlaProgram([new SlaRule(new SlaGoal("done", SlaMetric.Resolution, TimeSpan.FromHours(1), WorkCalendar.Always) { WarnAt = [50] }, null)]) });
        var (a, _) = await _talking.TicketAsync();
        Office.Clock.Advance(TimeSpan.FromMinutes(35) - (Office.Clock.GetUtcNow() - Office.A.Tickets[a].CreatedAt));
        await Office.RoundAsync();
        Assert.Equal("2", Office.A.Text(a, "priority"));
        Office.Clock.Advance(TimeSpan.FromMinutes(40));
        await Office.RoundAsync();
        Assert.Equal("1", Office.A.Text(a, "priority"));
    }

    [Fact]
    public async Task Rules_that_lead_to_one_another_end_at_the_depth_and_that_is_told_once()
    {
        Decide(
            ("ticket.updated", "\"{{ ticket.priority === '1' }}\"", """{ "type": "update", "fields": { "priority": "2" } }"""),
            ("ticket.updated", "\"{{ ticket.priority === '2' }}\"", """{ "type": "update", "fields": { "priority": "1" } }"""));
        var (a, b) = await _talking.TicketAsync();
        await EditAsync(a, ("priority", Value.Of("1")));
        await _talking.QuietAsync();

        var told = Assert.Single(await EventsAsync("automation.stopped"));
        Assert.Equal("3 rules have led to one another", told.About["reason"]);
        Assert.Equal(3, (await EventsAsync()).Max(one => one.Type.StartsWith("ticket.", StringComparison.Ordinal) ? one.Depth : 0));
        Assert.Equal(Office.A.Text(a, "priority"), Office.B.Text(b, "priority"));
    }

    [Fact]
    public async Task A_loop_that_goes_through_a_system_ends_at_the_bound_of_the_ticket()
    {
        _talking.Office.Decide = program => program with
        {
            Automation = Rules.Of("\"rules\": [{ \"name\": \"r\", \"on\": \"ticket.updated\", \"when\": \"{{ ticket.priority === '1' }}\", \"do\": [{ \"type\": \"update\", \"fields\": { \"priority\": \"2\" } }] }], \"most\": 4"),
        };
        var (a, b) = await _talking.TicketAsync();
        for (var i = 0; i < 12; i++)
        {
            // A rule of the system's own, which sets off ours again and again.
            Office.B.Edit(b, ("priority", Value.Of("1")));
            await Office.RoundAsync();
        }
        var acted = (await EventsAsync()).Where(one => one.About.GetValueOrDefault("rule") == "r" && one.Type == "ticket.updated").ToList();

        Assert.Equal(4, acted.Count);
        Assert.Contains("4 rules have acted on the ticket within 01:00:00", Assert.Single(await EventsAsync("automation.stopped")).About["reason"], StringComparison.Ordinal);
        Assert.Equal("1", Office.A.Text(a, "priority"));
    }

    [Fact]
    public async Task However_many_listen_at_a_time_each_event_sets_a_rule_off_once()
    {
        Decide(("ticket.created", "true", """{ "type": "notify", "to": "bots", "text": "{{ ticket.subject }}" }"""));
        await Office.RoundAsync();
        for (var i = 0; i < 20; i++)
            Office.A.Add(("subject", Value.Of($"s{i:d2}")));
        var settled = Office.Decide;
        Office.Decide = program => settled(program) with { Automation = null };
        await Office.RoundAsync();
        Office.Decide = settled;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(KeepAsync, Token)));
        await KeepAsync();

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"s{i:d2}"), (await EventsAsync("automation.notified")).Select(one => one.About["text"]).Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Wherever_the_process_ends_an_event_sets_a_rule_off_once(bool isStored)
    {
        var isDead = true;
        for (var at = 1; isDead; at++)
            isDead = await new AutomationTests().IsKilledAsync(at, isStored);
    }

    private async Task<bool> IsKilledAsync(int at, bool isStored)
    {
        Decide(("ticket.updated", "\"{{ event.changes.priority !== undefined }}\"", """{ "type": "create", "fields": { "subject": "made" } }, { "type": "note", "text": "once" }"""));
        var (a, _) = await _talking.TicketAsync();
        Office.A.Edit(a, ("priority", Value.Of("1")));
        var store = new CrashingStore(Office.Store, at, isStored);
        Office.Reached = _ => store;
        var isDead = false;
        try
        {
            await Office.RoundAsync();
        }
        catch (Exception)
        {
            isDead = true;
        }
        Office.Reached = inner => inner;
        Office.Clock.Advance(TimeSpan.FromMinutes(10));
        await Office.SettleAsync();
        Assert.Single(Office.B.Tickets.Keys, key => Office.B.Text(key, "subject") == "made");
        Assert.Single(await EventsAsync("comment.created"));
        return isDead;
    }

    [Fact]
    public void Law_No_set_of_rules_runs_for_ever() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 3], Gen.Int[0, 4]).Array[1, 4].Sample(drawn => new AutomationTests().EndsAsync(drawn).GetAwaiter().GetResult(), iter: 8, threads: 1);

    private async Task EndsAsync((int On, int When, int Do)[] drawn)
    {
        string[] on = ["ticket.updated", "ticket.*", "*", "comment.*"];
        string[] does =
        [
            """{ "type": "update", "fields": { "priority": "{{ ticket.priority === '1' ? '2' : '1' }}" } }""", """{ "type": "note", "text": "again" }""",
            """{ "type": "update", "fields": { "subject": "{{ ticket.subject }}!" } }""", """{ "type": "create", "fields": { "subject": "made" } }""", """{ "type": "notify", "to": "bots", "text": "x" }""",
        ];
        Decide([.. drawn.Select(one => (on[one.On], one.When == 1 ? "\"{{ ticket.priority === '1' }}\"" : "true", does[one.Do]))]);
        var (a, _) = await _talking.TicketAsync();
        Office.A.Edit(a, ("priority", Value.Of("1")));
        await Office.SettleAsync(60);

        var b = (await Office.TicketsAsync()).Single(ticket => ticket.Links["a"] == a).Links["b"];
        var before = (await EventsAsync()).Count;
        await Office.RoundAsync();
        Assert.Equal(before, (await EventsAsync()).Count);
        Assert.Equal(Office.A.Text(a, "priority"), Office.B.Text(b, "priority"));
        Assert.Equal(Office.A.Text(a, "subject"), Office.B.Text(b, "subject"));
    }

    private void Decide(params (string On, string When, string Do)[] rules)
    {
        var automation = Rules.Of(rules);
        With(program => program with { Automation = automation });
    }

    private void With(Func<SyncProgram, SyncProgram> change)
    {
        var before = Office.Decide;
        Office.Decide = program => change(before(program));
    }

    private async Task EditAsync(string a, params (string Field, Value Value)[] fields)
    {
        Office.A.Edit(a, fields);
        await Office.SettleAsync();
    }

    private async Task KeepAsync()
    {
        var setting = Office.Setting();
        await new AutomationKeeper(new SyncScope(setting), setting.Program.Automation!).RunAsync(Token);
    }

    private async Task StoreAsync(params RowWrite[] rows) => Assert.True((await Office.Store.CommitAsync(new StoreChange { Writes = rows }, Token)).IsCommitted);

    private async Task<List<HubEvent>> EventsAsync(string? type = null) => await Office.Hub.EventsAsync(0, Token).Where(one => type is null || one.Type == type).ToListAsync(Token);
}
