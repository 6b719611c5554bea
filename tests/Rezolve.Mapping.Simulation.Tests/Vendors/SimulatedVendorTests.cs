using Rezolve.Mapping.Reconciling.Transitions;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Tests.Vendors;

public sealed class SimulatedVendorTests
{
    private readonly SimulatedClock _clock = new(new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_lags_behind_a_write()
    {
        var vendor = Vendor(new VendorKnobs { Name = "desk", ReadLag = TimeSpan.FromSeconds(5) });
        var ticket = vendor.Desk.Create(Subject("N1 e1"), Author.Person, "e1");
        Assert.True((await vendor.ReadAsync(ticket.Key, Token)).IsMissing);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("N1 e1", (await vendor.ReadAsync(ticket.Key, Token)).Ticket!.Fields["subject"].Text);
    }

    [Fact]
    public async Task A_write_to_a_ticket_that_has_changed_is_refused_where_versions_are_compared()
    {
        var vendor = Vendor(new VendorKnobs { Name = "desk", ComparesAndSets = true });
        var ticket = vendor.Desk.Create(Subject("N1 e1"), Author.Person, "e1");
        var read = (await vendor.ReadAsync(ticket.Key, Token)).Ticket!;
        vendor.Desk.Change(ticket, Subject("N1 e2"), Author.Person, "e2");
        var report = await vendor.WriteAsync(Order(WriteKind.Update, "subject", "N1 e3") with { Key = ticket.Key, Current = read }, Token);
        Assert.Equal((WriteResult.Failed, FailureClass.Conflict), (report.Result, report.Failure!.Class));
        Assert.Equal("N1 e2", ticket.Now["subject"].Text);
    }

    [Theory]
    [InlineData(nameof(RecoverMethod.Key), 1)]
    [InlineData(nameof(RecoverMethod.Lookup), 2)]
    [InlineData(nameof(RecoverMethod.None), 2)]
    public async Task Only_a_vendor_that_knows_our_key_refuses_a_twin(string method, int made)
    {
        var vendor = Vendor(new VendorKnobs { Name = "desk", Recover = Enum.Parse<RecoverMethod>(method) });
        await vendor.WriteAsync(Order(WriteKind.Create, "subject", "N1 e1"), Token);
        await vendor.WriteAsync(Order(WriteKind.Create, "subject", "N1 e1"), Token);
        Assert.Equal(made, vendor.Desk.Tickets.Count);
    }

    [Fact]
    public async Task The_feed_tells_again_what_its_index_may_not_have_shown()
    {
        var vendor = Vendor(new VendorKnobs { Name = "desk", SearchLag = TimeSpan.FromSeconds(30) });
        vendor.Desk.Create(Subject("N1 e1"), Author.Person, "e1");
        var (keys, mark) = await Read(vendor, Value.Undefined);
        Assert.Empty(keys);
        _clock.Advance(TimeSpan.FromSeconds(30));
        (keys, mark) = await Read(vendor, mark);
        Assert.Equal(["desk-1"], keys);
        _clock.Advance(TimeSpan.FromMinutes(2));
        vendor.Desk.Create(Subject("N2 e2"), Author.Person, "e2");
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Contains("desk-2", (await Read(vendor, mark)).Keys);
    }

    [Fact]
    public async Task A_status_is_reached_by_its_steps_only()
    {
        var vendor = Vendor(new VendorKnobs { Name = "desk", Workflow = Workflow });
        var ticket = vendor.Desk.Create(Subject("N1 e1"), Author.Person, "e1");
        var illegal = await vendor.WriteAsync(Step(ticket.Key, "done"), Token);
        Assert.Equal((WriteResult.Failed, FailureClass.Validation), (illegal.Result, illegal.Failure!.Class));
        Assert.Equal(WriteResult.Done, (await vendor.WriteAsync(Step(ticket.Key, "busy"), Token)).Result);
        Assert.Equal("open", (await vendor.ReadAsync(ticket.Key, Token)).Ticket!.Fields["status"].Text);
    }

    [Fact]
    public void A_rule_takes_back_what_the_engine_writes()
    {
        var vendor = Vendor(new VendorKnobs { Name = "desk", Rules = [new VendorRule(RuleKind.Reverts, "category")] });
        var ticket = vendor.Desk.Create(Subject("N1 e1"), Author.Person, "e1");
        vendor.Desk.Change(ticket, new Dictionary<string, Value> { ["category"] = Value.Of("a") }, Author.Engine, "i1");
        Assert.Equal((ValueKind.Null, Author.Rule), (ticket.Now["category"].Kind, ticket.Now.By));
        vendor.Desk.Change(ticket, new Dictionary<string, Value> { ["category"] = Value.Of("b") }, Author.Person, "e2");
        Assert.Equal("b", ticket.Now["category"].Text);
    }

    [Fact]
    public async Task A_word_that_nobody_knows_is_told_as_a_fault()
    {
        var vendor = Vendor(new VendorKnobs { Name = "desk" });
        var ticket = vendor.Desk.Create(Subject("N1 e1"), Author.Person, "e1");
        vendor.Desk.Change(ticket, new Dictionary<string, Value> { ["priority"] = Value.Of(Drift.Mark + "p9") }, Author.Person, "e2");
        Assert.True((await vendor.ReadAsync(ticket.Key, Token)).Ticket!.Fields["priority"].IsFault);
    }

    private static WorkflowKnobs Workflow => new()
    {
        Start = "fresh",
        Canonical = new Dictionary<string, string> { ["fresh"] = "new", ["busy"] = "open", ["done"] = "resolved" },
        Steps = [new Transition("1", "fresh", "busy"), new Transition("2", "busy", "done")],
    };

    private SimulatedVendor Vendor(VendorKnobs knobs) => new(knobs, VendorFacts.Of(knobs), _clock);

    private static Dictionary<string, Value> Subject(string text) => new() { ["subject"] = Value.Of(text) };

    private static WriteOrder Order(WriteKind kind, string field, string value) =>
        new() { Kind = kind, Intent = "i1", Wanted = new Dictionary<string, Value> { [field] = Value.Of(value) }, Change = new Dictionary<string, Value> { [field] = Value.Of(value) } };

    private static WriteOrder Step(string key, string to) => new()
    {
        Kind = WriteKind.Step,
        Intent = "i2",
        Key = key,
        Wanted = new Dictionary<string, Value>(),
        Change = new Dictionary<string, Value>(),
        Step = new Transition("x", "", to),
    };

    private static async Task<(List<string> Keys, Value Mark)> Read(SimulatedVendor vendor, Value mark)
    {
        var keys = new List<string>();
        await foreach (var page in vendor.FeedAsync(new FeedRequest(FeedKind.Changes, []) { Mark = mark }, Token))
        {
            keys.AddRange(page.Tickets.Select(row => row.Key));
            mark = page.Mark;
        }
        return (keys, mark);
    }
}
