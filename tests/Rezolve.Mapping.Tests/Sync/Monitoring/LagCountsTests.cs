using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Monitors;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Monitoring;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Conversations;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Monitoring;

/// <summary>How long changes take is counted from when they were made, by whatever clock dates them, until they are written elsewhere.</summary>
public sealed class LagCountsTests
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(20);

    private readonly Office _office = new();

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-3)]
    public async Task A_change_is_as_late_as_it_is_whatever_its_systems_clock_says(int hours)
    {
        _office.A.Off = TimeSpan.FromHours(hours);
        var a = await LinkedAsync();
        _office.A.Edit(a, ("subject", Value.Of("laser")));
        _office.Clock.Advance(Late);
        await RunAsync();

        var spread = await SpreadAsync("b");
        Assert.Equal((1, 30), (spread.Count, spread.Within(100)!.Value.TotalSeconds));
        Assert.Equal(0, (await SpreadAsync("a")).Count);
    }

    [Fact]
    public async Task What_was_there_before_the_sync_began_was_not_late_and_what_is_made_later_is_counted()
    {
        _office.A.Add(("subject", Value.Of("printer")));
        _office.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync();
        Assert.Equal((1, 0), (_office.B.Tickets.Count, (await SpreadAsync("b")).Count));

        _office.A.Add(("subject", Value.Of("screen")));
        _office.Clock.Advance(Late);
        await RunAsync();
        Assert.Equal((2, 1), (_office.B.Tickets.Count, (await SpreadAsync("b")).Count));
    }

    [Fact]
    public async Task Of_several_changes_in_one_write_the_oldest_says_how_late_it_was()
    {
        var a = await LinkedAsync();
        _office.B.Before = _ => new WriteReport { Result = WriteResult.Failed, Failure = Failure.Of(FailureClass.Transient, "away") };
        _office.A.Edit(a, ("subject", Value.Of("laser")));
        await RunAsync();
        _office.B.Before = null;
        _office.Clock.Advance(TimeSpan.FromHours(2));
        _office.A.Edit(a, ("priority", Value.Of("1")));
        await RunAsync();

        var spread = await SpreadAsync("b");
        Assert.Equal("laser", _office.B.Text(_office.Twin("b"), "subject"));
        Assert.Equal(TimeSpan.FromHours(3), spread.Within(100));
    }

    [Fact]
    public async Task Our_own_echo_is_no_change_and_counts_go_on_where_they_stood()
    {
        var a = await LinkedAsync();
        for (var i = 0; i < 3; i++)
        {
            _office.A.Edit(a, ("subject", Value.Of($"edit {i}")));
            _office.Clock.Advance(Late);
            await RunAsync();
            _office.Clock.Advance(Late);
            await RunAsync();
        }

        Assert.Equal((3, 0), ((await SpreadAsync("b")).Count, (await SpreadAsync("a")).Count));
    }

    [Fact]
    public async Task What_is_said_is_as_late_as_it_is()
    {
        var talking = new TalkingOffice();
        var (a, b) = await talking.TicketAsync();
        talking.A.Say(a, "it smokes");
        talking.Office.Clock.Advance(Late);
        await RunAsync(talking.Office);

        Assert.Equal("[Anna (a) wrote:] it smokes", talking.B.Said(b));
        var spread = await SpreadAsync("b", talking.Office);
        Assert.Equal((1, 30), (spread.Count, spread.Within(100)!.Value.TotalSeconds));
    }

    [Fact]
    public async Task Of_several_readings_of_a_clock_the_quickest_counts_and_none_for_ever()
    {
        var now = _office.Clock.GetUtcNow();
        await _office.Store.CommitAsync(
            new StoreChange { Writes = [MarkRows.Of(MarkRows.KeyOf("acme", "support", "a"), new FeedMark { LoadBegan = now.AddDays(-1), LoadedAt = now.AddDays(-1) })] }, TestContext.Current.CancellationToken);
        var lags = new SyncScope(_office.Setting()).Lags;
        lags.Read("a", Shown(now.AddSeconds(-18)));
        lags.Read("a", Shown(now.AddSeconds(-1)));
        lags.Read("a", Shown(now.AddSeconds(-9)));
        Assert.Equal(30, await TookAsync(lags, now.AddSeconds(-20)));

        _office.Clock.Advance(TimeSpan.FromHours(1.5));
        now = _office.Clock.GetUtcNow();
        lags.Read("a", Shown(now.AddMinutes(-60)));
        Assert.Equal(120, await TookAsync(lags, now.AddMinutes(-62)));
    }

    private static SystemTicket Shown(DateTimeOffset readAt) => new() { Key = "a1", Fields = new Dictionary<string, Value>(), ReadAt = readAt };

    private async Task<double> TookAsync(LagCounts lags, DateTimeOffset made)
    {
        var subject = new HubField(Value.Of("laser"), Span.At(made), "a");
        var ticket = new HubTicket { Id = "t1", Fields = new Dictionary<string, HubField> { ["subject"] = subject }, CreatedAt = made, UpdatedAt = made };
        await lags.WroteAsync("b", ticket, ["subject", "priority"], TestContext.Current.CancellationToken);
        await lags.KeepAsync(TestContext.Current.CancellationToken);
        return (await SpreadAsync("b")).Within(100)!.Value.TotalSeconds;
    }

    private async Task<string> LinkedAsync()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("priority", Value.Of("3")));
        await _office.SettleAsync();
        return a;
    }

    private Task RunAsync() => RunAsync(_office);

    private static async Task RunAsync(Office office)
    {
        using var pipeline = new SyncPipeline(office.Setting());
        foreach (var name in office.Desks.Keys)
            await pipeline.TakeInAsync(name, FeedKind.Changes, TestContext.Current.CancellationToken);
        await pipeline.WorkAsync(TestContext.Current.CancellationToken);
        await pipeline.KeepCountsAsync();
        await pipeline.EndAsync(TestContext.Current.CancellationToken);
    }

    private Task<LagSpread> SpreadAsync(string desk) => SpreadAsync(desk, _office);

    private static async Task<LagSpread> SpreadAsync(string desk, Office office) =>
        LagRows.Read(await office.Hub.RowAsync(LagRows.KeyOf("acme", "support", desk), TestContext.Current.CancellationToken));
}
