using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync;

/// <summary>What happens where something fails: one group of one ticket waits, and everything else goes on.</summary>
public sealed class RecoveryTests
{
    private readonly Office _office = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_field_is_a_dead_letter_and_the_other_fields_are_written()
    {
        var (a, b) = await LinkedAsync();
        _office.B.Before = order => order.Change.ContainsKey("priority") ? Failed(FailureClass.Validation, "the priority is not one of ours") : null;
        _office.A.Edit(a, ("priority", Value.Of("9")), ("subject", Value.Of("goes on")));
        await _office.SettleAsync();

        Assert.Equal(("goes on", "3"), (_office.B.Text(b, "subject"), _office.B.Text(b, "priority")));
        var letter = Assert.Single(await _office.LettersAsync());
        Assert.Equal(("b", "priority", "Validation", "the priority is not one of ours"), (letter.Connection, letter.Group, letter.Class, letter.Message));
        var writes = _office.B.Writes.Count;
        await _office.RoundAsync(FeedKind.All);
        Assert.Equal(writes, _office.B.Writes.Count);

        _office.B.Before = null;
        _office.A.Edit(a, ("priority", Value.Of("2")));
        await _office.SettleAsync();
        Assert.Equal("2", _office.B.Text(b, "priority"));
        Assert.Empty(await _office.LettersAsync());
        Assert.Empty((await _office.LinkAsync("b", b)).Holds);
    }

    [Fact]
    public async Task What_fails_for_a_while_is_tried_again_with_longer_waits_and_then_works()
    {
        var (a, b) = await LinkedAsync();
        var failing = 4;
        _office.B.Before = _ => failing-- > 0 ? Failed(FailureClass.Transient, "502") : null;
        _office.A.Edit(a, ("subject", Value.Of("in the end")));
        await _office.SettleAsync(30);

        Assert.Equal("in the end", _office.B.Text(b, "subject"));
        Assert.Empty(await _office.LettersAsync());
        Assert.Empty((await _office.LinkAsync("b", b)).Holds);
    }

    [Fact]
    public async Task An_update_whose_outcome_is_not_known_is_read_before_it_is_planned_again()
    {
        var (a, b) = await LinkedAsync();
        _office.B.After = _ => new WriteReport { Result = WriteResult.Unknown };
        _office.A.Edit(a, ("subject", Value.Of("arrived")));
        await _office.RoundAsync();
        _office.B.After = null;
        var writes = _office.B.Writes.Count;
        await _office.SettleAsync();

        Assert.Equal("arrived", _office.B.Text(b, "subject"));
        Assert.Equal(writes, _office.B.Writes.Count);
        Assert.Null((await _office.LinkAsync("b", b)).Intent);
        Assert.Empty(await _office.ConflictsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C19_That_a_delete_found_nothing_is_only_believed_where_a_read_says_so_too(bool isGone)
    {
        _office.Decide = program => program with { OnDelete = DeletePolicy.DeleteOther, Sides = [.. program.Sides.Select(side => side with { MayDelete = true })] };
        var (_, b) = await LinkedAsync();
        _office.B.Before = order => order.Kind == WriteKind.Delete ? Failed(FailureClass.NotFound, "no such ticket") : null;
        _office.B.Reading = _ => isGone ? new ReadReport(null, IsMissing: true) : new ReadReport(null, Failure: new Failure(FailureClass.Auth, "RZ0000", "who are you"));
        await new HubEdits(_office.Setting()).DeleteAsync((await _office.TicketsAsync())[0].Id, Token);
        await _office.RoundAsync();

        Assert.Equal(isGone ? LinkState.Tombstoned : LinkState.Active, (await _office.LinkAsync("b", b)).State);
    }

    [Fact]
    public async Task A_newer_edit_in_the_hub_does_not_lose_to_our_own_write_that_was_in_doubt()
    {
        var (a, b) = await LinkedAsync();
        _office.B.After = _ => new WriteReport { Result = WriteResult.Unknown };
        _office.A.Edit(a, ("subject", Value.Of("first")));
        await _office.RoundAsync();
        _office.B.After = null;
        _office.A.Edit(a, ("subject", Value.Of("second")));
        await _office.SettleAsync();

        Assert.Equal(("second", "second"), (_office.A.Text(a, "subject"), _office.B.Text(b, "subject")));
        Assert.Empty(await _office.ConflictsAsync());
    }

    [Fact]
    public async Task A_ticket_that_changed_since_it_was_read_is_planned_anew()
    {
        var (a, b) = await LinkedAsync();
        var once = true;
        _office.B.Before = _ =>
        {
            if (!once)
                return null;
            once = false;
            _office.B.Edit(b, ("priority", Value.Of("1")));
            return Failed(FailureClass.Conflict, "it has changed");
        };
        _office.A.Edit(a, ("subject", Value.Of("from a")));
        await _office.SettleAsync();

        Assert.Equal(("from a", "1"), (_office.B.Text(b, "subject"), _office.B.Text(b, "priority")));
        Assert.Equal("1", _office.A.Text(a, "priority"));
    }

    [Fact]
    public async Task A_connection_nobody_is_signed_in_to_is_left_alone_and_goes_on_when_it_works()
    {
        var (a, b) = await LinkedAsync();
        _office.B.Reading = _ => new ReadReport(null, Failure: new Failure(FailureClass.Auth, "RZ5001", "the token was revoked"));
        _office.A.Edit(a, ("subject", Value.Of("later")));
        for (var i = 0; i < 5; i++)
            await _office.RoundAsync();
        Assert.Equal("printer", _office.B.Text(b, "subject"));
        Assert.Empty(await _office.LettersAsync());

        _office.B.Reading = null;
        _office.Clock.Advance(TimeSpan.FromMinutes(5));
        await _office.SettleAsync();
        Assert.Equal("later", _office.B.Text(b, "subject"));
    }

    [Fact]
    public async Task I16_A_poisoned_ticket_delays_only_itself()
    {
        var (_, bad) = await LinkedAsync();
        var a2 = _office.A.Add(("subject", Value.Of("second")));
        await _office.SettleAsync();
        _office.B.Reading = key => key == bad ? new ReadReport(null, Failure: new Failure(FailureClass.Bug, "RZ9999", "it cannot be read")) : null;
        foreach (var key in _office.A.Tickets.Keys.ToList())
            _office.A.Edit(key, ("subject", Value.Of($"edited {key}")));
        await _office.SettleAsync();

        Assert.Contains(_office.B.Tickets, one => one.Value.Fields["subject"].Text == $"edited {a2}");
        Assert.Equal("b", Assert.Single(await _office.LettersAsync()).Connection);
    }

    [Fact]
    public async Task C41_What_is_read_back_counts_and_not_what_was_sent()
    {
        var (a, b) = await LinkedAsync();
        _office.B.Rule = (field, value) => field == "subject" && value.Kind == ValueKind.Text ? Value.Of(value.Text.Trim()) : value;
        _office.A.Edit(a, ("subject", Value.Of("  padded  ")));
        await _office.SettleAsync();

        Assert.Equal(("padded", "padded"), (_office.A.Text(a, "subject"), _office.B.Text(b, "subject")));
        var conflict = Assert.Single(await _office.ConflictsAsync());
        Assert.Equal(("adjusted", "  padded  "), (conflict.Record.Rule, conflict.Record.Members.Single().Hub.Text));
    }

    [Fact]
    public async Task More_tickets_than_anybody_can_have_meant_wait_for_a_persons_word()
    {
        _office.Decide = program => program with { Guards = new SyncGuards { Creates = 5 } };
        for (var i = 0; i < 20; i++)
            _office.A.Add(("subject", Value.Of($"ticket {i}")));
        for (var i = 0; i < 5; i++)
            await _office.RoundAsync();
        Assert.Equal(5, _office.B.Tickets.Count);

        _office.Decide = program => program with { Guards = new SyncGuards { Creates = 50 } };
        await _office.Store.CommitAsync(new StoreChange { Deletes = [new RowCheck(new RowKey("acme", "guard", "create/b"), null)] }, Token);
        await _office.SettleAsync();
        Assert.Equal(20, _office.B.Tickets.Count);
    }

    [Fact]
    public async Task K9_A_zombie_that_lost_its_lease_commits_nothing()
    {
        await LinkedAsync();
        using var zombie = new SyncPipeline(_office.Setting());
        await zombie.TakeInAsync("a", FeedKind.Changes, Token);
        _office.Clock.Advance(TimeSpan.FromHours(1));
        using var heir = new SyncPipeline(_office.Setting());
        await heir.TakeInAsync("a", FeedKind.Changes, Token);

        await Assert.ThrowsAsync<LeaseLostException>(() => zombie.WorkAsync(Token));
    }

    [Fact]
    public async Task A_lease_that_ran_out_while_nobody_worked_is_taken_anew()
    {
        using var pipeline = new SyncPipeline(_office.Setting());
        await pipeline.TakeInAsync("a", FeedKind.Changes, Token);
        _office.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Null((await pipeline.TakeInAsync("a", FeedKind.Changes, Token)).Failure);
    }

    private static WriteReport Failed(FailureClass of, string message) => new() { Result = WriteResult.Failed, Failure = new Failure(of, "RZ0000", message) };

    private async Task<(string A, string B)> LinkedAsync()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("status", Value.Of("new")), ("priority", Value.Of("3")));
        await _office.SettleAsync();
        return (a, _office.Twin("b"));
    }
}
