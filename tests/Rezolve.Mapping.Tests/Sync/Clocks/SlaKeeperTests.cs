using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Clocks;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sla.Calendars;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Clocks;
using Rezolve.Mapping.Tests.Sync.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Clocks;

/// <summary>The clocks of service levels go with what happens at the systems, and what is due is told once.</summary>
public sealed class SlaKeeperTests
{
    private static readonly SlaGoal Done = new("done", SlaMetric.Resolution, TimeSpan.FromHours(1), WorkCalendar.Always) { Pause = new HashSet<string> { "onHold" }, WarnAt = [50] };
    private static readonly SlaGoal Answered = new("answered", SlaMetric.FirstResponse, TimeSpan.FromHours(1), WorkCalendar.Always);
    private static readonly SlaGoal Again = new("again", SlaMetric.NextResponse, TimeSpan.FromHours(1), WorkCalendar.Always);

    private readonly TalkingOffice _talking = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_told_once_when_a_share_has_passed_and_when_all_has()
    {
        Agree(Done);
        await _talking.TicketAsync();
        Assert.NotNull(await _talking.Office.NextDueAsync());
        for (var minutes = 0; minutes < 180; minutes += 10)
        {
            _talking.Office.Clock.Advance(TimeSpan.FromMinutes(10));
            await _talking.Office.RoundAsync();
        }

        Assert.Equal([("sla.warning", "50"), ("sla.breached", "100")], await ToldAsync());
        Assert.Null((await BookAsync()).Clocks[0].StoppedAt);
    }

    [Fact]
    public async Task A_status_counts_from_when_it_was_set_where_it_was()
    {
        Agree(Done with { Within = TimeSpan.FromHours(9) });
        var (a, _) = await _talking.TicketAsync();
        var began = (await BookAsync()).Clocks[0].StartedAt;
        _talking.Office.Clock.Advance(began.AddHours(2) - _talking.Office.Clock.GetUtcNow());
        _talking.Office.A.Edit(a, ("status", Value.Of("onHold")));
        _talking.Office.Clock.Advance(TimeSpan.FromHours(15));
        await _talking.Office.SettleAsync();
        Assert.Equal((true, TimeSpan.FromHours(2)), await FirstClockAsync());

        _talking.Office.A.Edit(a, ("status", Value.Of("resolved")));
        await _talking.Office.SettleAsync();
        _talking.Office.Clock.Advance(TimeSpan.FromHours(15));
        await _talking.Office.SettleAsync();
        Assert.Equal("met", SlaWords.StateOf((await BookAsync()).Clocks[0], _talking.Office.Clock.GetUtcNow()));
        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task A_public_answer_stops_the_clock_when_it_was_said_and_a_note_does_not()
    {
        Agree(Answered with { Within = TimeSpan.FromHours(9) });
        var (a, _) = await _talking.TicketAsync();
        var began = (await BookAsync()).Clocks[0].StartedAt;
        _talking.A.Say(a, "only for us", "internal");
        await _talking.Office.SettleAsync();
        Assert.Null((await BookAsync()).Clocks[0].StoppedAt);

        _talking.Office.Clock.Advance(began.AddHours(3) - _talking.Office.Clock.GetUtcNow());
        _talking.A.Say(a, "we look at it");
        _talking.Office.Clock.Advance(TimeSpan.FromHours(15));
        await _talking.Office.SettleAsync();

        Assert.Equal(TimeSpan.FromHours(3), (await BookAsync()).Clocks[0].Elapsed(_talking.Office.Clock.GetUtcNow()));
        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task What_the_requester_says_after_an_answer_begins_a_cycle()
    {
        Agree(Again);
        await StoreAsync(
            TicketRows.Of("acme", Ticket()), PersonRows.Of("acme", "a", "user", new PersonReference("u1", "email", Start), "anna"),
            CommentRows.Of("acme", Said("c1", "u2", 10)), CommentRows.Of("acme", Said("c2", "u1", 20)),
            Happened("ticket.created", 0), Happened("comment.created", 11, "c1"), Happened("comment.created", 22, "c2"));
        await KeepAsync();

        var clock = Assert.Single((await BookAsync()).Clocks);
        Assert.Equal((1, Start.AddMinutes(20), null), (clock.Cycle, clock.StartedAt, clock.StoppedAt));
    }

    [Fact]
    public async Task I19_However_many_keep_the_clocks_at_a_time_each_share_is_told_once()
    {
        Agree(Done);
        for (var i = 0; i < 20; i++)
            await StoreAsync(TicketRows.Of("acme", Ticket($"t{i}")), Happened("ticket.created", i, ticket: $"t{i}"));
        _talking.Office.Clock.Advance(TimeSpan.FromDays(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(KeepAsync, Token)));

        var told = await _talking.Office.Hub.EventsAsync(0, Token).Where(one => one.Type.StartsWith("sla.", StringComparison.Ordinal)).Select(one => (one.Ticket, one.Type)).ToListAsync(Token);
        Assert.Equal(40, told.Count);
        Assert.Equal(40, told.Distinct().Count());
    }

    [Fact]
    public async Task A_ticket_that_is_deleted_is_told_of_no_more()
    {
        Agree(Done);
        await StoreAsync(TicketRows.Of("acme", Ticket()), Happened("ticket.created", 0));
        await KeepAsync();
        await StoreAsync(
            TicketRows.Of("acme", Ticket() with { DeletedAt = Start.AddMinutes(5), Version = (await _talking.Office.Hub.TicketAsync("t1", Token))!.Version }), Happened("ticket.deleted", 5));
        _talking.Office.Clock.Advance(TimeSpan.FromDays(1));
        await KeepAsync();

        Assert.Empty(await ToldAsync());
        Assert.True(Assert.Single((await BookAsync()).Clocks).IsCancelled);
    }

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static HubTicket Ticket(string id = "t1") => new()
    {
        Id = id,
        Fields = new Dictionary<string, HubField> { ["requester"] = new(Value.Of("anna"), default, "a") },
        CreatedAt = Start,
        UpdatedAt = Start,
    };

    private static HubComment Said(string id, string author, int minute) => new()
    {
        Id = id,
        Ticket = "t1",
        Origin = new PartKey("a", "comment", id),
        Kind = "public",
        AuthorKey = author,
        Body = Value.Of(new ValueObject { ["format"] = Value.Of("plain"), ["text"] = Value.Of(id) }),
        CreatedAt = Start.AddMinutes(minute),
    };

    private static RowWrite Happened(string type, int minute, string? comment = null, string ticket = "t1") =>
        EventRows.Of("acme", new HubEvent($"{type} {ticket} {minute}", Start.AddMinutes(minute), type, ticket, "test")
        {
            About = comment is null ? [] : new Dictionary<string, string> { ["comment"] = comment, ["kind"] = "public" },
        });

    private void Agree(SlaGoal goal) => _talking.Office.Decide = program => program with { Comments = _talking.Policy, Sla = new SlaProgram([new SlaRule(goal, null)]) };

    private async Task StoreAsync(params RowWrite[] rows)
    {
        Assert.True((await _talking.Office.Store.CommitAsync(new StoreChange { Writes = rows }, Token)).IsCommitted);
        await new EventSequence(_talking.Office.Store, "acme").PlaceAsync(Token);
    }

    private async Task KeepAsync()
    {
        var setting = _talking.Office.Setting();
        await new SlaKeeper(new SyncScope(setting), setting.Program.Sla!).RunAsync(Token);
    }

    private async Task<SlaBook> BookAsync()
    {
        var page = await _talking.Office.Store.PageAsync(new RowQuery("acme", RowKinds.Sla, 10), Token);
        return SlaRows.Read(Assert.Single(page.Rows), _talking.Office.Setting().Program.Sla!.Rules.ToDictionary(rule => rule.Goal.Name, rule => rule.Goal));
    }

    private async Task<(bool IsPaused, TimeSpan Elapsed)> FirstClockAsync()
    {
        var clock = (await BookAsync()).Clocks[0];
        return (clock.IsPaused, clock.Elapsed(_talking.Office.Clock.GetUtcNow()));
    }

    private async Task<List<(string Type, string Percent)>> ToldAsync() => await _talking.Office.Hub.EventsAsync(0, Token)
        .Where(one => one.Type.StartsWith("sla.", StringComparison.Ordinal)).Select(one => (one.Type, one.About["percent"])).ToListAsync(Token);
}
