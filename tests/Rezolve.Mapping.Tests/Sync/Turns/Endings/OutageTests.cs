using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Turns.Endings;

/// <summary>An outage is no deletion: what a system says of one ticket counts only while it shows others.</summary>
public sealed class OutageTests
{
    private readonly Office _office = new();

    [Fact]
    public async Task I15_A_system_that_shows_no_ticket_any_more_is_left_alone_and_nothing_of_it_ends()
    {
        var all = new List<(string A, string B)>();
        for (var i = 0; i < 8; i++)
            all.Add(await _office.LinkedAsync($"ticket {i}"));
        var hidden = _office.B.Tickets.ToDictionary();
        _office.B.Tickets.Clear();
        var writes = _office.B.Writes.Count;
        await _office.SweepAsync(20);
        _office.A.Edit(all[0].A, ("subject", Value.Of("meanwhile")));
        for (var i = 0; i < 20; i++)
            await _office.RoundAsync();

        foreach (var (_, b) in all)
            Assert.Equal(LinkState.Active, await _office.StateAsync("b", b));
        Assert.Equal("b shows none of the tickets it was asked for: that is no deletion", (await SuspensionAsync("b"))!.Message);
        Assert.Equal(writes, _office.B.Writes.Count);
        Assert.Empty(await _office.LettersAsync());

        foreach (var (key, ticket) in hidden)
            _office.B.Tickets[key] = ticket;
        _office.Clock.Advance(TimeSpan.FromHours(1));
        await _office.SettleAsync();
        Assert.Null(await SuspensionAsync("b"));
        Assert.Equal("meanwhile", _office.B.Text(all[0].B, "subject"));
        Assert.Null((await _office.LinkAsync("b", all[0].B)).MissingSince);
    }

    [Fact]
    public async Task A_system_that_refuses_to_show_any_ticket_is_left_alone_once_for_all_of_them()
    {
        var all = new List<(string A, string B)>();
        for (var i = 0; i < 8; i++)
            all.Add(await _office.LinkedAsync($"ticket {i}"));
        var forbidden = Failure.Of(FailureClass.Permission, "403 Forbidden");
        _office.B.Reading = _ => new ReadReport(null, Failure: forbidden);
        foreach (var (a, _) in all)
            _office.A.Edit(a, ("subject", Value.Of("meanwhile")));
        for (var i = 0; i < 20; i++)
            await _office.RoundAsync();

        Assert.Equal("b refuses to show any of the tickets it was asked for: 403 Forbidden", (await SuspensionAsync("b"))!.Message);
        Assert.Empty(await _office.LettersAsync());

        _office.B.Reading = null;
        _office.Clock.Advance(TimeSpan.FromHours(1));
        await _office.SettleAsync();
        Assert.Null(await SuspensionAsync("b"));
        Assert.All(all, one => Assert.Equal("meanwhile", _office.B.Text(one.B, "subject")));
    }

    [Fact]
    public async Task A_single_ticket_that_a_system_refuses_to_show_is_told_to_a_person_and_the_others_go_on()
    {
        var (a, b) = await _office.LinkedAsync("secret");
        var (other, twin) = await _office.LinkedAsync("open");
        _office.B.Reading = key => key == b ? new ReadReport(null, Failure: Failure.Of(FailureClass.Permission, "403 Forbidden")) : null;
        _office.A.Edit(a, ("subject", Value.Of("meanwhile")));
        _office.A.Edit(other, ("subject", Value.Of("later")));
        for (var i = 0; i < 5; i++)
            await _office.RoundAsync();

        Assert.Null(await SuspensionAsync("b"));
        Assert.Equal("later", _office.B.Text(twin, "subject"));
        Assert.Contains("403 Forbidden", Assert.Single(await _office.LettersAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I15_Lists_that_are_empty_beside_reads_that_find_nothing_are_no_deletion_either()
    {
        var (_, one) = await _office.LinkedAsync("one");
        var (_, two) = await _office.LinkedAsync("two");
        var (first, second) = (_office.B.Take(one), _office.B.Take(two));
        await _office.SweepAsync(10);

        Assert.Equal((LinkState.Active, LinkState.Active), (await _office.StateAsync("b", one), await _office.StateAsync("b", two)));
        (_office.B.Tickets[one], _office.B.Tickets[two]) = (first, second);
        _office.Clock.Advance(TimeSpan.FromHours(1));
        await _office.SweepAsync();
        Assert.Null(await SuspensionAsync("b"));
        Assert.Equal(2, (await _office.TicketsAsync()).Count(ticket => ticket.Links.ContainsKey("b")));
    }

    [Fact]
    public async Task What_is_gone_while_another_is_shown_ends_and_only_that()
    {
        var (_, gone) = await _office.LinkedAsync("gone");
        var (_, stays) = await _office.LinkedAsync("stays");
        _office.B.Take(gone);
        await _office.SweepAsync();

        Assert.Equal((LinkState.Tombstoned, LinkState.Active), (await _office.StateAsync("b", gone), await _office.StateAsync("b", stays)));
        Assert.Equal(LinkEndReason.Deleted, (await _office.LinkAsync("b", gone)).End!.Reason);
    }

    [Fact]
    public async Task It_is_looked_for_twice_more_and_each_time_a_pause_later()
    {
        var (_, gone) = await _office.LinkedAsync("gone");
        await _office.LinkedAsync("stays");
        _office.B.Take(gone);
        var seen = new List<(LinkState, int)>();
        for (var i = 0; i < 3; i++)
        {
            await _office.RoundAsync(FeedKind.Keys);
            var link = await _office.LinkAsync("b", gone);
            seen.Add((link.State, link.MissingChecks));
        }

        Assert.Equal([(LinkState.Active, 1), (LinkState.Active, 2), (LinkState.Tombstoned, 0)], seen);
    }

    [Fact]
    public async Task The_pause_between_two_looks_is_at_least_the_lag_of_reads()
    {
        _office.Know("b", facts => facts with { ReadLag = TimeSpan.FromMinutes(10) });
        var (_, gone) = await _office.LinkedAsync("gone");
        await _office.LinkedAsync("stays");
        _office.B.Take(gone);
        await _office.SweepAsync(18);
        Assert.Equal((LinkState.Active, 1), (await _office.StateAsync("b", gone), (await _office.LinkAsync("b", gone)).MissingChecks));

        await _office.SweepAsync(30);
        Assert.Equal(LinkState.Tombstoned, await _office.StateAsync("b", gone));
    }

    [Fact]
    public async Task A_ticket_that_is_seen_between_two_looks_starts_anew()
    {
        var (_, b) = await _office.LinkedAsync("hidden at times");
        await _office.LinkedAsync("stays");
        var ticket = _office.B.Take(b);
        await _office.RoundAsync(FeedKind.Keys);
        await _office.RoundAsync(FeedKind.Keys);
        _office.B.Tickets[b] = ticket;
        await _office.RoundAsync(FeedKind.Keys);

        Assert.Equal((LinkState.Active, 0, null), (await _office.StateAsync("b", b), (await _office.LinkAsync("b", b)).MissingChecks, (await _office.LinkAsync("b", b)).MissingSince));
    }

    [Theory]
    [InlineData(nameof(FailureClass.Auth))]
    [InlineData(nameof(FailureClass.Permission))]
    [InlineData(nameof(FailureClass.Config))]
    [InlineData(nameof(FailureClass.Transient))]
    public async Task I15_Nobody_who_is_refused_takes_a_ticket_for_deleted(string refused)
    {
        var (_, b) = await _office.LinkedAsync("one");
        await _office.LinkedAsync("two");
        var ticket = _office.B.Take(b);
        _office.B.Reading = _ => new ReadReport(null, Failure: Failure.Of(Enum.Parse<FailureClass>(refused), "no"));
        await _office.SweepAsync(10);
        Assert.Equal(LinkState.Active, await _office.StateAsync("b", b));

        _office.B.Tickets[b] = ticket;
        _office.B.Reading = null;
        _office.Clock.Advance(TimeSpan.FromHours(1));
        await _office.SweepAsync();
        Assert.Equal(LinkState.Active, await _office.StateAsync("b", b));
    }

    [Fact]
    public async Task The_last_ticket_of_a_system_that_lists_nothing_may_be_deleted()
    {
        var (_, b) = await _office.LinkedAsync("the only one");
        _office.B.Take(b);
        await _office.SweepAsync();

        Assert.Equal(LinkState.Tombstoned, await _office.StateAsync("b", b));
    }

    [Theory]
    [InlineData(false, nameof(LinkState.Active), "new")]
    [InlineData(true, nameof(LinkState.Tombstoned), "closed")]
    public async Task The_last_ticket_of_a_system_ends_the_others_only_where_the_connector_confirms_that_it_is_gone(bool confirms, string state, string status)
    {
        _office.Decide = program => program with { OnDelete = DeletePolicy.CloseOther };
        _office.Know("a", facts => facts with { Abilities = facts.Abilities with { ConfirmsMissing = confirms } });
        var (a, b) = await _office.LinkedAsync("the only one");
        _office.A.Take(a);
        await _office.SweepAsync(8);

        Assert.Equal((state, status), ((await _office.StateAsync("a", a)).ToString(), _office.B.Text(b, "status")));
    }

    [Fact]
    public async Task A_system_that_lists_the_ticket_it_does_not_show_is_not_believed()
    {
        var (a, b) = await _office.LinkedAsync("the only one");
        _office.B.Hide();
        _office.A.Edit(a, ("subject", Value.Of("edited")));
        for (var i = 0; i < 8; i++)
            await _office.RoundAsync();

        Assert.Equal(LinkState.Active, await _office.StateAsync("b", b));
    }

    [Fact]
    public async Task Who_allows_that_all_was_deleted_is_believed()
    {
        var (_, one) = await _office.LinkedAsync("one");
        var (_, two) = await _office.LinkedAsync("two");
        _office.B.Tickets.Clear();
        await _office.SweepAsync(6);
        Assert.NotNull(await SuspensionAsync("b"));
        var allowed = new StoppedAct(GuardedAct.Delete, "b", "", _office.Clock.GetUtcNow()) { AllowedUntil = _office.Clock.GetUtcNow().AddHours(10) };
        await _office.Store.CommitAsync(new() { Writes = [allowed.ToRow("acme")] }, EndingDesk.Token);
        _office.Clock.Advance(TimeSpan.FromHours(1));
        await _office.SweepAsync();

        Assert.Null(await SuspensionAsync("b"));
        Assert.Equal((LinkState.Tombstoned, LinkState.Tombstoned), (await _office.StateAsync("b", one), await _office.StateAsync("b", two)));
    }

    [Fact]
    public async Task A_share_of_all_tickets_may_be_less_than_half()
    {
        _office.Decide = program => program with { Guards = new SyncGuards { DeletesPercent = 10 } };
        var all = new List<string>();
        for (var i = 0; i < 30; i++)
            all.Add(_office.A.Add(("subject", Value.Of($"ticket {i}"))));
        await _office.SettleAsync();
        foreach (var key in _office.B.Tickets.Keys.Take(8).ToList())
            _office.B.Take(key);
        await _office.SweepAsync(8);

        Assert.Equal(25, (await _office.TicketsAsync()).Count(ticket => ticket.Links.ContainsKey("b")));
    }

    private async Task<Suspension?> SuspensionAsync(string connection) =>
        await _office.Hub.RowAsync(Suspension.KeyOf("acme", connection), EndingDesk.Token) is { } row ? Suspension.OfRow(row) : null;
}
