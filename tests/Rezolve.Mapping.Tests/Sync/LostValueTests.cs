using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync;

/// <summary>What somebody writes between our read and our write, at a system without a condition on writes that tells its history.</summary>
public sealed class LostValueTests
{
    private readonly Office _office = new();
    private int _asked;

    [Fact]
    public async Task I4_What_was_overwritten_unseen_is_kept()
    {
        var (a, b) = await LinkedAsync();
        Meanwhile(b, ("subject", "theirs"));
        _office.A.Edit(a, ("subject", Value.Of("ours")));
        await _office.SettleAsync();

        Assert.Equal(("ours", "ours"), (_office.A.Text(a, "subject"), _office.B.Text(b, "subject")));
        var kept = Assert.Single(await _office.ConflictsAsync());
        var member = Assert.Single(kept.Record.Members);
        Assert.Equal(("lostCandidate", Side.Hub, false), (kept.Record.Rule, kept.Record.Winner, kept.IsOpen));
        Assert.Equal(("printer", "ours", "theirs"), (member.Base!.Hub.Text, member.Hub.Text, member.External.Text));
    }

    [Fact]
    public async Task I4_What_the_rule_prefers_comes_back_as_an_edit_and_is_pushed_as_one()
    {
        _office.Policies = new FieldPolicies(new FieldPolicy { Conflict = "external" }, new Dictionary<string, FieldPolicy>());
        var (a, b) = await LinkedAsync();
        Meanwhile(b, ("subject", "theirs"));
        _office.A.Edit(a, ("subject", Value.Of("ours")));
        await _office.SettleAsync();

        Assert.Equal(("theirs", "theirs"), (_office.A.Text(a, "subject"), _office.B.Text(b, "subject")));
        Assert.Equal(["ours", "theirs"], _office.B.Writes.Select(write => write.Change["subject"].Text));
        Assert.Equal("lostCandidate", Assert.Single(await _office.ConflictsAsync()).Record.Rule);
    }

    [Fact]
    public async Task Of_two_that_were_written_one_after_the_other_the_later_had_seen_the_earlier()
    {
        var (a, b) = await LinkedAsync();
        Meanwhile(b, ("subject", "first"), ("subject", "second"));
        _office.A.Edit(a, ("subject", Value.Of("ours")));
        await _office.SettleAsync();

        Assert.Equal("second", Assert.Single(Assert.Single(await _office.ConflictsAsync()).Record.Members).External.Text);
    }

    [Fact]
    public async Task What_was_changed_beside_what_was_written_is_an_edit_like_any_other()
    {
        var (a, b) = await LinkedAsync();
        Meanwhile(b, ("priority", "1"));
        _office.A.Edit(a, ("subject", Value.Of("ours")));
        await _office.SettleAsync();

        Assert.Equal(("1", "ours"), (_office.A.Text(a, "priority"), _office.B.Text(b, "subject")));
        Assert.Empty(await _office.ConflictsAsync());
    }

    [Fact]
    public async Task Where_nobody_wrote_nothing_is_kept_and_the_history_is_asked_once_for_each_write()
    {
        var (a, _) = await LinkedAsync();
        _office.A.Edit(a, ("subject", Value.Of("printer burns")));
        await _office.SettleAsync();
        _office.A.Edit(a, ("subject", Value.Of("printer")));
        await _office.SettleAsync();

        Assert.Equal((2, 2), (_asked, _office.B.Writes.Count));
        Assert.Empty(await _office.ConflictsAsync());
    }

    [Fact]
    public async Task A_history_that_cannot_be_read_stands_in_no_writes_way()
    {
        var (a, b) = await LinkedAsync();
        _office.Histories["b"] = (_, _) => Task.FromResult(new HistoryReport([], Failure.Of(FailureClass.Transient, "502")));
        _office.A.Edit(a, ("subject", Value.Of("ours")));
        await _office.SettleAsync();

        Assert.Equal("ours", _office.B.Text(b, "subject"));
        Assert.Null((await _office.LinkAsync("b", b)).Intent);
        Assert.Single(_office.B.Writes);
    }

    [Fact]
    public async Task A_system_that_refuses_what_has_changed_is_not_asked()
    {
        var (a, _) = await LinkedAsync();
        _office.Know("b", facts => facts with { Abilities = facts.Abilities with { CompareAndSet = true } });
        _office.A.Edit(a, ("subject", Value.Of("ours")));
        await _office.SettleAsync();

        Assert.Equal(0, _asked);
    }

    // Comes between our read and our write.
    private void Meanwhile(string b, params (string Field, string Value)[] edits) => _office.B.Before = _ =>
    {
        _office.B.Before = null;
        foreach (var (field, value) in edits)
            _office.B.Edit(b, (field, Value.Of(value)));
        return null;
    };

    private Task<HistoryReport> HistoryAsync(SystemTicket ticket)
    {
        _asked++;
        var values = new Dictionary<string, Value>();
        var changes = new List<FieldHistory>();
        foreach (var (field, value) in _office.B.Tickets[ticket.Key].History)
        {
            changes.Add(new FieldHistory(field, values.GetValueOrDefault(field, Value.Null), value, null));
            values[field] = value;
        }
        return Task.FromResult(new HistoryReport(changes));
    }

    private async Task<(string A, string B)> LinkedAsync()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("priority", Value.Of("3")));
        await _office.SettleAsync();
        _office.B.Writes.Clear();
        _office.Histories["b"] = (ticket, _) => HistoryAsync(ticket);
        return (a, _office.Twin("b"));
    }
}
