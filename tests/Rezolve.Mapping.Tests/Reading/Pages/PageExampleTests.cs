using System.Text.Json;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Pages;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Reading.Pages;

public sealed class PageExampleTests
{
    public static TheoryData<string, string> Examples =>
        [.. from kind in PageKinds.All.Kinds from example in kind.Examples select (kind.Name, example.Title)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void AnExampleDoesWhatItSays(string kind, string title)
    {
        var example = PageKinds.All[kind]!.Examples.Single(each => each.Title == title);
        var pager = Fragment.Compile<PagerProgram>(PageKinds.All, example.Manifest);
        var asked = new List<string>();
        long received = 0;
        var turn = pager.First();
        foreach (var answer in JsonSerializer.Deserialize<JsonElement>(example.Input).EnumerateArray())
        {
            Assert.False(turn.IsEnd, "there are answers left, but paging has ended");
            asked.Add(turn.Url is null ? turn.Page.ToString() : JsonSerializer.Serialize(turn.Url));
            var answered = Answered.Of(answer);
            received += answered.Count;
            turn = pager.Next(turn, answered.Scope, answered.Count, received);
            Assert.Null(turn.Fault);
        }
        Assert.True(turn.IsEnd, $"paging should have ended, but asks for {turn.Page} {turn.Url}");
        Assert.Equal(JsonSerializer.Deserialize<JsonElement>(example.Outcome).EnumerateArray().Select(Compact), asked);
    }

    [Fact]
    public void EveryKindHasExamplesAndTheSharedMembers() => Assert.All(PageKinds.All.Kinds, kind =>
    {
        Assert.NotEmpty(kind.Examples);
        Assert.Equal(["size", "until", "maxPages", "restartAfter"], kind.Members.TakeLast(4).Select(member => member.Name));
        Assert.Equal(kind.Members.Count, kind.Members.Select(member => member.Name).Distinct().Count());
    });

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
