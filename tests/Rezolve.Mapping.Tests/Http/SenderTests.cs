using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Auth;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http;

/// <summary>What the sender decides by itself: repeating, pausing, signing in anew, keeping secrets.</summary>
public sealed class SenderTests
{
    private const string Basic = """{ "type": "basic", "username": "me", "password": "s3cret" }""";

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("HEAD", 3)]
    [InlineData("POST", 1)]
    [InlineData("PUT", 1)]
    [InlineData("PATCH", 1)]
    [InlineData("DELETE", 1)]
    public async Task OnlyReadsAreRepeated(string method, int requests)
    {
        await using var server = LoopbackServer.Start(request => LoopbackServer.Reply(request.Number < 3 ? 502 : 200, ""));
        using var result = await SendAsync(server, Demo.Operation(method + " /x"));
        Assert.Equal(requests, server.Requests.Count);
        Assert.Equal((requests == 3, requests == 1), (result.IsFine, result.OutcomeUnknown));
    }

    [Fact]
    public async Task AReadThatKeepsFailingIsGivenBackAfterTheLastRepetition()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(500, "{\"why\":\"broken\"}"));
        using var result = await SendAsync(server, Demo.Operation("GET /x"));
        Assert.Equal((AnswerAction.Retry, FaultOwner.Transient, 4), (result.Action, result.Owner, server.Requests.Count));
        Assert.Contains("broken", result.Message);
    }

    [Fact]
    public async Task AThrottledReadWaitsAndGoesOn()
    {
        await using var server = LoopbackServer.Start(
            request => request.Number == 1 ? LoopbackServer.Reply(429, "", headers: "Retry-After: 0.05") : LoopbackServer.Reply(200));
        using var result = await SendAsync(server, Demo.Operation("GET /x"));
        Assert.True(result.IsFine, result.Message);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(429, "Retry-After: 600")]
    [InlineData(503, "Retry-After: 600")]
    [InlineData(200, "X-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 600")]
    public async Task APauseHoldsTheWholeBudgetAndIsSaid(int status, string headers)
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(status, "", headers: headers));
        using var client = Wire.Client();
        var sender = new OperationSender(Wire.Setting(Demo.Connection(server.Url), client));
        using var first = await sender.SendAsync(Demo.Operation("POST /x"), Demo.Scope(), CancellationToken.None);
        using var second = await sender.SendAsync(Demo.Operation("GET /y"), Demo.Scope(), CancellationToken.None);
        Assert.Equal((AnswerAction.Throttle, ExchangeCode.Paused, 1), (second.Action, second.Code, server.Requests.Count));
        Assert.True(second.After > DateTimeOffset.UtcNow.AddMinutes(9), $"{second.After}");
        Assert.Contains("the vendor allows no more requests before", second.Message);
    }

    [Fact]
    public async Task ARefusedFixedCredentialFailsAtOnce()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(401, "{}"));
        using var result = await SendAsync(server, Demo.Operation("GET /x"), Basic);
        Assert.Equal((AnswerAction.Fail, FaultOwner.Config, 1), (result.Action, result.Owner, server.Requests.Count));
        Assert.Equal("demo (GET, demo.connector.json:12:5) was answered 401: {} The credentials were refused.", result.Message);
    }

    [Fact]
    public async Task AWriteThatWasAnsweredWithAPageForPeopleIsNotSentAgain()
    {
        await using var vendor = LoopbackServer.Start(request => request.Target == "/token"
            ? LoopbackServer.Reply(200, """{"access_token":"t0ken"}""")
            : LoopbackServer.Reply(200, "<html>", "text/html"));
        var auth = $$"""{ "type": "oauth2", "grant": "clientCredentials", "tokenUrl": "{{vendor.Url}}/token", "clientId": "me" }""";
        using var result = await SendAsync(vendor, Demo.Operation("POST /x"), auth);
        Assert.Equal((AnswerAction.Fail, ExchangeCode.HtmlPage, true), (result.Action, result.Code, result.OutcomeUnknown));
        Assert.Equal(["/token", "/x"], vendor.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task C37_ASecretThatTheVendorEchoesIsMasked()
    {
        await using var server = LoopbackServer.Start(request => LoopbackServer.Reply(400, $"you sent {request["authorization"]} and s3cret"));
        using var result = await SendAsync(server, Demo.Operation("GET /x"), Basic);
        Assert.EndsWith("was answered 400: you sent Basic ••• and •••", result.Message);
    }

    [Fact]
    public async Task ASecretDoesNotTravelToAHostThatMayNotHaveIt()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200));
        using var client = Wire.Client();
        var setting = Wire.Setting(Demo.Connection(server.Url) with { AllowedHosts = [new("localhost", false)] }, client);
        setting.Secrets.Add("s3cret");
        var elsewhere = $"http://localhost:{server.Port}/file";
        var inHeader = Demo.Operation("GET {}", Slot.Of(elsewhere)) with { Headers = Slot.Members(("X-Key", Value.Of("s3cret"))) };
        var inAddress = Demo.Operation("GET {}", Slot.Of(elsewhere + "?key=s3cret"));
        foreach (var operation in new[] { inHeader, inAddress })
        {
            using var result = await new OperationSender(setting).SendAsync(operation, Demo.Scope(), CancellationToken.None);
            Assert.Equal((AnswerAction.Reject, ExchangeCode.NotBuilt), (result.Action, result.Code));
            Assert.Contains("\"credentials\": true", result.Message);
            Assert.DoesNotContain("s3cret", result.Message);
        }
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task APageAddressIsUsedInPlaceOfTheOperationsAndChecked()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200));
        using var client = Wire.Client();
        var sender = Wire.Sender(Demo.Connection(server.Url + "/api"), client);
        var operation = Demo.Operation("GET /things") with { Query = Slot.Members(("page", Value.Of(1))) };
        foreach (var page in new[] { server.Url + "/api/things?after=7", "/api/things?after=7" })
        {
            using var result = await sender.SendAsync(operation, Demo.Scope(), page, CancellationToken.None);
            Assert.True(result.IsFine, result.Message);
        }
        Assert.All(server.Requests, request => Assert.Equal("/api/things?after=7", request.Target));
        using var elsewhere = await sender.SendAsync(operation, Demo.Scope(), "https://evil.example.com/x", CancellationToken.None);
        Assert.Equal(ExchangeCode.HostNotAllowed, elsewhere.Code);
    }

    [Fact]
    public async Task AValueThatCannotBeSentIsSaidWithItsPlace()
    {
        using var client = Wire.Client();
        using var result = await Wire.Sender(Demo.Connection("https://example.com"), client)
            .SendAsync(Demo.Operation("GET /things/{}", Slot.Of(Value.Undefined, 9)), Demo.Scope(), CancellationToken.None);
        Assert.Equal((AnswerAction.Reject, ExchangeCode.NotBuilt, FaultOwner.Config), (result.Action, result.Code, result.Owner));
        Assert.StartsWith("demo (demo.connector.json:9:5) could not be sent: In the address: the value is undefined; text or a number is due.", result.Message);
    }

    [Fact]
    public async Task UnchangedIsFineAndAKeyThatIsGoneIsMissing()
    {
        await using var server = LoopbackServer.Start(request => LoopbackServer.Reply(request.Number == 1 ? 304 : 404, ""));
        using var unchanged = await SendAsync(server, Demo.Operation("GET /x"));
        Assert.Equal((AnswerAction.Unchanged, true), (unchanged.Action, unchanged.IsFine));
        var scope = new Scope { [Root.Key] = Value.Of("7") };
        using var client = Wire.Client();
        using var missing = await Wire.Sender(Demo.Connection(server.Url), client).SendAsync(Demo.Operation("GET /x/{}", Slot.Of(Root.Key)), scope, CancellationToken.None);
        Assert.Equal(AnswerAction.Missing, missing.Action);
    }

    [Fact]
    public void SeveralWaysToSignInWantAChoice()
    {
        using var client = Wire.Client();
        var option = new AuthOption("a", null, FakeManifest.Auth(Basic));
        var connection = Demo.Connection("https://example.com") with { Auth = new Dictionary<string, AuthOption> { ["a"] = option, ["b"] = option with { Name = "b" } } };
        Assert.Throws<ArgumentException>(() => new OperationSender(Wire.Setting(connection, client)));
        _ = new OperationSender(Wire.Setting(connection, client) with { Auth = option });
    }

    private static async Task<ExchangeResult> SendAsync(LoopbackServer server, OperationProgram operation, string? auth = null)
    {
        using var client = Wire.Client();
        var setting = Wire.Setting(Demo.Connection(server.Url), client) with
        {
            Retries = new(3, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5)),
            Auth = auth is null ? null : new("demo", null, FakeManifest.Auth(auth)),
        };
        return await new OperationSender(setting).SendAsync(operation, Demo.Scope(), CancellationToken.None);
    }
}
