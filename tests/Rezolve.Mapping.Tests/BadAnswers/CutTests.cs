using Rezolve.Mapping.Http;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.BadAnswers;

/// <summary>Answers that end too early, or are something else than an answer.</summary>
public sealed class CutTests
{
    [Theory]
    [InlineData(Said.Head + "Content-Length: 100\r\n\r\n{\"items\":[{\"id\":3}")]
    [InlineData(Said.Head + "Transfer-Encoding: chunked\r\n\r\n12\r\n{\"items\":[{\"id\":3}\r\n")]
    [InlineData(Said.Head + "Transfer-Encoding: chunked\r\n\r\nFFF\r\n{\"items\":[{\"id\":3}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Ty")]
    [InlineData("")]
    public async Task ACutAnswerEndsTheRunAndKeepsWhatCame(string cut)
    {
        await using var desk = BadDesk.Over(Said.AfterFirst(cut));
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal((AnswerAction.Retry, ExchangeCode.Truncated, FaultOwner.Transient), (fault.Action, fault.Code, fault.Owner));
        Assert.Contains("the answer ended too early", fault.Message);
        Assert.Contains("Try again later", fault.Remedy);
        Assert.Equal(["1", "2"], run.Keys);
        Assert.Equal(2, run.Counts.Received);
    }

    /// <summary>A proxy may frame what it got of a cut answer as if it were whole.</summary>
    [Theory]
    [InlineData("$.items[*]", "{\"items\":[{\"id\":3}")]
    [InlineData("$.items[*]", "{\"items\":[{\"id\":3,\"title\":\"abc")]
    [InlineData("{{ response.items ?? [] }}", "{\"items\":[{\"id\":3}")]
    public async Task JsonThatEndsTooEarlyWasCut(string records, string body)
    {
        await using var desk = BadDesk.Over(Said.AfterFirst(LoopbackServer.Reply(200, body)), new BadManifest { Records = records });
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal((AnswerAction.Retry, ExchangeCode.Truncated, FaultOwner.Transient), (fault.Action, fault.Code, fault.Owner));
        Assert.Contains("ends too early", fault.Message);
        Assert.Equal(["1", "2"], run.Keys);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("$.ticket")]
    public async Task ARecordThatEndsTooEarlyIsItsOwnFaultSoThatItNeverStopsTheOthers(string? result)
    {
        await using var desk = BadDesk.Over(_ => LoopbackServer.Reply(200, "{\"id\":7,\"ticket\":{"), new BadManifest { Result = result });
        using var outcome = await desk.GetAsync();
        Assert.Null(outcome.Fault);
        Assert.Contains("ends too early", outcome.Reason);
        desk.AssertPlaced(outcome.Reason, "one");
        Assert.Equal(ExchangeCode.Truncated, desk.AssertClear(await desk.CheckAsync(), "me").Code);
    }

    [Fact]
    public async Task ACutRecordIsAFaultOfTheConnectionAndNotOfTheRecord()
    {
        await using var desk = BadDesk.Over(_ => Said.Head + "Content-Length: 100\r\n\r\n{\"id\":7");
        using var outcome = await desk.GetAsync();
        Assert.Equal((AnswerAction.Retry, ExchangeCode.Truncated), (outcome.Fault?.Action, outcome.Fault?.Code));
        desk.AssertClear(outcome.Fault, "one");
        Assert.False(outcome.IsMissing);
        Assert.Null(outcome.Record);
    }

    [Fact]
    public async Task ACutCheckTellsWhatToTry()
    {
        await using var desk = BadDesk.Over(_ => "");
        Assert.Equal(ExchangeCode.Truncated, desk.AssertClear(await desk.CheckAsync(), "me").Code);
    }

    [Fact]
    public async Task AReadIsRepeatedUntilTheAnswerIsWhole()
    {
        await using var desk = BadDesk.Over(
            request => request.Number < 3 ? Said.Head + "Content-Length: 100\r\n\r\n{" : LoopbackServer.Reply(200, """{"id":7}"""), retries: 2);
        using var outcome = await desk.GetAsync();
        Assert.Equal("7", outcome.Record?.Key);
        Assert.Equal(3, desk.Server.Requests.Count);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("HTTP/1.1 abc Nonsense\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnone\r\n{}\r\n")]
    public async Task WhatIsNoHttpIsABrokenConnection(string nonsense)
    {
        await using var desk = BadDesk.Over(_ => nonsense);
        var fault = desk.AssertClear((await desk.ListAsync()).Fault, "all");
        Assert.Equal(AnswerAction.Retry, fault.Action);
        Assert.True(fault.Code is ExchangeCode.Broken or ExchangeCode.Truncated, $"{fault.Code}: {fault.Message}");
    }

    [Fact]
    public async Task ARefusedConnectionIsTold()
    {
        await using var desk = BadDesk.Over(_ => "");
        await desk.Server.DisposeAsync();
        var fault = desk.AssertClear(await desk.CheckAsync(), "me");
        Assert.Equal((AnswerAction.Retry, ExchangeCode.NotConnected), (fault.Action, fault.Code));
        Assert.Contains("baseUrl", fault.Remedy);
    }
}
