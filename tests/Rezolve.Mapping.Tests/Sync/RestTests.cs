using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync;

/// <summary>A system that failed is left alone by itself: what is due at another is not late for it.</summary>
public sealed class RestTests
{
    private readonly Office _office = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_system_makes_wait_is_no_reason_to_be_late_at_another()
    {
        var (a, b) = await LinkedAsync();
        var ticket = (await _office.TicketsAsync())[0].Id;
        var busy = _office.Clock.GetUtcNow() + TimeSpan.FromMinutes(10);
        _office.A.Reading = _ => new ReadReport(null, Failure: new Failure(FailureClass.Throttled, "RZ0000", "later") { After = busy });
        _office.B.Before = _ => new WriteReport { Result = WriteResult.Failed, Failure = new Failure(FailureClass.Transient, "RZ0000", "502") };
        await new HubEdits(_office.Setting()).SetAsync(ticket, new Dictionary<string, Value> { ["subject"] = Value.Of("from the hub") }, Token);
        using var pipeline = new SyncPipeline(_office.Setting());
        await pipeline.WorkAsync(Token);
        var asked = _office.A.Reads;
        _office.B.Before = null;
        _office.Clock.Advance(TimeSpan.FromMinutes(1));
        await pipeline.WorkAsync(Token);

        Assert.Equal(("printer", "from the hub"), (_office.A.Text(a, "subject"), _office.B.Text(b, "subject")));
        Assert.Equal(asked, _office.A.Reads);
        Assert.Equal(busy, await pipeline.NextDueAsync(Token));

        _office.A.Reading = null;
        _office.Clock.Advance(TimeSpan.FromMinutes(10));
        await pipeline.WorkAsync(Token);
        Assert.Equal("from the hub", _office.A.Text(a, "subject"));
        Assert.Null(await pipeline.NextDueAsync(Token));
    }

    [Fact]
    public async Task Of_two_systems_that_fail_each_waits_as_long_as_it_asked_for()
    {
        var (a, b) = await LinkedAsync();
        var ticket = (await _office.TicketsAsync())[0].Id;
        var (late, soon) = (_office.Clock.GetUtcNow() + TimeSpan.FromMinutes(10), _office.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        _office.A.Reading = _ => new ReadReport(null, Failure: new Failure(FailureClass.Throttled, "RZ0000", "later") { After = late });
        _office.B.Reading = _ => new ReadReport(null, Failure: new Failure(FailureClass.Throttled, "RZ0000", "soon") { After = soon });
        await new HubEdits(_office.Setting()).SetAsync(ticket, new Dictionary<string, Value> { ["subject"] = Value.Of("from the hub") }, Token);
        using var pipeline = new SyncPipeline(_office.Setting());
        await pipeline.WorkAsync(Token);
        _office.Clock.Advance(TimeSpan.FromSeconds(10));
        await pipeline.WorkAsync(Token);
        Assert.Equal(soon, await pipeline.NextDueAsync(Token));

        _office.B.Reading = null;
        _office.Clock.Advance(TimeSpan.FromMinutes(1));
        await pipeline.WorkAsync(Token);
        Assert.Equal(("printer", "from the hub"), (_office.A.Text(a, "subject"), _office.B.Text(b, "subject")));
        Assert.Equal(late, await pipeline.NextDueAsync(Token));
    }

    private async Task<(string A, string B)> LinkedAsync()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("status", Value.Of("new")));
        await _office.SettleAsync();
        return (a, _office.Twin("b"));
    }
}
