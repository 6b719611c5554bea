using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Http.Answers.Decodings;

namespace Rezolve.Mapping.Tests.Http.Answers.Decodings;

public sealed class DecodingExampleTests
{
    public static TheoryData<string, string> Examples =>
        [.. from kind in DecodingKinds.All.Kinds from example in kind.Examples select (kind.Name, example.Title)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void AnExampleDoesWhatItSays(string kind, string title)
    {
        var example = DecodingKinds.All[kind]!.Examples.Single(each => each.Title == title);
        using var answer = Decode.Answer(example.Manifest, Encoding.UTF8.GetBytes(JsonSerializer.Deserialize<string>(example.Input)!));

        var document = answer.Json(64, out var fault);

        Assert.Null(fault);
        Assert.Equal(example.Outcome, document is { } element ? JsonSerializer.Serialize(element, Decode.Readable) : "null");
    }

    [Fact]
    public void EveryDecodingHasExamples() => Assert.All(DecodingKinds.All.Kinds, kind => Assert.NotEmpty(kind.Examples));
}
