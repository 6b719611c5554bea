using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Tests.Hub.Events;

/// <summary>Events have one order without gaps, whoever stores them and whoever gives them their place.</summary>
public sealed class EventSequenceTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly MemoryStore _store;

    public EventSequenceTests() => _store = new MemoryStore(_clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private EventSequence Sequence => new(_store, "acme");

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task What_is_stored_late_under_an_earlier_instant_comes_after_what_was_seen()
    {
        await StoreAsync("b", 5);
        Assert.Equal(1, await Sequence.PlaceAsync(Token));
        await StoreAsync("a", 1);
        Assert.Equal(1, await Sequence.PlaceAsync(Token));

        Assert.Equal([(1L, "b"), (2L, "a")], await SeenAsync(0));
        Assert.Equal([(2L, "a")], await SeenAsync(1));
    }

    [Fact]
    public async Task Who_stops_anywhere_and_goes_on_after_the_last_one_misses_none_and_sees_none_twice()
    {
        for (var i = 0; i < 450; i++)
            await StoreAsync($"e{i:D3}", i);
        Assert.Equal(450, await Sequence.PlaceAsync(Token));
        var seen = new List<(long Place, string Id)>();
        while (await Hub.EventsAsync(seen.Count, Token).Take(7).ToListAsync(Token) is { Count: > 0 } some)
            seen.AddRange(some.Select(one => (one.Place, one.Id)));

        Assert.Equal(Enumerable.Range(0, 450).Select(i => ((long)i + 1, $"e{i:D3}")), seen);
    }

    [Fact]
    public async Task Several_that_give_places_at_a_time_give_each_one_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await StoreAsync($"{worker}-{i}", i);
                await Sequence.PlaceAsync(Token);
            }
        }, Token)));

        var seen = await SeenAsync(0);
        Assert.Equal(Enumerable.Range(1, 400).Select(place => (long)place), seen.Select(one => one.Place));
        Assert.Equal(400, seen.Select(one => one.Id).Distinct().Count());
    }

    [Fact]
    public async Task Of_a_ticket_those_without_a_place_come_last()
    {
        await StoreAsync("first", 1);
        await Sequence.PlaceAsync(Token);
        await StoreAsync("other", 2, ticket: "t2");
        await StoreAsync("second", 0);

        Assert.Equal(["first", "second"], (await Hub.EventsAsync("t1", Token).ToListAsync(Token)).Select(one => one.Id));
    }

    [Theory]
    [InlineData("ticket.created", true)]
    [InlineData("ticket.*", true)]
    [InlineData("*", true)]
    [InlineData("tick*", false)]
    [InlineData("ticket", false)]
    [InlineData("comment.*", false)]
    public void A_listener_chooses_by_type_or_subject(string asked, bool fits) => Assert.Equal(fits, EventTypes.Fits("ticket.created", asked));

    private HubStore Hub => new(_store, "acme");

    private async Task<List<(long Place, string Id)>> SeenAsync(long after) => await Hub.EventsAsync(after, Token).Select(one => (one.Place, one.Id)).ToListAsync(Token);

    private async Task StoreAsync(string id, int second, string ticket = "t1")
    {
        var happened = new HubEvent(id, _clock.GetUtcNow().AddSeconds(second), "ticket.created", ticket, "a/1");
        Assert.True((await _store.CommitAsync(new StoreChange { Writes = [EventRows.Of("acme", happened)] }, Token)).IsCommitted);
    }
}
