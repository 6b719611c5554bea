using System.Text.Json;
using Rezolve.Json.Paths;

namespace Rezolve.Json.Tests.Paths.Evaluation;

public sealed class LimitTests
{
    private const int Nodes = 5000;

    private static readonly JsonElement Wide = Query.Document(
        "[" + string.Join(',', Enumerable.Range(0, Nodes / 5).Select(i => $$"""{"a":{{i}},"b":[{{i}},"x"]}""")) + "]");

    private static readonly JsonElement Deep = JsonDocument.Parse(
        string.Concat(Enumerable.Repeat("[", Nodes)) + string.Concat(Enumerable.Repeat("]", Nodes)),
        new JsonDocumentOptions { MaxDepth = Nodes + 1 }).RootElement;

    private static readonly JsonElement Tree = Query.Document(Branch(11));

    private static string Branch(int levels) => levels == 0 ? "1" : $$"""{"a":{{Branch(levels - 1)}},"b":[{{Branch(levels - 1)}}]}""";

    [Theory]
    [InlineData("$..*..*..*..*")]
    [InlineData("$..[?@..[?@..[?@ == $]]]")]
    [InlineData("$..[?count($..*) > 0]")]
    [InlineData("$..[?$ == $]")]
    [InlineData("$[*,*,*,*,*,*,*,*,*,*][*,*,*,*,*,*,*,*,*,*]..*")]
    [InlineData("$..[?value($..zzz) == 1]")]
    public void Work_beyond_the_budget_is_an_outcome(string text)
    {
        foreach (var document in new[] { Tree, Deep })
        {
            var result = JsonPath.Parse(text).Evaluate(document, new JsonPathLimits(100_000, 1_000_000, 8));
            Assert.Equal(JsonPathOutcome.NodeBudgetExceeded, result.Outcome);
            Assert.False(result.IsComplete);
            Assert.Empty(result.Nodes);
        }
    }

    [Fact]
    public void A_deep_document_is_walked_without_recursion()
    {
        var result = JsonPath.Parse("$..*").Evaluate(Deep, Query.Limits);
        Assert.Equal(Nodes - 1, result.Nodes.Count);
        Assert.Equal("$" + string.Concat(Enumerable.Repeat("[0]", Nodes - 1)), result.Nodes[^1].NormalizedPath);
        Assert.True(JsonPath.Parse("$[?@ == @]").Evaluate(Deep, Query.Limits).IsComplete);
    }

    [Theory]
    [InlineData(3, JsonPathOutcome.Complete, 3)]
    [InlineData(2, JsonPathOutcome.ResultCapExceeded, 0)]
    [InlineData(0, JsonPathOutcome.ResultCapExceeded, 0)]
    public void The_result_cap_is_exact(int cap, JsonPathOutcome outcome, int nodes)
    {
        var result = JsonPath.Parse("$[*]").Evaluate(Query.Document("[1,2,3]"), new JsonPathLimits(100, cap, 1));
        Assert.Equal(outcome, result.Outcome);
        Assert.Equal(nodes, result.Nodes.Count);
    }

    [Theory]
    [InlineData("$", 0)]
    [InlineData("$[*]", 3)]
    [InlineData("$[0]", 1)]
    [InlineData("$[0].a.b", 3)]
    [InlineData("$..*", 12)]
    [InlineData("$[?@]", 3)]
    [InlineData("$[?@.a]", 6)]
    [InlineData("$[?@.a == 1]", 6)]
    public void The_budget_is_exact(string text, int visits)
    {
        var document = Query.Document("""[{"a":{"b":1}},2,{"a":3}]""");
        var path = JsonPath.Parse(text);
        Assert.Equal(JsonPathOutcome.Complete, path.Evaluate(document, new JsonPathLimits(visits, 100, 1)).Outcome);
        Assert.Equal(
            JsonPathOutcome.NodeBudgetExceeded,
            path.Evaluate(document, new JsonPathLimits(visits - 1, 100, 1)).Outcome);
    }

    [Theory]
    [InlineData("$.a", 0, JsonPathOutcome.Complete)]
    [InlineData("$[?@.a]", 0, JsonPathOutcome.FilterDepthExceeded)]
    [InlineData("$[?@.a]", 1, JsonPathOutcome.Complete)]
    [InlineData("$[?@[?@[?@]]]", 2, JsonPathOutcome.FilterDepthExceeded)]
    [InlineData("$[?@[?@[?@]]]", 3, JsonPathOutcome.Complete)]
    public void Filters_in_filters_have_a_depth(string text, int depth, JsonPathOutcome outcome) =>
        Assert.Equal(outcome, JsonPath.Parse(text).Evaluate(Wide, new JsonPathLimits(100_000, 100_000, depth)).Outcome);

    [Fact]
    public void Patterns_from_the_document_are_dear()
    {
        var patterns = Query.Document("[" + string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"(x{i}|y)*\"")) + "]");
        Assert.Equal(JsonPathOutcome.NodeBudgetExceeded, JsonPath.Parse("$[?match('x', @)]").Evaluate(patterns, Query.Limits).Outcome);
        var one = Query.Document("[" + string.Join(',', Enumerable.Repeat("\"x*\"", 1000)) + "]");
        Assert.Equal(1000, JsonPath.Parse("$[?match('x', @)]").Evaluate(one, Query.Limits).Nodes.Count);
    }

    [Fact]
    public void Far_look_ups_are_dearer_than_near_ones()
    {
        var document = Query.Document("[" + string.Join(',', Enumerable.Repeat("[1]", 20_000)) + "]");
        Assert.True(JsonPath.Parse("$[?@[0] == $[0][0]]").Evaluate(document, new JsonPathLimits(100_000, 20_000, 1)).IsComplete);
        Assert.Equal(
            JsonPathOutcome.NodeBudgetExceeded,
            JsonPath.Parse("$[?@[0] == $[19999][0]]").Evaluate(document, new JsonPathLimits(100_000, 20_000, 1)).Outcome);
    }

    [Fact]
    public void A_pattern_of_doom_takes_linear_time()
    {
        var text = new string('a', 50_000);
        var document = Query.Document($"[\"{text}\"]");
        Assert.Empty(JsonPath.Parse("$[?match(@, '(a*)*b')]").Evaluate(document, Query.Limits).Nodes);
        Assert.Single(JsonPath.Parse("$[?match(@, '(a|a)*')]").Evaluate(document, Query.Limits).Nodes);
    }
}
