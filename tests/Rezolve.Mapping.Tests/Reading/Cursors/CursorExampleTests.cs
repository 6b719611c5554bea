using System.Text.Json;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Cursors;
using Rezolve.Mapping.Tests.Reading.Fixtures;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reading.Cursors;

public sealed class CursorExampleTests
{
    public static TheoryData<string, string> Examples =>
        [.. from kind in CursorKinds.All.Kinds from example in kind.Examples select (kind.Name, example.Title)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void AnExampleDoesWhatItSays(string kind, string title)
    {
        var example = CursorKinds.All[kind]!.Examples.Single(each => each.Title == title);
        var cursor = Fragment.Compile<CursorProgram>(CursorKinds.All, example.Manifest);
        var input = ValueJson.Read(JsonSerializer.Deserialize<JsonElement>(example.Input));
        var now = input["now"].IsNothing ? DateTimeOffset.UnixEpoch : InstantText.Of(input["now"]).Instant;
        var mark = input["mark"].IsNothing ? null : new CursorMark(kind, input["mark"].Text);

        var query = cursor.First(mark, null, now);
        var newest = input["rows"].List.Select(row => cursor.Position(Row(row)))
            .Aggregate(Value.Undefined, (best, next) => best.IsNothing || cursor.Compare(next, best) > 0 ? next : best);
        var after = cursor.MarkAfter(query, new CursorProgress(newest, IsComplete: true, now) { Answer = input["answer"].IsNothing ? null : Row(input["answer"]) });

        var outcome = new ValueObject { ["cursor"] = query.Root };
        if (after is not null)
            outcome["mark"] = Value.Of(after.At);
        Assert.Equal(JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(example.Outcome)), Value.Of(outcome).ToString());
    }

    private static Scope Row(Value row) => new() { Document = JsonSerializer.Deserialize<JsonElement>(row.ToString()) };
}
