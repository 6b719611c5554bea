using System.Text;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Hub.Rows;

public sealed class RowContentTests
{
    [Fact]
    public void WhatIsNotThereIsLeftOut() => Assert.Equal(
        "{}",
        Text(RowContent.Begin().With("a", (string?)null).With("b", (DateTimeOffset?)null).With("c", 0).With("d", Value.Undefined).With("e", [])
            .With("f", (object?)null, (_, _) => Assert.Fail()).WithEach("g", new Dictionary<string, string>(), (_, _) => Assert.Fail())));

    [Fact]
    public void MembersStandInTheOrderInWhichTheyAreGiven() => Assert.Equal(
        """{"a":"x","b":"2026-05-01T00:00:00.0000000Z","c":5,"d":null,"e":["y"],"f":{"g":[1]},"h":{"i":"é"}}""",
        Text(RowContent.Begin().With("a", "x").With("b", new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero)).With("c", 5).With("d", Value.Null).With("e", ["y"])
            .With("f", "", (content, _) => content.AddObject(1, (members, one) => members.WithList("g", [one], (list, item) => list.Add(Value.Of(item)))))
            .WithEach("h", new Dictionary<string, string> { ["i"] = "é" }, (content, text) => content.Add(Value.Of(text)))));

    [Fact]
    public void AFaultIsKeptAsItsReason() => Assert.Equal("""{"a":{"$fault":"why"}}""", Text(RowContent.Begin().With("a", Value.Fault("why"))));

    [Fact]
    public void ARowThatWasCutOffLeavesNothingBehind()
    {
        Assert.Throws<InvalidOperationException>(() => RowContent.Begin().With("a", "x").With("b", Value.Of([Value.Fault("in a list")])));

        Assert.Equal("""{"c":1}""", Text(RowContent.Begin().With("c", 1)));
    }

    [Fact]
    public void AVeryLargeRowIsWhole()
    {
        var text = new string('x', 400_000);

        Assert.Equal(400_008, RowContent.Begin().With("a", text).End().Length);
        Assert.Equal("""{"b":1}""", Text(RowContent.Begin().With("b", 1)));
    }

    private static string Text(RowContent content) => Encoding.UTF8.GetString(content.End());
}
