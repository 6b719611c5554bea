using Rezolve.Mapping.Hub.Clocks;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sla.Calendars;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Sla.Observed;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Clocks;

/// <summary>What a system tells of its own clocks is kept beside the hub's, told where it differs, and never written anywhere.</summary>
public sealed class ObservedClockTests
{
    private static readonly SlaGoal Done = new("done", SlaMetric.Resolution, TimeSpan.FromHours(4), WorkCalendar.Always) { WarnAt = [50] };

    private readonly Office _office = new();
    private readonly List<string> _asked = [];
    private Func<SystemTicket, ClockReport> _tell = _ => new ClockReport([]) { IsWhole = true };

    public ObservedClockTests()
    {
        Agree(SlaWatch.Usual);
        _office.Timers["b"] = (ticket, _) =>
        {
            _asked.Add(ticket.Key);
            return Task.FromResult(_tell(ticket));
        };
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _office.Clock.GetUtcNow();

    [Fact]
    public async Task It_is_kept_as_told_and_told_as_an_event_each_time_it_changes()
    {
        var due = Now.AddHours(4);
        _tell = _ => Told(Clock(due));
        var (a, b) = await TicketAsync();
        Assert.Equal(("b", "sla/1", due), Kept(Assert.Single((await BookAsync()).Observed)));

        due = due.AddHours(1);
        _office.A.Edit(a, ("subject", Value.Of("laser")));
        await RoundsAsync(3);

        Assert.Equal(due, Assert.Single((await BookAsync()).Observed).DueAt);
        var events = await EventsAsync("sla.observed");
        Assert.Equal([due.AddHours(-1), due], events.Select(about => RowValues.InstantOf(about["dueAt"])));
        Assert.Equal(("b", "sla/1", "resolution", "running", "Gold"), (events[0]["connection"], events[0]["clock"], events[0]["metric"], events[0]["state"], events[0]["name"]));
        Assert.DoesNotContain(_office.B.Writes.Concat(_office.A.Writes), write => write.Change.Keys.Any(field => field.StartsWith("sla", StringComparison.Ordinal)));
        Assert.Empty(await _office.ConflictsAsync());
        Assert.Equal("laser", _office.B.Text(b, "subject"));
    }

    [Fact]
    public async Task A_change_of_the_record_that_no_field_shows_has_them_read_and_nothing_else_does()
    {
        _tell = _ => Told(Clock(Now.AddHours(4)) with { StoppedAt = Now });
        var (_, b) = await TicketAsync();
        _asked.Clear();
        await RoundsAsync(3);
        Assert.Empty(_asked);

        _office.B.Tickets[b].UpdatedAt = Now;
        await RoundsAsync(3);
        Assert.Equal([b], _asked);
    }

    [Fact]
    public async Task One_that_goes_on_is_asked_for_again_now_and_then_though_nothing_shows_a_change()
    {
        var due = Now.AddHours(4);
        _tell = _ => Told(Clock(due));
        var (_, b) = await TicketAsync();
        due = due.AddMinutes(30);
        _office.Clock.Advance(TimeSpan.FromMinutes(20));
        await RoundsAsync(2);

        Assert.Contains(b, _asked);
        Assert.Equal(due, Assert.Single((await BookAsync()).Observed).DueAt);
    }

    [Fact]
    public async Task One_that_differs_for_long_enough_is_told_once()
    {
        var began = Now;
        _tell = _ => Told(Clock(began.AddHours(6)));
        await TicketAsync();
        for (var minute = 0; minute < 20; minute++)
        {
            await _office.RoundAsync();
            _office.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var told = Assert.Single(await EventsAsync("sla.differs"));
        var ours = (await BookAsync()).Clocks[0].DueAt!.Value;
        Assert.Equal(("done", "b", "sla/1"), (told["goal"], told["connection"], told["clock"]));
        Assert.Equal((ours, began.AddHours(6)), (RowValues.InstantOf(told["dueAt"]), RowValues.InstantOf(told["theirDueAt"])));
        Assert.Equal((began.AddHours(6) - ours).Duration(), System.Xml.XmlConvert.ToTimeSpan(told["difference"]));
        var differing = await _office.Hub.DifferingClocksAsync(Token).ToListAsync(Token);
        Assert.Equal("b", Assert.Single(differing).Theirs.Connection);
    }

    [Fact]
    public async Task One_that_agrees_within_the_tolerance_is_not_told()
    {
        _tell = ticket => Told(Clock(_office.A.Tickets.Values.First().CreatedAt.AddHours(4).AddMinutes(-4)));
        await TicketAsync();
        _office.Clock.Advance(TimeSpan.FromMinutes(30));
        await RoundsAsync(2);

        Assert.Empty(await EventsAsync("sla.differs"));
        Assert.Empty(await _office.Hub.DifferingClocksAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Where_the_system_owns_them_its_end_is_told_and_not_the_hubs()
    {
        Agree(new SlaWatch("b", TimeSpan.FromDays(9)));
        var due = Now.AddHours(9);
        _tell = _ => Told(Clock(due));
        await TicketAsync();
        _office.Clock.Advance(due.AddHours(-4) - Now);
        await RoundsAsync(2);
        Assert.Empty(await EventsAsync("sla.warning"));

        _office.Clock.Advance(due.AddHours(-2) - Now);
        await RoundsAsync(1);
        Assert.Single(await EventsAsync("sla.warning"));
        Assert.Empty(await EventsAsync("sla.breached"));

        _office.Clock.Advance(due - Now);
        await RoundsAsync(2);
        Assert.Single(await EventsAsync("sla.breached"));
    }

    [Fact]
    public async Task One_that_is_not_listed_any_more_is_kept_no_longer_and_so_are_those_of_a_link_that_ended()
    {
        var began = Now;
        _tell = _ => Told(Clock(began.AddHours(4)), Clock(began.AddHours(4)) with { Metric = "firstResponse", Name = "answer" });
        var (a, _) = await TicketAsync();
        Assert.Equal(2, (await BookAsync()).Observed.Count);

        _tell = _ => Told(Clock(began.AddHours(4)));
        _office.A.Edit(a, ("subject", Value.Of("laser")));
        await RoundsAsync(3);
        Assert.Single((await BookAsync()).Observed);
        Assert.Equal("cancelled", (await EventsAsync("sla.observed"))[^1]["state"]);
    }

    [Theory]
    [InlineData(FailureClass.Permission)]
    [InlineData(FailureClass.Config)]
    internal async Task Clocks_that_may_not_be_read_stand_in_nobodys_way_and_are_given_up_visibly(FailureClass sort)
    {
        _tell = _ => new ClockReport([], Failure.Of(sort, "no licence"));
        var (a, b) = await TicketAsync();
        _office.A.Edit(a, ("subject", Value.Of("laser")));
        await RoundsAsync(3);

        Assert.Equal("laser", _office.B.Text(b, "subject"));
        Assert.Equal(("clocks", "no licence"), Assert.Single((await _office.LettersAsync()).Select(letter => (letter.Group, letter.Message))));

        _tell = _ => Told();
        _office.A.Edit(a, ("subject", Value.Of("printer")));
        await RoundsAsync(3);
        Assert.Empty(await _office.LettersAsync());
    }

    [Fact]
    public async Task Clocks_that_cannot_be_read_for_a_while_are_read_later()
    {
        _tell = _ => new ClockReport([], Failure.Of(FailureClass.Transient, "502"));
        await TicketAsync();
        Assert.Empty(await EventsAsync("sla.observed"));

        var due = Now.AddHours(4);
        _tell = _ => Told(Clock(due));
        _office.Clock.Advance(TimeSpan.FromMinutes(40));
        await RoundsAsync(3);
        Assert.Single(await EventsAsync("sla.observed"));
        Assert.Empty(await _office.LettersAsync());
    }

    [Fact]
    public async Task Where_nothing_was_agreed_no_clock_is_read()
    {
        _office.Decide = program => program;
        await TicketAsync();

        Assert.Empty(_asked);
    }

    private void Agree(SlaWatch watch) => _office.Decide = program => program with { Sla = new SlaProgram([new SlaRule(Done, null)]) { Watch = watch } };

    private ObservedClock Clock(DateTimeOffset due) => new("b", "", "resolution") { Name = "Gold", State = ObservedState.Running, DueAt = due, ToldAt = Now, AskedAt = Now };

    private static ClockReport Told(params ObservedClock[] clocks) => new([.. clocks.Select((clock, at) => clock with { Key = $"sla/{at + 1}" })]) { IsWhole = true };

    private static (string, string, DateTimeOffset?) Kept(ObservedClock clock) => (clock.Connection, clock.Key, clock.DueAt);

    private async Task<(string A, string B)> TicketAsync()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")));
        await RoundsAsync(4);
        return (a, _office.Twin("b"));
    }

    private async Task RoundsAsync(int rounds)
    {
        for (var round = 0; round < rounds; round++)
            await _office.RoundAsync();
    }

    private async Task<SlaBook> BookAsync()
    {
        var page = await _office.Store.PageAsync(new RowQuery("acme", RowKinds.Sla, 10), Token);
        return SlaRows.Read(Assert.Single(page.Rows), new Dictionary<string, SlaGoal> { ["done"] = Done });
    }

    private async Task<List<IReadOnlyDictionary<string, string>>> EventsAsync(string type) =>
        await _office.Hub.EventsAsync(0, Token).Where(one => one.Type == type).Select(one => one.About).ToListAsync(Token);
}
