using System.Text.Json;
using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Reading.Transitions;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Reading.Transitions;

public sealed class TransitionExampleTests
{
    private static readonly JsonSerializerOptions Small = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static TheoryData<string, string> Examples =>
        [.. from kind in TransitionKinds.All.Kinds from example in kind.Examples select (kind.Name, example.Title)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task AnExampleDoesWhatItSays(string kind, string title)
    {
        var example = TransitionKinds.All[kind]!.Examples.Single(each => each.Title == title);
        var input = JsonElement.Parse(example.Input);
        var desk = new StatusDesk(example.Manifest, _ => new Told(example.Input));

        var record = input.TryGetProperty("record", out var given) ? given.GetRawText() : null;
        object outcome = desk.Ticket.Transitions is GraphTransitionsProgram graph
            ? new { edges = graph.Edges.Select(edge => new { edge.From, edge.To, edge.Requires }) }
            : new { steps = (await desk.ReadAsync(record: record)).Steps.Select(step => new { step.Id, step.To, step.Name, step.Requires }) };

        Assert.Equal(JsonSerializer.Serialize(JsonElement.Parse(example.Outcome)), JsonSerializer.Serialize(outcome, Small));
    }
}
