using Rezolve.Mapping.Http;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.BadAnswers;

/// <summary>Statuses that are not what a read hopes for.</summary>
public sealed class StatusTests
{
    [Theory]
    [InlineData(429, "Throttle", "Transient")]
    [InlineData(503, "Retry", "Transient")]
    [InlineData(500, "Retry", "Transient")]
    [InlineData(403, "Reject", "Vendor")]
    [InlineData(404, "Fail", "Config")]
    [InlineData(401, "Fail", "Config")]
    public async Task AStatusWithAPageForPeopleIsToldWithoutThePage(int status, string action, string owner)
    {
        await using var desk = BadDesk.Over(Said.AfterFirst(LoopbackServer.Reply(status, Said.Page, "text/html")));
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal((action, owner, ExchangeCode.Status), (fault.Action.ToString(), fault.Owner.ToString(), fault.Code));
        Assert.Contains($"was answered {status}", fault.Message);
        Assert.DoesNotContain("<", fault.Message);
        Assert.Equal(["1", "2"], run.Keys);
    }

    [Fact]
    public async Task TooManyRequestsWithoutAWaitStillTellWhenToComeBack()
    {
        await using var desk = BadDesk.Over(_ => LoopbackServer.Reply(429, """{"error":"slow down"}"""));
        var fault = desk.AssertClear((await desk.ListAsync()).Fault, "all");
        Assert.Equal(AnswerAction.Throttle, fault.Action);
        Assert.NotNull(fault.After);
        Assert.Contains("slow down", fault.Message);
        Assert.StartsWith("Try again after ", fault.Remedy);
    }

    [Fact]
    public async Task TooManyRequestsWithoutAWaitAreRepeatedAfterAPauseOfOurOwn()
    {
        await using var desk = BadDesk.Over(
            request => LoopbackServer.Reply(request.Number < 3 ? 429 : 200, """{"id":7}"""), retries: 3);
        using var outcome = await desk.GetAsync();
        Assert.Equal("7", outcome.Record?.Key);
    }

    [Fact]
    public async Task UnchangedIsNoEmptyListWhereNothingWasAskedOnACondition()
    {
        await using var desk = BadDesk.Over(Said.AfterFirst("HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"));
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal(AnswerAction.Fail, fault.Action);
        Assert.Contains("304 (unchanged)", fault.Message);
        Assert.Equal(["1", "2"], run.Keys);
    }

    [Fact]
    public async Task UnchangedIsNoRecord()
    {
        await using var desk = BadDesk.Over(_ => "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n");
        using var outcome = await desk.GetAsync();
        desk.AssertPlaced(outcome.Reason, "one");
        Assert.Contains("was answered 304 without a record", outcome.Reason);
    }

    [Fact]
    public async Task NoContentEndsAList()
    {
        await using var desk = BadDesk.Over(Said.AfterFirst("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"));
        var run = await desk.ListAsync();
        Assert.Null(run.Fault);
        Assert.Equal(["1", "2"], run.Keys);
    }

    [Fact]
    public async Task AVendorsWordsCannotWriteIntoOurLogs()
    {
        await using var desk = BadDesk.Over(_ => LoopbackServer.Reply(400, "no\r\nERROR forged\u001b[31m" + new string('x', 100_000), "text/plain"));
        var fault = desk.AssertClear((await desk.ListAsync()).Fault, "all");
        Assert.Contains("no  ERROR forged [31mxxx", fault.Message);
        Assert.InRange(fault.Message.Length, 300, 600);
    }
}
