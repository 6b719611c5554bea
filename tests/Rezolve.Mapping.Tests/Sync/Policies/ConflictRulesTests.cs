using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Tests.Workspaces.Syncs;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Policies;

public sealed class ConflictRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("hub", "Hub")]
    [InlineData("external", "External")]
    [InlineData("manual", null)]
    [InlineData("diff3", null)]
    public void A_word_names_a_rule(string word, string? winner)
    {
        var rule = ConflictRules.Of(new FieldPolicy { Conflict = word }, "subject");

        Assert.Equal((word, winner), (rule.Name, rule.Decide(Clash(Value.Of("a"), Value.Of("b"))).Winner?.ToString()));
    }

    [Theory]
    [InlineData(0, "Hub")]
    [InlineData(2, "Hub")] // the clocks of two systems are not believed to the second
    [InlineData(3, "External")]
    [InlineData(-3, "Hub")]
    public void The_later_write_wins_where_it_is_surely_later(int seconds, string winner)
    {
        var clash = Clash(Value.Of("a"), Value.Of("b")) with { HubWhen = Span.At(Noon), ExternalWhen = Span.At(Noon.AddSeconds(seconds)) };

        Assert.Equal(winner, ConflictRules.Of(new FieldPolicy(), "subject").Decide(clash).Winner.ToString());
    }

    [Theory]
    [InlineData("priority", "max", "1", "3", "Hub")]
    [InlineData("priority", "min", "1", "3", "External")]
    [InlineData("priority", "max", "2", "2", null)]
    [InlineData("priority", "max", "1", "P0", null)]
    [InlineData("impact", "max", "2", "1", "External")]
    [InlineData("urgency", "min", "2", "1", "Hub")]
    [InlineData("status", "furthest", "resolved", "open", "Hub")]
    [InlineData("status", "furthest", "open", "closed", "External")]
    [InlineData("status", "furthest", "pending", "onHold", null)]
    [InlineData("status", "furthest", "cancelled", "closed", "Hub")]
    [InlineData("due", "max", "2026-05-01T10:00:00Z", "2026-05-01T10:00:00.5Z", "External")]
    [InlineData("due", "min", "2026-05-01T12:00:00+02:00", "2026-05-01T11:00:00Z", "Hub")]
    [InlineData("custom.day", "max", "2026-05-02", "2026-05-01", "Hub")]
    [InlineData("subject", "max", "a", "b", null)]
    public void What_stands_higher_wins_by_the_canonical_order(string field, string word, string hub, string external, string? winner)
    {
        var rule = ConflictRules.Of(new FieldPolicy { Conflict = word }, field);

        Assert.Equal((word, winner), (rule.Name, rule.Decide(Clash(Value.Of(hub), Value.Of(external))).Winner?.ToString()));
    }

    [Theory]
    [InlineData(2, 10, "External")]
    [InlineData(10, 2, "Hub")]
    [InlineData(7, 7, null)]
    public void Numbers_are_compared_as_numbers(long hub, long external, string? winner) =>
        Assert.Equal(winner, ConflictRules.Of(new FieldPolicy { Conflict = "max" }, "custom.weight").Decide(Clash(Value.Of(hub), Value.Of(external))).Winner?.ToString());

    [Theory]
    [InlineData("max", "high", "low", "Hub")]
    [InlineData("min", "high", "low", "External")]
    [InlineData("max", "high", "middle", null)]
    [InlineData("max", "high", null, null)]
    public void An_order_that_is_given_counts(string word, string? hub, string? external, string? winner)
    {
        var policy = new FieldPolicy { Conflict = word, Order = ["low", "high"] };

        Assert.Equal(winner, ConflictRules.Of(policy, "priority").Decide(Clash(Value.Of(hub), Value.Of(external))).Winner?.ToString());
    }

    [Theory]
    [InlineData("{{ external ?? hub }}", "a", null, "a")]
    [InlineData("{{ hub + ' / ' + external }}", "a", "b", "a / b")]
    [InlineData("{{ base }}", "a", "b", "before")]
    [InlineData("{{ hub.length > external.length ? hub : external }}", "a", "bb", "bb")]
    public void An_expression_gives_the_value(string expression, string? hub, string? external, string result)
    {
        var verdict = Rule(expression).Decide(Clash(Value.Of(hub), Value.Of(external)));

        Assert.Equal((Side.Both, result), (verdict.Winner, verdict.Values!["f"].Text));
    }

    [Fact]
    public void An_expression_without_a_value_holds_with_a_reason()
    {
        Assert.Equal("the conflict rule gives nothing for f", Rule("{{ hub.nothing }}").Decide(Clash(Value.Of(new ValueObject()), Value.Of("b"))).Fault);
        Assert.NotNull(Rule("{{ number(hub) }}").Decide(Clash(Value.Of("a"), Value.Of("b"))).Fault);
    }

    private static IConflictRule Rule(string expression)
    {
        var sync = ToyWorkspace.With($$"""
            "fields": { "subject": { "conflict": "{{expression}}" } }
            """);
        return ConflictRules.Of(sync.Policies["subject"], "subject");
    }

    private static Clash Clash(Value hub, Value external) => new([new ClashMember("f", Value.Of("before"), hub, external)], Span.Unknown, Span.Unknown);
}
