using Rezolve.Mapping.Http;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.BadAnswers;

/// <summary>JSON that is not of the types the manifest tells: of the page, or of single rows.</summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData("$.items", "\"none\"", "text")]
    [InlineData("$.items[*]", "\"none\"", "text")]
    [InlineData("$.items[*]", "5", "a number")]
    [InlineData("$.items[*]", "{\"1\":{\"id\":3}}", "an object")]
    [InlineData("$.items[*]", "null", "null")]
    [InlineData("$.items[*]", "true", "true or false")]
    [InlineData("{{ response.items }}", "5", "gives number where a list is due")]
    [InlineData("{{ response.items }}", "null", "gives null where a list is due")]
    [InlineData("{{ flatten(response.items) }}", "{}", "cannot be evaluated")]
    public async Task RowsOfAnotherTypeAreAFaultOfThePage(string records, string items, string said)
    {
        await using var desk = BadDesk.Over(Said.AfterFirst(LoopbackServer.Reply(200, $$"""{"items":{{items}}}""")), new BadManifest { Records = records });
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal((AnswerAction.Fail, ExchangeCode.WrongShape, FaultOwner.Config), (fault.Action, fault.Code, fault.Owner));
        Assert.Contains(said, fault.Message);
        Assert.Contains("rezolve call", fault.Remedy);
        Assert.Equal(["1", "2"], run.Keys);
    }

    [Theory]
    [InlineData("{}", "the answer has no $.items")]
    [InlineData("[]", "the answer has no $.items")]
    [InlineData("7", "the answer has no $.items")]
    [InlineData("""{"items":[{"id":3}],"items":[{"id":4}]}""", "the records stand there twice")]
    [InlineData("""{"items":[{"id":3},{"id":NaN}]}""", "cannot be read at byte")]
    [InlineData("""{"items":[{"id":3},{"id":Infinity}]}""", "cannot be read at byte")]
    [InlineData("""{"items":[{"id":3},{"id":007}]}""", "cannot be read at byte")]
    [InlineData("""{"items":[{"id":3},]}""", "cannot be read at byte")]
    [InlineData("""{'items':[]}""", "cannot be read at byte")]
    [InlineData("""{"items":[{"id":3}]} and more""", "cannot be read at byte")]
    [InlineData("""<?xml version="1.0"?><items/>""", "the text is not JSON")]
    public async Task WhatCannotBeReadIsAFaultOfThePage(string body, string said)
    {
        await using var desk = BadDesk.Over(Said.AfterFirst(Said.Text(body)));
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal((AnswerAction.Fail, ExchangeCode.WrongShape), (fault.Action, fault.Code));
        Assert.Contains(said, fault.Message);
        Assert.Equal(["1", "2"], run.Keys);
    }

    [Theory]
    [InlineData("{{ response.items ?? [] }}")]
    [InlineData("$..items[*]")]
    public async Task WhatIsNoJsonIsNoEmptyList(string records)
    {
        await using var desk = BadDesk.Over(Said.AfterFirst(Said.Text("{\"items\":[NaN]}")), new BadManifest { Records = records });
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Contains("the answer is no JSON: 1:11: 'N' is not expected here", fault.Message);
        Assert.Equal(["1", "2"], run.Keys);
    }

    [Fact]
    public async Task ARowThatIsNoRecordIsCountedAndTheOthersAreRead()
    {
        var rows = """5, null, "text", [], {}, {"id":null}, {"id":{"a":1}}, {"id":""}, {"id":true}, {"id":8}""";
        await using var desk = BadDesk.Over(_ => LoopbackServer.Reply(200, $$"""{"items":[{{rows}}]}"""));
        var run = await desk.ListAsync();
        Assert.Null(run.Fault);
        Assert.Equal(["8"], run.Keys);
        Assert.Equal((10, 1, 9), (run.Counts.Received, run.Counts.Read, run.Counts.Faulty));
        Assert.All(run.Pages[0].Faulty, row => desk.AssertPlaced(row.Reason, "all"));
        Assert.All(run.Pages[0].Faulty, row => Assert.Contains(desk.PlaceOf("\"key\""), row.Reason));
        Assert.EndsWith("gives {\"a\":1}, which is no key: text or a number is due.", run.Pages[0].Faulty[6].Reason);
    }

    [Fact]
    public async Task AHugeKeyIsNotQuotedWhole()
    {
        await using var desk = BadDesk.Over(_ => LoopbackServer.Reply(200, $$"""{"items":[{"id":["{{new string('x', 1_000_000)}}"]}]}"""));
        desk.AssertPlaced((await desk.ListAsync()).Pages[0].Faulty[0].Reason, "all");
    }

    [Theory]
    [InlineData(null, "5", "has no key")]
    [InlineData(null, "[]", "has no key")]
    [InlineData(null, "{\"id\":null}", "has no key")]
    [InlineData(null, "{\"id\":{}}", "which is no key")]
    [InlineData("$.ticket", "{\"ticket\":[7]}", "gives list where a record is due")]
    [InlineData("$.ticket", "{\"ticket\":7}", "gives number where a record is due")]
    [InlineData("$.ticket", "{}", "gives undefined where a record is due")]
    [InlineData("$.ticket", "{\"ticket\":NaN}", "the answer is no JSON")]
    [InlineData("{{ parseJson(response.ticket) }}", "{\"ticket\":\"{\"}", "cannot be evaluated")]
    public async Task ARecordOfAnotherTypeHasAReason(string? result, string body, string said)
    {
        await using var desk = BadDesk.Over(Said.Text(body), new BadManifest { Result = result });
        using var outcome = await desk.GetAsync();
        desk.AssertPlaced(outcome.Reason, "one");
        Assert.Contains(said, outcome.Reason);
        Assert.Null(outcome.Record);
        Assert.False(outcome.IsMissing);
    }

    [Theory]
    [InlineData("{{ response.id === 7 }}", "{\"id\":8}", "the answer is not what the check expects")]
    [InlineData("{{ response.id }}", "{\"id\":{\"a\":1}}", "gives {\"a\":1} where true or false is due")]
    [InlineData("{{ response.id === 7 }}", "NaN", "the answer is no JSON")]
    [InlineData(null, "NaN", "the answer is no JSON")]
    public async Task ACheckTellsWhatItExpectsAndWhere(string? expect, string body, string said)
    {
        await using var desk = BadDesk.Over(Said.Text(body), new BadManifest { Expect = expect });
        Assert.Contains(said, desk.AssertClear(await desk.CheckAsync(), "me").Message);
    }
}
