using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Tests.Workspaces.Syncs;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync;

/// <summary>What an operator writes into the workspace is what happens between two desks.</summary>
public sealed class WrittenDecisionTests
{
    private readonly Office _office = new("desk", "itsm");

    private Desk Desk => _office.Desks["desk"];

    private Desk Itsm => _office.Desks["itsm"];

    [Fact]
    public async Task The_owners_value_comes_back_and_the_other_is_kept()
    {
        var (desk, itsm) = await LinkedAsync("""{ "priority": { "owner": "itsm" } }""", ("priority", "3"));
        Desk.Edit(desk, ("priority", Value.Of("1")));
        await _office.SettleAsync();

        Assert.Equal(("3", "3"), (Desk.Text(desk, "priority"), Itsm.Text(itsm, "priority")));
        Assert.Equal("owner", Assert.Single(await _office.ConflictsAsync()).Record.Rule);
    }

    [Theory]
    [InlineData("""{ "conflict": "furthest" }""", "open", "resolved", "resolved")]
    [InlineData("""{ "conflict": "furthest" }""", "closed", "pending", "closed")]
    [InlineData("""{ "conflict": "hub" }""", "open", "resolved", "open")]
    [InlineData("""{ "conflict": "external" }""", "open", "resolved", "resolved")]
    [InlineData("""{ "conflict": "min", "order": ["open", "resolved"] }""", "resolved", "open", "open")]
    public async Task Of_two_that_changed_the_rule_takes_one(string policy, string atDesk, string atItsm, string both)
    {
        var (desk, itsm) = await LinkedAsync($$"""{ "status": {{policy}} }""", ("status", "new"));
        await ClashAsync(desk, itsm, "status", atDesk, atItsm);

        Assert.Equal((both, both), (Desk.Text(desk, "status"), Itsm.Text(itsm, "status")));
        Assert.Single(await _office.ConflictsAsync());
    }

    [Theory]
    [InlineData("""{ "conflict": "diff3" }""", "The old printer burns", "The printer burns now", "The old printer burns now")]
    [InlineData("""{ "conflict": "{{ hub + ' / ' + external }}" }""", "one", "two", "one / two")]
    public async Task Of_two_texts_a_third_is_made(string policy, string atDesk, string atItsm, string both)
    {
        var (desk, itsm) = await LinkedAsync($$"""{ "subject": {{policy}} }""", ("subject", "The printer burns"));
        await ClashAsync(desk, itsm, "subject", atDesk, atItsm);

        Assert.Equal((both, both), (Desk.Text(desk, "subject"), Itsm.Text(itsm, "subject")));
    }

    [Fact]
    public async Task Values_go_the_way_that_was_said()
    {
        var (desk, itsm) = await LinkedAsync("""{ "priority": { "direction": { "itsm": "out" } } }""", ("priority", "3"));
        Itsm.Edit(itsm, ("priority", Value.Of("1")));
        await _office.SettleAsync();
        Assert.Equal(("3", "1"), (Desk.Text(desk, "priority"), Itsm.Text(itsm, "priority")));

        Desk.Edit(desk, ("priority", Value.Of("2")));
        await _office.SettleAsync();
        Assert.Equal(("2", "2"), (Desk.Text(desk, "priority"), Itsm.Text(itsm, "priority")));
    }

    [Fact]
    public async Task What_is_written_only_when_a_ticket_is_made_is_left_alone_after()
    {
        var (desk, itsm) = await LinkedAsync("""{ "priority": { "mode": "createOnly" } }""", ("priority", "3"));
        Assert.Equal("3", Itsm.Text(itsm, "priority"));

        Desk.Edit(desk, ("priority", Value.Of("2")));
        await _office.SettleAsync();
        Assert.Equal("3", Itsm.Text(itsm, "priority"));
    }

    [Fact]
    public async Task What_is_added_at_the_end_of_a_text_is_added_at_the_other_end_and_nothing_is_overwritten()
    {
        var (desk, itsm) = await LinkedAsync("""{ "subject": { "mode": "append" } }""", ("subject", "printer"));
        await ClashAsync(desk, itsm, "subject", "printer burns", "printer (third floor)");
        Assert.Equal(("printer burns (third floor)", "printer (third floor) burns"), (Desk.Text(desk, "subject"), Itsm.Text(itsm, "subject")));
        Assert.Empty(await _office.ConflictsAsync());

        Desk.Edit(desk, ("subject", Value.Of("mouse")));
        await _office.SettleAsync();
        Assert.Equal(("mouse", "printer (third floor) burns"), (Desk.Text(desk, "subject"), Itsm.Text(itsm, "subject")));
        Assert.Equal("append", Assert.Single(await _office.ConflictsAsync()).Record.Rule);
    }

    [Fact]
    public async Task What_only_goes_out_is_added_to_what_the_others_wrote_for_themselves()
    {
        var (desk, itsm) = await LinkedAsync("""{ "subject": { "mode": "append", "direction": { "itsm": "out" } } }""", ("subject", "printer"));
        Itsm.Edit(itsm, ("subject", Value.Of("printer, ours")));
        await _office.SettleAsync();
        Desk.Edit(desk, ("subject", Value.Of("printer burns")));
        await _office.SettleAsync();
        Desk.Edit(desk, ("subject", Value.Of("printer burns bright")));
        await _office.SettleAsync();
        var writes = Itsm.Writes.Count;
        await _office.SettleAsync();

        Assert.Equal(("printer burns bright", "printer, ours burns bright"), (Desk.Text(desk, "subject"), Itsm.Text(itsm, "subject")));
        Assert.Equal(writes, Itsm.Writes.Count);
        Assert.Empty(await _office.ConflictsAsync());
    }

    [Fact]
    public async Task United_tags_come_back()
    {
        var (desk, itsm) = await LinkedAsync("""{ "tags": { "mode": "union" } }""", ("subject", "x"));
        Desk.Edit(desk, ("tags", Office.Set("vip")));
        await _office.SettleAsync();
        Itsm.Edit(itsm, ("tags", Office.Set("other")));
        await _office.SettleAsync();

        Assert.Equal(("""["other","vip"]""", """["other","vip"]"""), (Desk.Tickets[desk].Fields["tags"].ToString(), Itsm.Tickets[itsm].Fields["tags"].ToString()));
    }

    [Fact]
    public async Task What_a_ticket_no_longer_takes_is_dropped_with_a_record_of_it()
    {
        _office.Know("itsm", facts => facts with { Frozen = new HashSet<string> { "closed" } });
        Decide("\"onFrozen\": \"drop\"", """, "create": true""", """, "create": true""");
        var desk = Desk.Add(("subject", Value.Of("printer")), ("status", Value.Of("open")));
        await _office.SettleAsync();
        var itsm = _office.Twin("itsm");
        Itsm.Edit(itsm, ("status", Value.Of("closed")));
        await _office.SettleAsync();
        Desk.Edit(desk, ("subject", Value.Of("the printer again")));
        await _office.SettleAsync();

        Assert.Equal(("the printer again", "printer"), (Desk.Text(desk, "subject"), Itsm.Text(itsm, "subject")));
        var kept = Assert.Single(await _office.ConflictsAsync());
        Assert.Equal(("frozen", false, "the printer again"), (kept.Record.Rule, kept.IsOpen, Assert.Single(kept.Record.Members).Hub.Text));
        Assert.Empty((await _office.LinkAsync("itsm", itsm)).Holds);
        var writes = Itsm.Writes.Count;
        await _office.SettleAsync();
        Assert.Equal(writes, Itsm.Writes.Count);
    }

    [Fact]
    public async Task Where_a_map_was_changed_only_so_many_tickets_are_decided_anew_as_was_allowed()
    {
        Decide("\"initial\": \"hub\", \"guards\": { \"remapped\": 2 }", """, "create": true""", """, "create": true""");
        foreach (var subject in new[] { "one", "two", "three", "four" })
            Desk.Add(("subject", Value.Of(subject)));
        await _office.SettleAsync();
        foreach (var key in Itsm.Tickets.Keys)
            Itsm.Edit(key, ("subject", Value.Of("as the new place says")));
        _office.Know("itsm", facts => facts with { Fields = [.. facts.Fields.Select(field => field.Name == "subject" ? field with { Fingerprint = new("$.title", "1") } : field)] });
        await _office.RoundAsync(Mapping.Sync.Systems.FeedKind.All);

        Assert.Equal(2, Itsm.Tickets.Values.Count(ticket => ticket.Fields["subject"].Text != "as the new place says"));
    }

    [Fact]
    public async Task A_new_ticket_goes_where_its_route_says_and_stays_there()
    {
        Decide("", """, "create": true""", """, "create": [{ "when": "{{ ticket.priority === '3' }}", "set": { "priority": "5" } }, { "set": { "type": "task" } }]""");
        var desk = Desk.Add(("subject", Value.Of("x")), ("priority", Value.Of("3")));
        await _office.SettleAsync();

        Assert.Equal(("3", "5"), (Desk.Text(desk, "priority"), Itsm.Text(_office.Twin("itsm"), "priority")));
        Assert.Equal("task", (await AddedAsync("1")).Change["type"].Text);
    }

    [Fact]
    public async Task Without_a_route_nothing_is_made()
    {
        Decide("", "", "");
        Desk.Add(("subject", Value.Of("x")));
        await _office.SettleAsync();

        Assert.Empty(Itsm.Tickets);
    }

    [Fact]
    public async Task A_ticket_that_does_not_match_takes_no_part()
    {
        Decide("", """, "where": "{{ ticket.priority === '1' }}" """, """, "create": true""");
        Desk.Add(("priority", Value.Of("3")));
        Desk.Add(("priority", Value.Of("1")));
        await _office.SettleAsync();

        Assert.Equal("1", Itsm.Text(Assert.Single(Itsm.Tickets).Key, "priority"));
    }

    [Fact]
    public async Task A_side_that_brings_nothing_only_joins()
    {
        Decide("", """, "create": true""", """, "create": true, "brings": false""");
        Itsm.Add(("subject", Value.Of("x")));
        await _office.SettleAsync();

        Assert.Empty(Desk.Tickets);
    }

    private async Task<Mapping.Sync.Systems.WriteOrder> AddedAsync(string priority)
    {
        Desk.Add(("priority", Value.Of(priority)));
        await _office.SettleAsync();
        return Itsm.Writes[^1];
    }

    private async Task ClashAsync(string desk, string itsm, string field, string atDesk, string atItsm)
    {
        Desk.Edit(desk, (field, Value.Of(atDesk)));
        Itsm.Edit(itsm, (field, Value.Of(atItsm)));
        await _office.SettleAsync();
    }

    private async Task<(string Desk, string Itsm)> LinkedAsync(string fields, (string Field, string Value) first)
    {
        Decide($"\"fields\": {fields}", """, "create": true""", """, "create": true""");
        var key = Desk.Add((first.Field, Value.Of(first.Value)));
        await _office.SettleAsync();
        return (key, _office.Twin("itsm"));
    }

    private void Decide(string members, string desk, string itsm)
    {
        var program = ToyWorkspace.With(members, desk, itsm);
        _office.Decide = _ => program;
    }
}
