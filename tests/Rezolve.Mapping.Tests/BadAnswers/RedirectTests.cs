using System.Net;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.BadAnswers;

/// <summary>Redirects that lead elsewhere, inside, or in a circle.</summary>
public sealed class RedirectTests
{
    [Theory]
    [InlineData("https://elsewhere.example/tickets", "the host 'elsewhere.example' is neither the base address's nor among allowedHosts")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "it was redirected, and ")]
    [InlineData("http://10.0.0.7/tickets", "it was redirected, and ")]
    [InlineData("//elsewhere.example/tickets", "it was redirected, and ")]
    public async Task AnotherHostIsNotFollowed(string target, string said)
    {
        await using var desk = BadDesk.Over(Said.AfterFirst(LoopbackServer.Reply(302, "", headers: $"Location: {target}")));
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal((AnswerAction.Fail, ExchangeCode.HostNotAllowed, FaultOwner.Config), (fault.Action, fault.Code, fault.Owner));
        Assert.Contains(said, fault.Message);
        Assert.Contains("allowedHosts", fault.Remedy);
        Assert.Equal(["1", "2"], run.Keys);
        Assert.Equal(2, desk.Server.Requests.Count);
    }

    [Theory]
    [InlineData("/tickets?page=2")]
    [InlineData("/tickets?page=3")]
    public async Task ACircleEndsAfterFewHops(string target)
    {
        await using var desk = BadDesk.Over(Said.AfterFirst(LoopbackServer.Reply(307, "", headers: $"Location: {target}")));
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal((AnswerAction.Fail, ExchangeCode.Redirected), (fault.Action, fault.Code));
        Assert.Contains("it was redirected more than 3 times", fault.Message);
        Assert.Equal(["1", "2"], run.Keys);
        Assert.Equal(5, desk.Server.Requests.Count);
    }

    [Theory]
    [InlineData("Location: https://[nonsense", "It leads to https://[nonsense; write that address instead.")]
    [InlineData("X-Other: 1", "It does not say where it leads.")]
    public async Task ARedirectToNowhereIsTold(string header, string said)
    {
        await using var desk = BadDesk.Over(_ => LoopbackServer.Reply(302, "", headers: header));
        var fault = desk.AssertClear(await desk.CheckAsync(), "me");
        Assert.Equal((AnswerAction.Fail, ExchangeCode.Redirected), (fault.Action, fault.Code));
        Assert.Contains(said, fault.Message);
    }

    [Fact]
    public async Task ARedirectToASignInPageIsAMatterOfCredentials()
    {
        await using var desk = BadDesk.Over(request => request.Target == "/login"
            ? LoopbackServer.Reply(200, Said.Page, "text/html")
            : LoopbackServer.Reply(302, "", headers: "Location: /login"));
        Assert.Equal(ExchangeCode.HtmlPage, desk.AssertClear(await desk.CheckAsync(), "me").Code);
    }

    /// <summary>Where private addresses are not allowed, names are judged by what they resolve to; with a resolver of the test's own.</summary>
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    public async Task ANameThatLeadsInsideIsNotConnectedTo(string inside)
    {
        Task<IPAddress[]> Resolve(string host, CancellationToken cancellation) => Task.FromResult(new[] { IPAddress.Parse(inside) });
        using var client = Wire.Client(AddressPolicy.PublicOnly, Resolve);
        var setting = Wire.Setting(Demo.Connection("https://desk.example"), client) with { Policy = AddressPolicy.PublicOnly };
        using var result = await new OperationSender(setting).SendAsync(Demo.Operation("GET /x"), Demo.Scope(), TestContext.Current.CancellationToken);
        Assert.Equal((AnswerAction.Fail, ExchangeCode.HostNotAllowed), (result.Action, result.Code));
        Assert.Equal("demo (GET, demo.connector.json:12:5) failed: The host 'desk.example' has only addresses that this connection may not reach.", result.Message);
        Assert.Contains("privateAddresses", result.Remedy);
    }

    [Fact]
    public void ARedirectInsideIsNotAllowedWherePrivateAddressesAreNot()
    {
        var rules = new HostRules(new Uri("https://desk.example/"), [new("10.0.0.7", false), new("localhost", false)], AddressPolicy.PublicOnly);
        Assert.NotNull(rules.FaultOf(new Uri("https://10.0.0.7/x")));
        Assert.NotNull(rules.FaultOf(new Uri("http://localhost/x")));
    }
}
