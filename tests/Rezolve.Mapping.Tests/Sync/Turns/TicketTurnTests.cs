using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Turns;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Turns;

public sealed class TicketTurnTests
{
    private readonly Office _office = new();

    [Fact]
    public async Task Of_one_ticket_one_turn_is_taken_at_a_time()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")));
        await _office.SettleAsync();
        var id = Assert.Single(await _office.TicketsAsync()).Id;
        _office.A.Edit(a, ("subject", Value.Of("laser")));
        var scope = new SyncScope(_office.Setting());
        var turn = new TicketTurn(scope);

        Assert.True(scope.Begin(id));
        var reads = _office.A.Reads;
        Assert.True((await turn.RunAsync(id, "test", "a", new Dictionary<string, DateTimeOffset>(), TestContext.Current.CancellationToken)).IsBusy);
        Assert.Equal(reads, _office.A.Reads);

        scope.End(id);
        Assert.False((await turn.RunAsync(id, "test", "a", new Dictionary<string, DateTimeOffset>(), TestContext.Current.CancellationToken)).IsBusy);
        Assert.Equal("laser", _office.B.Text(_office.Twin("b"), "subject"));
        Assert.True(scope.Begin(id));
    }
}
