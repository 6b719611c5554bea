using System.Text.Json;
using Rezolve.Mapping.Reading.Recovering;
using Rezolve.Mapping.Tests.Reading.Fixtures;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reading.Recovering;

public sealed class RecoverExampleTests
{
    public static TheoryData<string, string> Examples =>
        [.. from kind in RecoverKinds.All.Kinds from example in kind.Examples select (kind.Name, example.Title)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task AnExampleDoesWhatItSays(string kind, string title)
    {
        var example = RecoverKinds.All[kind]!.Examples.Single(each => each.Title == title);
        var input = ValueJson.Read(JsonElement.Parse(example.Input));
        var desk = new RecoverDesk(example.Manifest, _ => Told.Rows(input["rows"].List.Select(row => row.ToString())));

        var run = await desk.ReadAsync(desk.Create(input["intent"].Text, input["ticket"]));

        Assert.Null(run.Fault);
        Assert.Equal(
            JsonElement.Parse(example.Outcome).GetProperty("found").EnumerateArray().Select(key => key.GetString()), run.Found);
    }
}
