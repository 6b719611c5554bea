using Rezolve.Mapping.Http;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.BadAnswers;

/// <summary>Pages of HTML where JSON is due, however they are labelled; and answers without a body.</summary>
public sealed class PageForPeopleTests
{
    [Theory]
    [InlineData("text/html; charset=utf-8")]
    [InlineData("application/xhtml+xml")]
    [InlineData("application/json")]
    [InlineData("application/problem+json")]
    public async Task ASignInPageIsAMatterOfCredentials(string type)
    {
        await using var desk = BadDesk.Over(Said.AfterFirst(LoopbackServer.Reply(200, "\n " + Said.Page, type)));
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal((AnswerAction.Fail, ExchangeCode.HtmlPage, FaultOwner.Config), (fault.Action, fault.Code, fault.Owner));
        Assert.Contains("a page for people where JSON was due, most likely a sign-in page", fault.Message);
        Assert.Contains("Check the credentials and baseUrl", fault.Remedy);
        Assert.DoesNotContain("<form", fault.Message);
        Assert.Equal(["1", "2"], run.Keys);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json")]
    public async Task ASignInPageIsNoRecordAndNoSuccess(string type)
    {
        await using var desk = BadDesk.Over(_ => LoopbackServer.Reply(200, Said.Page, type), new BadManifest { Expect = null });
        using var outcome = await desk.GetAsync();
        Assert.Equal(ExchangeCode.HtmlPage, desk.AssertClear(outcome.Fault, "one").Code);
        Assert.Equal(ExchangeCode.HtmlPage, desk.AssertClear(await desk.CheckAsync(), "me").Code);
    }

    [Theory]
    [InlineData("text/plain", "hello")]
    [InlineData("image/png", "\u0089PNG")]
    [InlineData("application/xml", "<?xml version=\"1.0\"?><items/>")]
    public async Task AnotherTypeIsNamed(string type, string body)
    {
        await using var desk = BadDesk.Over(_ => LoopbackServer.Reply(200, body, type));
        var fault = desk.AssertClear((await desk.ListAsync()).Fault, "all");
        Assert.Equal((AnswerAction.Fail, ExchangeCode.NotReadable), (fault.Action, fault.Code));
        Assert.Contains($"with {type} where JSON was due", fault.Message);
    }

    [Theory]
    [InlineData("$.items[*]")]
    [InlineData("{{ response.items ?? [] }}")]
    public async Task AnEmptyBodyIsNoEmptyList(string records)
    {
        await using var desk = BadDesk.Over(Said.AfterFirst(LoopbackServer.Reply(200, "")), new BadManifest { Records = records });
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal((AnswerAction.Fail, ExchangeCode.WrongShape), (fault.Action, fault.Code));
        Assert.Contains("the answer (200) is empty where a list of records is due", fault.Message);
        Assert.Equal(["1", "2"], run.Keys);
    }

    [Fact]
    public async Task AByteOrderMarkAloneIsEmpty()
    {
        await using var desk = BadDesk.Over(_ => LoopbackServer.Reply(200, "\uFEFF"));
        Assert.Contains("is empty", desk.AssertClear((await desk.ListAsync()).Fault, "all").Message);
    }

    [Theory]
    [InlineData(null, 200)]
    [InlineData(null, 204)]
    [InlineData("$.ticket", 200)]
    [InlineData("$.ticket", 204)]
    public async Task AnEmptyAnswerIsNoRecord(string? result, int status)
    {
        await using var desk = BadDesk.Over(_ => LoopbackServer.Reply(status, ""), new BadManifest { Result = result });
        using var outcome = await desk.GetAsync();
        desk.AssertPlaced(outcome.Reason, "one");
        Assert.Contains($"the answer ({status}) is empty where a record is due", outcome.Reason);
        Assert.Null(outcome.Record);
        Assert.False(outcome.IsMissing);
    }

    [Fact]
    public async Task AnEmptyAnswerDoesNotPassACheckThatExpects()
    {
        await using var desk = BadDesk.Over(_ => LoopbackServer.Reply(200, ""));
        var fault = desk.AssertClear(await desk.CheckAsync(), "me");
        Assert.Contains(desk.PlaceOf("\"check\""), fault.Message);
    }
}
