using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Planning;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Reading.Fixtures;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Planning;

public sealed class PlanTests
{
    private readonly Office _office = new();

    [Fact]
    public async Task A_first_load_is_planned_and_nothing_is_written_anywhere()
    {
        _office.A.Add(("subject", Value.Of("printer")), ("priority", Value.Of("2")));
        _office.B.Add(("subject", Value.Of("mouse")));
        var before = await _office.BackupAsync();

        var plan = await _office.PlanAsync();

        Assert.Equal(["a Create subject: nothing → mouse", "b Create priority: nothing → 2", "b Create subject: nothing → printer"], plan.Lines().Where(line => !line.Contains("tags")).Order());
        Assert.All(plan.Tickets, ticket => Assert.True(ticket.IsNew));
        Assert.Equal(["mouse", "printer"], plan.Tickets.Select(ticket => ticket.Subject).Order());
        Assert.True(plan.HasChanges);
        Assert.Empty(_office.A.Writes.Concat(_office.B.Writes));
        Assert.Equal(before, await _office.BackupAsync());
        Assert.All(plan.Tickets, ticket => Assert.Empty(ticket.Holds));
    }

    [Fact]
    public async Task A_run_writes_what_was_planned_and_then_there_is_nothing_to_plan()
    {
        _office.A.Add(("subject", Value.Of("printer")));
        var plan = await _office.PlanAsync();
        await _office.SettleAsync();
        Assert.Equal(plan.Writes.Select(write => write.Id), _office.B.Writes.Select(order => IntendedWrite.Of("b", order).Id));
        var again = await _office.PlanAsync();
        Assert.False(again.HasChanges);
        Assert.Empty(again.Writes);
    }

    [Fact]
    public async Task An_edit_is_shown_from_what_to_what()
    {
        var (a, b) = await LinkedAsync();
        _office.A.Edit(a, ("subject", Value.Of("new words")));
        var before = await _office.BackupAsync();

        var plan = await _office.PlanAsync();

        Assert.Equal(["b Update subject: printer → new words"], plan.Lines());
        var ticket = Assert.Single(plan.Tickets);
        Assert.Equal((a, b), (ticket.Links["a"], ticket.Links["b"]));
        Assert.Equal(("printer", "new words"), (ticket.Pulled["subject"].From.Text, ticket.Pulled["subject"].To.Text));
        Assert.Equal(_office.B.Tickets[b].Version.ToString(System.Globalization.CultureInfo.InvariantCulture), plan.Writes.Single().RecordVersion);
        Assert.Equal(before, await _office.BackupAsync());
    }

    [Fact]
    public async Task A_conflict_is_shown_and_not_kept()
    {
        var (a, b) = await LinkedAsync();
        _office.A.Edit(a, ("subject", Value.Of("from a")));
        _office.B.Edit(b, ("subject", Value.Of("from b")));

        var plan = await _office.PlanAsync();

        Assert.Single(plan.Tickets.SelectMany(ticket => ticket.Conflicts));
        Assert.Empty(await _office.ConflictsAsync());
        Assert.Empty(await _office.LettersAsync());
    }

    [Fact]
    public async Task What_a_person_has_to_decide_is_shown_as_held()
    {
        _office.Policies = new FieldPolicies(new FieldPolicy { Conflict = "manual" }, new Dictionary<string, FieldPolicy>());
        var (a, b) = await LinkedAsync();
        _office.A.Edit(a, ("subject", Value.Of("from a")));
        _office.B.Edit(b, ("subject", Value.Of("from b")));

        var plan = await _office.PlanAsync();

        Assert.Empty(plan.Writes);
        Assert.Equal("conflict", plan.Tickets.SelectMany(ticket => ticket.Holds).Single().Hold.Reason);
        Assert.True(plan.Tickets.SelectMany(ticket => ticket.Conflicts).Single().IsOpen);
    }

    [Fact]
    public async Task A_write_is_refused_before_it_reaches_the_system()
    {
        var orders = new PlannedOrders();
        var order = new WriteOrder { Kind = WriteKind.Delete, Intent = "i", Key = "7", Wanted = new Dictionary<string, Value>(), Change = new Dictionary<string, Value>() };
        var report = await new PlanningTickets("a", _office.A, orders).WriteAsync(order, TestContext.Current.CancellationToken);
        Assert.Equal((WriteResult.Failed, "RZ9012"), (report.Result, report.Failure!.Code));
        Assert.Equal("a/delete/7", orders.All.Single().Id);
        Assert.Empty(_office.A.Writes);
    }

    [Fact]
    public async Task A_ticket_that_goes_nowhere_says_why()
    {
        _office.Decide = program => program with { Sides = [program.Sides[0], program.Sides[1] with { Routes = [.. program.Sides[1].Routes.Select(route => route with { When = new TestSlot(_ => Value.False) })] }] };
        _office.A.Add(("subject", Value.Of("printer")));

        var plan = await _office.PlanAsync();

        Assert.Equal("no row of create at b matches the ticket", plan.Tickets.Single().Unrouted["b"]);
        Assert.Empty(plan.Writes);
    }

    [Fact]
    public async Task Fields_that_would_be_written_in_one_request_are_one_write()
    {
        var (a, _) = await LinkedAsync();
        _office.A.Edit(a, ("subject", Value.Of("new")), ("priority", Value.Of("1")), ("tags", Office.Set("x")));

        var plan = await _office.PlanAsync();

        Assert.Equal(["priority", "subject", "tags"], plan.Writes.Single().Fields.Keys.Order());
    }

    [Fact]
    public async Task What_is_as_planned_is_applied_and_nothing_else()
    {
        var (a, b) = await LinkedAsync();
        var (c, d) = await LinkedAsync();
        _office.A.Edit(a, ("subject", Value.Of("one")));
        _office.A.Edit(c, ("subject", Value.Of("two")));
        var plan = await _office.PlanAsync();
        _office.A.Edit(c, ("subject", Value.Of("two, changed")));

        var applied = await _office.ApplyAsync(plan);

        Assert.Equal(("one", "printer"), (_office.B.Text(b, "subject"), _office.B.Text(d, "subject")));
        Assert.Equal([b], applied.Applied.Select(write => write.Subject));
        Assert.Equal([d], applied.Left.Select(write => write.Subject));
        Assert.Equal("two, changed", applied.Others.Single().Fields["subject"].To.Text);
        await _office.SettleAsync();
        Assert.Equal("two, changed", _office.B.Text(d, "subject"));
        Assert.Empty(await _office.LettersAsync());
    }

    [Fact]
    public async Task A_record_that_changed_since_the_plan_is_left_alone()
    {
        var (a, b) = await LinkedAsync();
        _office.A.Edit(a, ("subject", Value.Of("one")));
        var plan = await _office.PlanAsync();
        _office.B.Edit(b, ("priority", Value.Of("5")));

        var applied = await _office.ApplyAsync(plan);

        Assert.Empty(applied.Applied);
        Assert.Equal("printer", _office.B.Text(b, "subject"));
    }

    [Fact]
    public async Task A_create_is_applied_once()
    {
        _office.A.Add(("subject", Value.Of("printer")));
        var plan = await _office.PlanAsync();
        var applied = await _office.ApplyAsync(plan);
        Assert.Single(applied.Applied);
        Assert.Empty(applied.Left);
        var again = await _office.ApplyAsync(plan);
        Assert.Single(again.Left);
        Assert.Single(_office.B.Tickets);
    }

    [Fact]
    public async Task A_plan_is_read_as_it_was_written()
    {
        var (a, _) = await LinkedAsync();
        _office.A.Edit(a, ("subject", Value.Of("new \"words\"")), ("priority", Value.Null), ("tags", Office.Set("x", "y")));
        _office.A.Add(("subject", Value.Of("mouse")));
        var plan = await _office.PlanAsync();
        var file = new PlanFile(plan.Sync, "acme", plan.MadeAt, new Dictionary<string, string> { ["a"] = "12" }, [.. plan.Writes]);
        using var bytes = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            file.Write(json);
            json.WriteEndObject();
        }
        var read = PlanFile.Read(bytes.ToArray());
        Assert.Equal((file.Sync, file.Tenant, file.MadeAt, "12"), (read.Sync, read.Tenant, read.MadeAt, read.Manifests["a"]));
        Assert.Equal(2, read.Writes.Count);
        Assert.All(file.Writes.Zip(read.Writes), pair => Assert.True(pair.First.IsSame(pair.Second), pair.First.Id));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"planVersion":"9.0"}""")]
    [InlineData("""{"planVersion":"1.0","sync":"s","tenant":"t","madeAt":"2026-01-01T00:00:00Z","manifests":{},"writes":[{"connection":"a","kind":"explode","key":"1","fields":{}}]}""")]
    public void What_is_no_plan_is_refused(string text) => Assert.Throws<InvalidDataException>(() => PlanFile.Read(System.Text.Encoding.UTF8.GetBytes(text)));

    private async Task<(string A, string B)> LinkedAsync()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("priority", Value.Of("3")));
        await _office.SettleAsync();
        return (a, _office.Twin("b"));
    }
}
