using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Automation;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Automations;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Tests.Sync.Conversations;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Maintenance;

/// <summary>What is no longer needed goes when the operator said; what is needed stays, however old.</summary>
public sealed class RetentionTests
{
    private readonly Office _office = new();
    private RetentionPolicy _kept = new();

    public RetentionTests() => _office.Decide = program => program with { Retention = _kept };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_go_from_the_first_on_and_no_place_is_given_again()
    {
        var key = await TicketAsync();
        var (first, last) = await PlacesAsync();
        Assert.Equal(1, first);
        _office.Clock.Advance(TimeSpan.FromDays(91));
        _office.A.Edit(key, ("subject", Value.Of("plotter")));
        await _office.SettleAsync();

        var (firstNow, lastNow) = await PlacesAsync();
        Assert.Equal(last + 1, firstNow);
        Assert.True(lastNow > last);
        var left = await _office.Hub.EventsAsync(0, Token).ToListAsync(Token);
        Assert.Equal(Enumerable.Range((int)firstNow, left.Count), left.Select(one => (int)one.Place));
    }

    [Fact]
    public async Task Where_all_events_are_gone_the_order_still_goes_on_after_the_last()
    {
        await TicketAsync();
        var (_, last) = await PlacesAsync();
        _office.Clock.Advance(TimeSpan.FromDays(91));
        await _office.RoundAsync();

        Assert.Empty(await _office.Hub.EventsAsync(0, Token).ToListAsync(Token));
        Assert.Equal((last + 1, last), await PlacesAsync());
    }

    [Fact]
    public async Task Of_too_many_events_the_newest_stay()
    {
        await TicketAsync();
        var (_, last) = await PlacesAsync();
        _kept = _kept with { Events = _kept.Events with { Most = 2 } };
        await _office.RoundAsync();

        Assert.Equal((last - 1, last), await PlacesAsync());
    }

    [Fact]
    public async Task An_event_that_somebody_who_listens_has_yet_to_take_in_stays_however_old()
    {
        await TicketAsync();
        await _office.Store.CommitAsync(new StoreChange { Writes = [new EventMark("mirror", 0, 0).At("acme", 1)] }, Token);
        _office.Clock.Advance(TimeSpan.FromDays(1000));
        await _office.RoundAsync();

        Assert.Equal(2, (await PlacesAsync()).First);
    }

    [Fact]
    public async Task What_nobody_keeps_clocks_for_any_more_holds_no_events_back()
    {
        await TicketAsync();
        await _office.Store.CommitAsync(new StoreChange { Writes = [new EventMark("sla", 0, 0).At("acme", 1)] }, Token);
        _office.Clock.Advance(TimeSpan.FromDays(91));
        await _office.RoundAsync();

        Assert.Empty(await _office.Hub.EventsAsync(0, Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_conflict_goes_when_it_is_old_and_never_while_a_person_has_to_decide()
    {
        await PutAsync(Conflict("open") with { IsOpen = true }, Conflict("closed"), Conflict("again") with { LastAt = _office.Clock.GetUtcNow().AddDays(100) });
        _office.Clock.Advance(TimeSpan.FromDays(181));
        await _office.RoundAsync();
        Assert.Equal(["again", "open"], (await _office.ConflictsAsync()).Select(one => one.Id));

        _office.Clock.Advance(TimeSpan.FromDays(1000));
        await _office.RoundAsync();
        Assert.Equal(["open"], (await _office.ConflictsAsync()).Select(one => one.Id));
    }

    [Fact]
    public async Task Of_too_many_conflicts_the_oldest_go_in_small_steps()
    {
        for (var number = 0; number < 450; number++)
            await PutAsync(Conflict($"c{number:d4}") with { At = _office.Clock.GetUtcNow().AddMinutes(-number) });
        _kept = _kept with { Conflicts = _kept.Conflicts with { Most = 100 } };
        using var pipeline = new Mapping.Sync.SyncPipeline(_office.Setting());
        var counts = new List<int>();
        for (var step = 0; step < 12; step++)
        {
            await pipeline.WorkAsync(Token);
            _office.Clock.Advance(TimeSpan.FromMinutes(6));
            counts.Add((await _office.ConflictsAsync()).Count);
        }

        Assert.Equal(100, counts[^1]);
        Assert.All(counts.Prepend(450).Zip(counts), step => Assert.InRange(step.First - step.Second, 0, 100));
        Assert.Equal("c0099", (await _office.ConflictsAsync())[^1].Id);
    }

    [Theory]
    [InlineData(1, 89, 1)]
    [InlineData(1, 92, 0)]
    [InlineData(120, 119, 1)]
    [InlineData(120, 122, 0)]
    public async Task How_often_rules_acted_is_kept_as_long_as_events_and_as_it_counts(int within, int days, int left)
    {
        var limits = new AutomationLimits(3, 20, TimeSpan.FromDays(within));
        _office.Decide = program => program with { Retention = _kept, Automation = new AutomationProgram([], limits) };
        var now = _office.Clock.GetUtcNow();
        await _office.Store.CommitAsync(new StoreChange { Writes = [FiringRows.Of("acme", "t1", [now.AddDays(-1), now], 4, now.AddHours(1), 0), FiringRows.Of("acme", "t2", "t1")] }, Token);
        _office.Clock.Advance(TimeSpan.FromDays(days));
        await _office.RoundAsync();

        // For whom a ticket counts that a rule made is needed as long as the ticket is there.
        Assert.Equal(left + 1, await CountAsync(_office, RowKinds.Firing));
    }

    [Fact]
    public async Task A_letter_stays_as_long_as_something_stands_still_for_it()
    {
        var key = await TicketAsync();
        var link = await _office.LinkAsync("a", key);
        var hold = new GroupHold("refused", "subject", "person", _office.Clock.GetUtcNow());
        await _office.Store.CommitAsync(new StoreChange
        {
            Writes =
            [
                LinkRows.Of("acme", link with { Holds = new Dictionary<string, GroupHold> { ["subject"] = hold } }),
                LetterRows.Of("acme", Letter("held", link, "subject")), LetterRows.Of("acme", Letter("free", link, "status")), LetterRows.Of("acme", Letter("unread", link, "read")),
            ],
        }, Token);
        _office.Clock.Advance(TimeSpan.FromDays(91));
        await _office.RoundAsync();

        Assert.Equal(["held"], (await _office.LettersAsync()).Select(one => one.Id));
    }

    [Fact]
    public async Task A_ticket_that_every_system_has_deleted_goes_with_all_there_is_of_it()
    {
        var talking = new TalkingOffice();
        var (a, b) = await talking.TicketAsync();
        talking.A.Say(a, "it smokes");
        await talking.Office.SettleAsync();
        var ticket = (await talking.Office.LinkAsync("a", a)).Ticket;
        await talking.Office.Store.CommitAsync(new StoreChange { Writes = [FiringRows.Of("acme", ticket, "t0")] }, Token);
        await DeleteAsync(talking.Office, a, b);
        Assert.Equal(2, await CountAsync(talking.Office, RowKinds.Link));
        talking.Office.Clock.Advance(TimeSpan.FromDays(399));
        await talking.Office.RoundAsync();
        Assert.Equal((2, 1), (await CountAsync(talking.Office, RowKinds.Link), await CountAsync(talking.Office, RowKinds.Firing)));

        talking.Office.Clock.Advance(TimeSpan.FromDays(2));
        await talking.Office.RoundAsync();
        foreach (var kind in (string[])[RowKinds.Link, RowKinds.Ticket, RowKinds.Comment, RowKinds.CommentKey, RowKinds.Event, RowKinds.Work, RowKinds.Firing])
            Assert.Equal(0, await CountAsync(talking.Office, kind));
    }

    [Fact]
    public async Task A_ticket_that_one_system_still_has_keeps_its_tombstone_at_the_other()
    {
        var key = await TicketAsync();
        var twin = _office.Twin("b");
        await DeleteAsync(_office, key);
        _office.Clock.Advance(TimeSpan.FromDays(1000));
        await _office.RoundAsync();
        await _office.RoundAsync();

        Assert.Equal(LinkEndReason.Deleted, (await _office.LinkAsync("a", key)).End?.Reason);
        Assert.Null((await _office.LinkAsync("b", twin)).End);
        Assert.Empty(_office.A.Tickets);
    }

    private static async Task DeleteAsync(Office office, params string[] keys)
    {
        foreach (var key in keys)
        {
            office.Desks.Values.Single(desk => desk.Tickets.ContainsKey(key)).Tickets.Remove(key);
        }
        for (var round = 0; round < 8; round++)
        {
            await office.RoundAsync(Mapping.Sync.Systems.FeedKind.Keys);
            office.Clock.Advance(TimeSpan.FromMinutes(2));
        }
    }

    private static async Task<int> CountAsync(Office office, string kind) => (await office.Store.PageAsync(new RowQuery("acme", kind, 1000), Token)).Rows.Count;

    private async Task<string> TicketAsync()
    {
        await _office.SettleAsync();
        var key = _office.A.Add(("subject", Value.Of("printer")));
        await _office.SettleAsync();
        return key;
    }

    private async Task<(long First, long Last)> PlacesAsync()
    {
        var events = new EventSequence(_office.Store, "acme");
        return (await events.FirstAsync(Token), await events.LastAsync(Token));
    }

    private KeptConflict Conflict(string id) => new(id, "t", "a", "1", new ConflictRecord("subject", [], Side.Hub, "merge"), _office.Clock.GetUtcNow());

    private DeadLetter Letter(string id, TicketLink link, string group) => new(id, link.Ticket, link.Connection, link.Key, group, "Validation", "X1", "refused", _office.Clock.GetUtcNow());

    private async Task PutAsync(params KeptConflict[] conflicts) =>
        Assert.True((await _office.Store.CommitAsync(new StoreChange { Writes = [.. conflicts.Select(one => ConflictRows.Of("acme", one))] }, Token)).IsCommitted);
}
