using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Failures;

/// <summary>Values that no table knows, and values that become others on their way.</summary>
public sealed class ValueTests
{
    private readonly Office _office = new();

    [Fact]
    public async Task C24_A_status_that_no_row_of_a_table_knows_is_a_hold_that_says_so()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("status", Value.Of("new")));
        await _office.SettleAsync();
        var b = _office.Twin("b");
        _office.A.Edit(a, ("status", Value.Fault("the table status has no row to read \"Waiting for parts\"")), ("subject", Value.Of("goes on")));
        await _office.SettleAsync();

        Assert.Equal(("new", "goes on"), (_office.B.Text(b, "status"), _office.B.Text(b, "subject")));
        var hold = (await _office.LinkAsync("a", a)).Holds["status"];
        Assert.Equal("unresolved", hold.Reason);
        Assert.Contains("no row to read \"Waiting for parts\"", hold.WaitsFor, StringComparison.Ordinal);

        _office.A.Edit(a, ("status", Value.Of("open")));
        await _office.SettleAsync();
        Assert.Equal("open", _office.B.Text(b, "status"));
        Assert.Empty((await _office.LinkAsync("a", a)).Holds);
    }

    [Fact]
    public async Task C24_A_ticket_that_comes_with_such_a_status_is_taken_in_without_it_and_the_hold_is_there()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("status", Value.Fault("the table status has no row to read \"?\"")));
        await _office.SettleAsync();

        Assert.Equal("printer", _office.B.Text(_office.Twin("b"), "subject"));
        Assert.Equal("", _office.B.Text(_office.Twin("b"), "status"));
        var hold = (await _office.LinkAsync("a", a)).Holds["status"];
        Assert.Equal(("unresolved", "the table status has no row to read \"?\""), (hold.Reason, hold.WaitsFor));

        _office.A.Edit(a, ("status", Value.Of("open")));
        await _office.SettleAsync();
        Assert.Equal("open", _office.B.Text(_office.Twin("b"), "status"));
        Assert.Empty((await _office.LinkAsync("a", a)).Holds);
    }

    [Fact]
    public async Task C35_A_priority_that_becomes_another_at_the_other_side_is_seen_though_every_request_went_well()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("priority", Value.Of("3")));
        await _office.SettleAsync();
        _office.B.Rule = (field, value) => field == "priority" && value.Kind == ValueKind.Text && value.Text == "1" ? Value.Of("4") : value;
        _office.A.Edit(a, ("priority", Value.Of("1")));
        await _office.SettleAsync();

        var conflict = Assert.Single(await _office.ConflictsAsync());
        Assert.Equal(("adjusted", "1", "4"), (conflict.Record.Rule, conflict.Record.Members.Single().Hub.Text, conflict.Record.Members.Single().External.Text));
        Assert.Empty(await _office.LettersAsync());
        Assert.Equal(WriteKind.Update, _office.B.Writes[^1].Kind);
    }
}
