using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Auth;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http.Transport;

public sealed class RedirectTests
{
    [Theory]
    [InlineData("GET", 301)]
    [InlineData("GET", 302)]
    [InlineData("GET", 303)]
    [InlineData("HEAD", 302)]
    [InlineData("GET", 307)]
    [InlineData("GET", 308)]
    public async Task AReadIsFollowedOnTheSameOriginWithItsCredentials(string method, int status)
    {
        await using var server = LoopbackServer.Start(request => request.Number == 1 ? To(status, "/new?x=1#part") : LoopbackServer.Reply(200, ""));
        using var result = await SendAsync(server, Demo.Operation(method + " /old"));
        Assert.True(result.IsFine, result.Message);
        Assert.Equal(["/old", "/new?x=1"], server.Requests.Select(request => request.Target));
        Assert.All(server.Requests, request => Assert.Equal("Bearer s3cret", request["authorization"]));
        Assert.Equal("/new?x=1", result.Answer!.Uri.PathAndQuery);
    }

    [Theory]
    [InlineData(307)]
    [InlineData(308)]
    public async Task AWriteIsRepeatedOnlyWhereTheStatusKeepsMethodAndBody(int status)
    {
        await using var server = LoopbackServer.Start(request => request.Number == 1 ? To(status, "/new") : LoopbackServer.Reply(200));
        using var result = await SendAsync(server, Demo.Operation("POST /old") with { Body = Slot.Members(("a", Value.Of(1))) });
        Assert.True(result.IsFine, result.Message);
        Assert.All(server.Requests, request => Assert.Equal(("POST", """{"a":1}"""), (request.Method, request.Body)));
    }

    [Theory]
    [InlineData(301, false)]
    [InlineData(302, false)]
    [InlineData(303, true)]
    public async Task AWriteIsNotTurnedIntoARead(int status, bool doubt)
    {
        await using var server = LoopbackServer.Start(_ => To(status, "/new"));
        using var result = await SendAsync(server, Demo.Operation("POST /old"));
        Assert.Equal((AnswerAction.Fail, ExchangeCode.Redirected, doubt), (result.Action, result.Code, result.OutcomeUnknown));
        Assert.Contains($"was answered {status}", result.Message);
        Assert.Contains("It leads to /new", result.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task ALoopEnds()
    {
        await using var server = LoopbackServer.Start(_ => To(302, "/again"));
        using var result = await SendAsync(server, Demo.Operation("GET /x"));
        Assert.Equal((AnswerAction.Fail, ExchangeCode.Redirected), (result.Action, result.Code));
        Assert.Contains("more than 3 times", result.Message);
        Assert.Equal(4, server.Requests.Count);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("http://other.example.com/")]
    [InlineData("https://other.example.com/")]
    [InlineData("http://[::1]:9/")]
    [InlineData("//other.example.com/x")]
    [InlineData("https://2852039166/")]
    [InlineData("https://127.0.0.1:22/")]
    public async Task ARedirectElsewhereIsNotFollowed(string location)
    {
        await using var server = LoopbackServer.Start(_ => To(302, location));
        using var result = await SendAsync(server, Demo.Operation("GET /x"));
        Assert.Equal((AnswerAction.Fail, ExchangeCode.HostNotAllowed, FaultOwner.Config), (result.Action, result.Code, result.Owner));
        Assert.Contains("it was redirected, and", result.Message);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:pass@127.0.0.1/")]
    [InlineData("https://a\\b/")]
    public async Task ARedirectToNoPlainAddressIsTakenAsTheAnswer(string location)
    {
        await using var server = LoopbackServer.Start(_ => To(302, location));
        using var result = await SendAsync(server, Demo.Operation("GET /x"));
        Assert.Equal((AnswerAction.Fail, ExchangeCode.Redirected), (result.Action, result.Code));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task CredentialsAreDroppedWhenTheOriginChangesAndNotTakenUpAgain()
    {
        await using var server = LoopbackServer.Start(request => request.Number switch
        {
            1 => To(302, $"http://localhost:{PortOf(request)}/there"),
            2 => To(302, $"http://127.0.0.1:{PortOf(request)}/back"),
            _ => LoopbackServer.Reply(200),
        });
        var allowed = new AllowedHost[] { new("localhost", true) };
        var connection = Demo.Connection(server.Url) with { AllowedHosts = allowed, Headers = Slot.Members(("X-Own", Value.Of("mine"))) };
        var operation = Demo.Operation("GET /x") with { Headers = Slot.Members(("X-Plain", Value.Of("shown"))) };

        using var result = await SendAsync(server, operation, connection);

        Assert.True(result.IsFine, result.Message);
        Assert.Equal(["Bearer s3cret", null, null], server.Requests.Select(request => request["authorization"]));
        Assert.Equal(["mine", null, null], server.Requests.Select(request => request["x-own"]));
        Assert.Equal(["shown", "shown", "shown"], server.Requests.Select(request => request["x-plain"]));
    }

    [Theory]
    [InlineData(false, null, null)]
    [InlineData(true, "Bearer s3cret", "mine")]
    public async Task AnotherHostIsAskedBareUnlessItIsListedWithCredentials(bool credentials, string? authorization, string? own)
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200));
        // Plain http to loopback is never a place for credentials of another origin, so the base address itself stands for the listed host.
        var url = credentials ? server.Url : $"http://localhost:{server.Port}";
        var connection = Demo.Connection(server.Url) with { AllowedHosts = [new("localhost", credentials)], Headers = Slot.Members(("X-Own", Value.Of("mine"))) };
        using var result = await SendAsync(server, Demo.Operation("GET {}", Slot.Of(url + "/file")), connection);
        Assert.True(result.IsFine, result.Message);
        var request = Assert.Single(server.Requests);
        Assert.Equal((authorization, own), (request["authorization"], request["x-own"]));
    }

    private static string PortOf(ReceivedRequest request) => request["host"]!.Split(':')[1];

    private static string To(int status, string location) => LoopbackServer.Reply(status, "", headers: "Location: " + location);

    private static async Task<ExchangeResult> SendAsync(LoopbackServer server, OperationProgram operation, ConnectionProgram? connection = null)
    {
        using var client = Wire.Client();
        var auth = FakeManifest.Auth("""{ "type": "bearer", "token": "s3cret" }""");
        var setting = Wire.Setting(connection ?? Demo.Connection(server.Url), client) with { Auth = new("token", null, auth) };
        return await new OperationSender(setting).SendAsync(operation, new Scope(), CancellationToken.None);
    }
}
