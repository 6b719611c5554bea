using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reconciling.Rules;

public sealed class RankedTests
{
    private static readonly Ranked Longest = new("longest", value => value.Kind == ValueKind.Text ? value.Text.Length : null);

    [Theory]
    [InlineData("long", "short", "External")]
    [InlineData("longer", "short", "Hub")]
    [InlineData("five5", "short", null)]
    [InlineData(null, "short", null)]
    [InlineData("short", null, null)]
    public void The_higher_rank_wins_and_else_a_person_decides(string? hub, string? external, string? winner)
    {
        var clash = new Clash([new("f", Value.Undefined, Value.Of(hub), Value.Of(external))], Span.Unknown, Span.Unknown);

        Assert.Equal(winner, Longest.Decide(clash).Winner?.ToString());
        Assert.Equal("longest", Longest.Name);
    }

    [Fact]
    public void Of_a_group_the_first_field_is_compared()
    {
        var clash = new Clash([new("a", default, Value.Of("xx"), Value.Of("x")), new("b", default, Value.Of("x"), Value.Of("xxx"))], Span.Unknown, Span.Unknown);

        Assert.Equal(Side.Hub, Longest.Decide(clash).Winner);
    }
}
