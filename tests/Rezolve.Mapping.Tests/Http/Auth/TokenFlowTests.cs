using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Http.Auth;

/// <summary>Sign-ins as a whole: a token address and an API on one loopback server.</summary>
public sealed class TokenFlowTests
{
    private const string Refreshing =
        """{ "type": "oauth2", "grant": "refreshToken", "tokenUrl": "URL/token", "clientId": "me", "clientSecret": "cl1ent", "refreshToken": "{{ inputs.first }}", "rotates": true }""";

    private const string Client = """{ "type": "oauth2", "grant": "clientCredentials", "tokenUrl": "URL/token", "clientId": "me", "clientSecret": "cl1ent" }""";
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task FiftyWhoAskAtOnceCauseOneSignIn()
    {
        await using var vendor = new FakeVendor();
        using var client = Wire.Client();
        var sender = Sender(vendor, client, Client, new MemoryTokenStore());
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => sender.SendAsync(Demo.Operation("GET /x"), Demo.Scope(), CancellationToken.None)));
        Assert.All(results, result => Assert.True(result.IsFine, result.Message));
        Assert.Equal(1, vendor.SignIns);
        Assert.Equal(50, vendor.Calls);
    }

    [Fact]
    public async Task ATokenIsRenewedBeforeItEnds()
    {
        await using var vendor = new FakeVendor { Lifetime = 100 };
        using var client = Wire.Client();
        var sender = Sender(vendor, client, Client, new MemoryTokenStore());
        await FineAsync(sender);
        _clock.Advance(TimeSpan.FromSeconds(69));
        await FineAsync(sender);
        Assert.Equal(1, vendor.SignIns);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await FineAsync(sender);
        Assert.Equal(2, vendor.SignIns);
    }

    [Fact]
    public async Task ARefusedTokenIsRenewedOnceForAllAndTheRequestRepeated()
    {
        await using var vendor = new FakeVendor();
        using var client = Wire.Client();
        var sender = Sender(vendor, client, Client, new MemoryTokenStore());
        await FineAsync(sender);
        vendor.Revoke();
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => sender.SendAsync(Demo.Operation("POST /x"), Demo.Scope(), CancellationToken.None)));
        Assert.All(results, result => Assert.True(result.IsFine, result.Message));
        Assert.Equal(2, vendor.SignIns);
    }

    [Fact]
    public async Task ATokenRefusedTwiceIsAFailureForAPerson()
    {
        await using var vendor = new FakeVendor { RefusesAll = true };
        using var client = Wire.Client();
        using var result = await Sender(vendor, client, Client, new MemoryTokenStore()).SendAsync(Demo.Operation("GET /x"), Demo.Scope(), CancellationToken.None);
        Assert.Equal((AnswerAction.Fail, FaultOwner.Config), (result.Action, result.Owner));
        Assert.EndsWith("The credentials were refused.", result.Message);
        Assert.Equal((2, 2), (vendor.SignIns, vendor.Calls));
    }

    [Fact]
    public async Task ARotatingPairIsStoredBeforeItIsUsed()
    {
        await using var vendor = new FakeVendor();
        using var client = Wire.Client();
        var store = new FailingStore();
        var sender = Sender(vendor, client, Refreshing, store);

        store.Fails = true;
        using (var lost = await SendAsync(sender))
        {
            Assert.Equal((AnswerAction.Retry, ExchangeCode.SignInFailed), (lost.Action, lost.Code));
            Assert.Contains("could not be stored", lost.Message);
        }
        Assert.Equal((1, 0), (vendor.SignIns, vendor.Calls));

        store.Fails = false;
        await FineAsync(sender); // the pair received before is stored and used; the spent refresh token is not sent again
        Assert.Equal((1, 1), (vendor.SignIns, vendor.Calls));
        Assert.Equal(("t0ken-1", "r3fresh-1"), (store.Saved!.AccessToken, store.Saved.RefreshToken));
    }

    [Fact]
    public async Task ANewProcessGoesOnWithTheStoredPair()
    {
        await using var vendor = new FakeVendor();
        using var client = Wire.Client();
        var store = new MemoryTokenStore();
        await FineAsync(Sender(vendor, client, Refreshing, store));
        vendor.Revoke();
        await FineAsync(Sender(vendor, client, Refreshing, store));
        Assert.Equal(["r3fresh-0", "r3fresh-1"], vendor.RefreshTokens);
    }

    [Fact]
    public async Task ASpentRefreshTokenNeedsAPersonAndIsNotTriedAgain()
    {
        await using var vendor = new FakeVendor { GrantIsSpent = true };
        using var client = Wire.Client();
        var sender = Sender(vendor, client, Refreshing, new MemoryTokenStore());
        for (var i = 0; i < 3; i++)
        {
            using var result = await SendAsync(sender);
            Assert.Equal((AnswerAction.Fail, ExchangeCode.NeedsSignIn, FaultOwner.Config), (result.Action, result.Code, result.Owner));
            Assert.Contains("sign in again", result.Message);
            Assert.DoesNotContain("r3fresh", result.Message);
        }
        Assert.Equal((1, 0), (vendor.SignIns, vendor.Calls));

        vendor.GrantIsSpent = false;
        using var renewed = await sender.SendAsync(Demo.Operation("GET /x"), Demo.Scope(("first", "r3fresh-new")), CancellationToken.None);
        Assert.True(renewed.IsFine, renewed.Message);
    }

    [Fact]
    public async Task ARotatingServerThatGivesNoNewTokenIsAMistake()
    {
        await using var vendor = new FakeVendor { KeepsRefreshToken = true };
        using var client = Wire.Client();
        using var strict = await SendAsync(Sender(vendor, client, Refreshing, new MemoryTokenStore()));
        Assert.Contains("gave no new refresh token", strict.Message);
        await FineAsync(Sender(vendor, client, Refreshing.Replace("\"rotates\": true", "\"rotates\": false"), new MemoryTokenStore()));
    }

    [Fact]
    public async Task ATokenAddressThatIsDownIsAPassingFaultAndNothingWasSent()
    {
        await using var vendor = new FakeVendor { TokenStatus = 503 };
        using var client = Wire.Client();
        using var result = await Sender(vendor, client, Client, new MemoryTokenStore()).SendAsync(Demo.Operation("POST /x"), Demo.Scope(), CancellationToken.None);
        Assert.Equal((AnswerAction.Retry, ExchangeCode.SignInFailed, false), (result.Action, result.Code, result.OutcomeUnknown));
        Assert.DoesNotContain("cl1ent", result.Message);
        Assert.Equal(0, vendor.Calls);
    }

    [Fact]
    public async Task WhatWasGrantedIsKeptAndARefreshThatDoesNotSayLeavesItAsItWas()
    {
        await using var vendor = new FakeVendor { Scope = "read", Lifetime = 100 };
        using var client = Wire.Client();
        var scoped = Refreshing.Replace("\"rotates\"", """ "scopes": ["read", "write"], "scopesFor": { "write": "changing" }, "rotates" """, StringComparison.Ordinal);
        var sender = Sender(vendor, client, scoped, new MemoryTokenStore());
        Assert.Null(await sender.GrantAsync(CancellationToken.None));
        await FineAsync(sender);
        vendor.Scope = null;
        _clock.Advance(TimeSpan.FromSeconds(90));
        await FineAsync(sender);

        var grant = (await sender.GrantAsync(CancellationToken.None))!;
        Assert.Equal((2, "read", true), (vendor.SignIns, grant.Given, grant.IsRenewable));
        Assert.Equal([("read", null), ("write", "changing")], grant.Asked.Select(one => (one.Key, one.Value)));
        Assert.Null(await Sender(vendor, client, Refreshing, new MemoryTokenStore()).GrantAsync(CancellationToken.None));
    }

    private OperationSender Sender(FakeVendor vendor, HttpClient client, string auth, ITokenStore store) => new(
        Wire.Setting(Demo.Connection(vendor.Url), client) with
        {
            Auth = new("oauth", null, FakeManifest.Auth(auth.Replace("URL", vendor.Url))),
            Tokens = store,
            Clock = _clock,
        });

    private static Task<Mapping.Http.Answers.ExchangeResult> SendAsync(OperationSender sender) =>
        sender.SendAsync(Demo.Operation("GET /x"), Demo.Scope(("first", "r3fresh-0")), CancellationToken.None);

    private static async Task FineAsync(OperationSender sender)
    {
        using var result = await SendAsync(sender);
        Assert.True(result.IsFine, result.Message);
    }
}
