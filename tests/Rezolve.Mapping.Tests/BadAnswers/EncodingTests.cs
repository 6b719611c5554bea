using System.Text;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.BadAnswers;

/// <summary>Bytes that are not quite text: marks, other encodings, halves of characters, names that are repeated.</summary>
public sealed class EncodingTests
{
    private static readonly byte[] Latin1 = Encoding.Latin1.GetBytes("""{"items":[{"id":3,"title":"Größe"}]}""");

    [Theory]
    [InlineData("application/json", "byte 29 is not UTF-8")]
    [InlineData("application/json; charset=iso-8859-1", "it says charset=iso-8859-1, and byte 29 is not UTF-8")]
    [InlineData("application/json; charset=\"x-made-up\"", "it says charset=x-made-up, and byte 29 is not UTF-8")]
    public async Task BytesThatAreNoTextEndTheRun(string type, string said)
    {
        await using var desk = BadDesk.Over(Said.AfterFirst(Said.Bytes(Latin1, type)));
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal((AnswerAction.Fail, ExchangeCode.NotReadable, FaultOwner.Vendor), (fault.Action, fault.Code, fault.Owner));
        Assert.Contains(said, fault.Message);
        Assert.Equal(["1", "2"], run.Keys);
    }

    [Fact]
    public async Task WideTextIsToldFromBrokenJson()
    {
        await using var desk = BadDesk.Over(Said.Bytes(Encoding.Unicode.GetBytes("{\"id\":7}"), "application/json; charset=utf-16"));
        Assert.Contains("it says charset=utf-16, and byte 1 is not UTF-8", desk.AssertClear(await desk.CheckAsync(), "me").Message);
        using var outcome = await desk.GetAsync();
        Assert.Equal(ExchangeCode.NotReadable, desk.AssertClear(outcome.Fault, "one").Code);
    }

    [Theory]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json; charset=nonsense")]
    [InlineData("application/json; charset=")]
    public async Task AWrongLabelOnGoodTextDoesNoHarm(string type)
    {
        await using var desk = BadDesk.Over(Said.Text("""{"items":[{"id":3,"title":"Größe"}]}""", type));
        var run = await desk.ListAsync();
        Assert.Null(run.Fault);
        Assert.Contains("Größe", run.Records.Single());
    }

    [Theory]
    [InlineData("$.items[*]")]
    [InlineData("{{ response.items }}")]
    public async Task AByteOrderMarkIsPassedOver(string records)
    {
        await using var desk = BadDesk.Over(
            Said.Text("\uFEFF{\"id\":7,\"items\":[{\"id\":3}]}"), new BadManifest { Records = records });
        var run = await desk.ListAsync();
        Assert.Null(run.Fault);
        Assert.Equal(["3"], run.Keys);
        using var outcome = await desk.GetAsync();
        Assert.Equal("7", outcome.Record?.Key);
        Assert.Null(await desk.CheckAsync());
    }

    [Theory]
    [InlineData("$.items[*]")]
    [InlineData("{{ response.items }}")]
    public async Task HalvesOfCharactersAreReplacedAndCounted(string records)
    {
        await using var desk = BadDesk.Over(
            _ => LoopbackServer.Reply(200, """{"items":[{"id":"a\uD800","title":"\udc00 \ud83d\ude00 \uDBFFx"}]}"""), new BadManifest { Records = records });
        var run = await desk.ListAsync();
        Assert.Null(run.Fault);
        Assert.Equal(["a\uFFFD"], run.Keys);
        Assert.DoesNotContain("\\uD800", run.Records.Single());
        Assert.Contains("3 escapes of all were half of a character (a lone surrogate) and were replaced by U+FFFD.", run.Notes);
    }

    [Theory]
    [InlineData("{\"id\":3,\"title\":\"a\",\"id\":4}", 1)]
    [InlineData("{\"id\":4,\"other\":1,\"other\":2}", 0)]
    [InlineData("{\"id\":4},{\"id\":4},{\"title\":1,\"id\":4,\"title\":2,\"title\":3}", 2)]
    public async Task WhereOnlyRowsAreReadTheWantedMembersAreCounted(string rows, int count)
    {
        var pages = BadManifest.ByNumber.Replace("\"maxPages\": 6", "\"maxPages\": 6, \"size\": 9");
        await using var desk = BadDesk.Over(_ => LoopbackServer.Reply(200, $$"""{"items":[{{rows}}]}"""), new BadManifest { Pages = pages });
        var run = await desk.ListAsync();
        Assert.Null(run.Fault);
        Assert.All(run.Keys, key => Assert.Equal("4", key));
        Assert.Equal(count == 0 ? [] : [$"{count} members of the answer of all {{\"number\":1,\"size\":9}} repeat a name of their object; the last of each counts."], run.Notes);
    }

    [Fact]
    public async Task OfRepeatedNamesTheLastCountsAndTheyAreCounted()
    {
        await using var desk = BadDesk.Over(_ => LoopbackServer.Reply(200, """{"items":[{"id":3,"title":"a","id":4,"title":"b"}],"next":null}"""));
        var run = await desk.ListAsync();
        Assert.Null(run.Fault);
        Assert.Equal(["4"], run.Keys);
        Assert.Contains("2 members of the answer of all repeat a name of their object; the last of each counts.", run.Notes);
    }
}
