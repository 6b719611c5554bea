using Rezolve.Mapping.Http;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.BadAnswers;

/// <summary>Paging that never ends, or cannot go on. What came before stays.</summary>
public sealed class PagingTests
{
    [Fact]
    public async Task ANextPageThatIsAlwaysNewEndsAtTheMostPages()
    {
        await using var desk = BadDesk.Over(
            request => LoopbackServer.Reply(200, $$"""{"items":[{"id":{{request.Number}}}],"next":"/tickets?page={{request.Number + 1}}"}"""));
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal((AnswerAction.Fail, ExchangeCode.EndlessPaging, FaultOwner.Config), (fault.Action, fault.Code, fault.Owner));
        Assert.Contains($"there are more than 6 pages; ask for less, or raise maxPages (", fault.Message);
        Assert.Contains(desk.PlaceOf("\"pages\""), fault.Message);
        Assert.Equal(["1", "2", "3", "4", "5", "6"], run.Keys);
        Assert.Equal(6, desk.Server.Requests.Count);
    }

    [Theory]
    [InlineData(BadManifest.ByUrl, "\"/tickets?page=2\"", "the address of the next page was read before")]
    [InlineData(BadManifest.ByToken, "\"again\"", "the cursor \"again\" came before")]
    [InlineData(BadManifest.ByToken, "77", "the cursor 77 came before")]
    public async Task ARepeatedNextPageIsNoticed(string pages, string next, string said)
    {
        await using var desk = BadDesk.Over(
            request => LoopbackServer.Reply(200, $$"""{"items":[{"id":{{request.Number}}}],"next":{{next}}}"""), new BadManifest { Pages = pages });
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal(ExchangeCode.EndlessPaging, fault.Code);
        Assert.Contains(said, fault.Message);
        Assert.Equal(["1", "2"], run.Keys);
        Assert.Equal(2, desk.Server.Requests.Count);
    }

    [Fact]
    public async Task ARepeatedPageOfRecordsIsNoticed()
    {
        await using var desk = BadDesk.Over(_ => LoopbackServer.Reply(200, """{"items":[{"id":1},{"id":2}]}"""), new BadManifest { Pages = BadManifest.ByNumber });
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal(ExchangeCode.EndlessPaging, fault.Code);
        Assert.Contains("the page begins with the same record (1) as an earlier one: the request does not turn pages", fault.Message);
        Assert.Equal(["1", "2"], run.Keys);
        Assert.Equal(2, desk.Server.Requests.Count);
    }

    [Theory]
    [InlineData("5", "`next` gave 5 where an address is due")]
    [InlineData("{\"href\":\"/x\"}", "`next` gave {\"href\":\"/x\"} where an address is due")]
    [InlineData("[1,2]", "`next` gave [1,2] where an address is due")]
    [InlineData("true", "`next` gave true where an address is due")]
    [InlineData("\"\"", "`next` gave empty text")]
    public async Task ANextPageOfAnotherTypeKeepsThePage(string next, string said)
    {
        await using var desk = BadDesk.Over(_ => Said.First(next));
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal(ExchangeCode.WrongShape, fault.Code);
        Assert.Contains(said, fault.Message);
        Assert.Contains(desk.PlaceOf("\"pages\""), fault.Message);
        Assert.Equal(["1", "2"], run.Keys);
    }

    [Theory]
    [InlineData("\"http://metadata.internal/x\"")]
    [InlineData("\"http://169.254.169.254/latest\"")]
    [InlineData("\"https://user:password@127.0.0.1/x\"", "NotBuilt", "\"pages\"")]
    [InlineData("\"file:///etc/passwd\"", "NotBuilt", "\"pages\"")]
    public async Task ANextPageElsewhereIsNotAskedFor(string next, string code = "HostNotAllowed", string at = "\"all\": ")
    {
        await using var desk = BadDesk.Over(_ => Said.First(next));
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all", at);
        Assert.Equal(code, fault.Code.ToString());
        Assert.Equal(["1", "2"], run.Keys);
        Assert.Single(desk.Server.Requests);
    }

    [Fact]
    public async Task AHugeTokenIsNotQuotedWhole()
    {
        var next = $"{{\"href\":\"{new string('x', 1_000_000)}\"}}";
        await using var desk = BadDesk.Over(_ => Said.First(next));
        Assert.Contains("…", desk.AssertClear((await desk.ListAsync()).Fault, "all").Message);
    }
}
