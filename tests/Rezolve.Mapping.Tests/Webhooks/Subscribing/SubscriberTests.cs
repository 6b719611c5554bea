using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Webhooks.Subscribing;

namespace Rezolve.Mapping.Tests.Webhooks.Subscribing;

/// <summary>Subscribing over real requests: what the system answers is kept, and renewed and ended by it.</summary>
public sealed class SubscriberTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _clock = new(HookBench.Now);
    private readonly HubStore _hub;
    private int _drawn;

    public SubscriberTests() => _hub = new HubStore(new MemoryStore(_clock), "acme");

    [Fact]
    public async Task ASubscriptionIsMadeRenewedAndEnded()
    {
        await using var server = LoopbackServer.Start(request => LoopbackServer.Reply(200, request.Method == "POST" ? """{ "id": 31, "secret": "given secret" }""" : "{}"));
        using var toy = new Toys.LiveToy("hooks", server.Url);
        var subscriber = Of(toy);

        Assert.Null(await subscriber.CreateAsync("https://sync.example.com/hooks/desk/signed", Cancellation));
        var state = await subscriber.FindAsync(Cancellation);
        Assert.Equal(("https://sync.example.com/hooks/desk/signed", "31", HookBench.Now.AddDays(25)), (state!.Url, state.Id, state.RenewAt!.Value));
        Assert.Equal(["given secret"], state.Secrets);
        Assert.DoesNotContain("given", state.ToString());
        Assert.Contains("drawn 1", server.Requests.ElementAt(0).Body);

        Assert.Null(await subscriber.RenewDueAsync(Cancellation));
        Assert.Single(server.Requests);
        _clock.Advance(TimeSpan.FromDays(25));
        Assert.Null(await subscriber.RenewDueAsync(Cancellation));
        Assert.Equal("PUT", server.Requests.ElementAt(1).Method);
        Assert.Equal(HookBench.Now.AddDays(50), (await subscriber.FindAsync(Cancellation))!.RenewAt);

        Assert.Null(await subscriber.RemoveAsync((await subscriber.FindAsync(Cancellation))!, Cancellation));
        Assert.Equal("DELETE", server.Requests.ElementAt(2).Method);
        Assert.Null(await subscriber.FindAsync(Cancellation));
    }

    [Fact] // while deliveries made with the old secret are on their way, both count
    public async Task AskedForAnewTheSecretBeforeStillCounts()
    {
        await using var server = LoopbackServer.Start(request => LoopbackServer.Reply(200, """{ "id": 31 }"""));
        using var toy = new Toys.LiveToy("hooks", server.Url);
        var subscriber = Of(toy);
        for (var at = 0; at < 3; at++)
            Assert.Null(await subscriber.CreateAsync("https://sync.example.com/x", Cancellation));
        Assert.Equal(["drawn 3", "drawn 2"], (await subscriber.FindAsync(Cancellation))!.Secrets);
    }

    [Fact]
    public async Task ARefusalIsToldAndTriedAgainLater()
    {
        var status = 200;
        await using var server = LoopbackServer.Start(request => LoopbackServer.Reply(status, """{ "id": 31 }"""));
        using var toy = new Toys.LiveToy("hooks", server.Url);
        var subscriber = Of(toy);
        await subscriber.CreateAsync("https://sync.example.com/x", Cancellation);
        _clock.Advance(TimeSpan.FromDays(25));
        status = 403;
        Assert.Contains("403", await subscriber.RenewDueAsync(Cancellation));
        var state = await subscriber.FindAsync(Cancellation);
        Assert.Contains("403", state!.Trouble);
        Assert.Equal(_clock.GetUtcNow().AddMinutes(5), state.RenewAt);
        Assert.Contains("403", await subscriber.RemoveAsync(state, Cancellation));
        Assert.NotNull(await subscriber.FindAsync(Cancellation));
        status = 404;
        Assert.Null(await subscriber.RemoveAsync(state, Cancellation));
        Assert.Null(await subscriber.FindAsync(Cancellation));
    }

    private Subscriber Of(Toys.LiveToy toy) =>
        new(_hub, "desk", toy.Program.Webhooks["signed"], toy.SendAsync, toy.NewUnit, _clock, () => $"drawn {++_drawn}");
}
