using System.Text.Json;
using Rezolve.Json.Paths;
using Rezolve.Json.Paths.Filters;
using Rezolve.Json.Paths.Selectors;

namespace Rezolve.Json.Tests.Paths;

public sealed class TreeTests
{
    [Fact]
    public void A_filtered_name_is_recognised_by_its_shape()
    {
        var path = JsonPath.Parse("$.custom_fields[?@.id == 36000].value");
        Assert.True(path.Segments is
        [
        { IsDescendant: false, Selectors: [NameSelector { Name: "custom_fields" }] },
        { IsDescendant: false, Selectors: [FilterSelector] },
        { IsDescendant: false, Selectors: [NameSelector { Name: "value" }] },
        ]);

        var filter = (FilterSelector)path.Segments[1].Selectors[0];
        Assert.True(filter.TryGetEqualities(out var equalities));
        var (name, value) = Assert.Single(equalities);
        Assert.Equal("id", name);
        Assert.Equal(JsonValueKind.Number, value.Kind);
        Assert.Equal(36000, value.Element.GetInt64());
        Assert.Null(value.Text);
    }

    [Theory]
    [InlineData("?@.a == 1", "a=1")]
    [InlineData("?1 == @.a", "a=1")]
    [InlineData("?@['a b'] == 'x'", "a b='x'")]
    [InlineData("?@.a == 'it\\'s' && @.b == null && true == @.c", "a='it\\'s' b=null c=true")]
    [InlineData("?(@.a == 1 && @.b == 2) && (@.c == 3)", "a=1 b=2 c=3")]
    public void Conjunctions_of_equalities_are_read(string filter, string expected)
    {
        Assert.True(Filter(filter).TryGetEqualities(out var equalities));
        Assert.Equal(expected, string.Join(' ', equalities.Select(pair => $"{pair.Name}={pair.Value}")));
    }

    [Theory]
    [InlineData("?@.a")]
    [InlineData("?@.a != 1")]
    [InlineData("?@.a == 1 || @.b == 2")]
    [InlineData("?@.a == 1 && @.b")]
    [InlineData("?!(@.a == 1)")]
    [InlineData("?@.a.b == 1")]
    [InlineData("?@ == 1")]
    [InlineData("?@[0] == 1")]
    [InlineData("?$.a == 1")]
    [InlineData("?@.a == @.b")]
    [InlineData("?1 == 1")]
    [InlineData("?length(@.a) == 1")]
    [InlineData("?match(@.a, 'x')")]
    public void Other_filters_are_no_equalities(string filter)
    {
        Assert.False(Filter(filter).TryGetEqualities(out var equalities));
        Assert.Null(equalities);
    }

    [Theory]
    [InlineData("$", true, 0)]
    [InlineData("$.a['b'][0][-1]", true, 0)]
    [InlineData("$.*", false, 0)]
    [InlineData("$..a", false, 0)]
    [InlineData("$['a','b']", false, 0)]
    [InlineData("$[0:1]", false, 0)]
    [InlineData("$[?@.a]", false, 1)]
    [InlineData("$[?@.a[?@.b]]", false, 2)]
    [InlineData("$[?@.a && count(@[?@[?@.x]]) == 1][?@]", false, 3)]
    [InlineData("$[?value(@[?@.a]) == $[0] || !(@[?@])]", false, 2)]
    public void Singularity_and_depth_are_known(string text, bool isSingular, int filterDepth)
    {
        var path = JsonPath.Parse(text);
        Assert.Equal(isSingular, path.IsSingular);
        Assert.Equal(filterDepth, path.FilterDepth);
    }

    [Theory]
    [InlineData("$.a[0]", false)]
    [InlineData("$[?@.a == '$']", false)]
    [InlineData("$['$'][?@['$']]", false)]
    [InlineData("$[?@.a == $.b]", true)]
    [InlineData("$[?!(@.a && (@.c || $.b))]", true)]
    [InlineData("$..[0, ?count($[*]) > 1]", true)]
    [InlineData("$[?@[?search(@, $.p)]]", true)]
    public void Asking_the_root_is_known(string text, bool usesRoot)
    {
        var path = JsonPath.Parse(text);
        Assert.Equal(usesRoot, path.UsesRoot);
        Assert.Equal(usesRoot, path.Segments.Any(segment => segment.UsesRoot));
    }

    [Fact]
    public void The_end_of_a_path_is_a_path()
    {
        var path = JsonPath.Parse("$.a[0][?@.b == 1].c");
        Assert.Equal(["$.a[0][?@.b == 1].c", "$[0][?@.b == 1].c", "$[?@.b == 1].c", "$.c", "$"], Enumerable.Range(0, 5).Select(count => path.Skip(count).ToString()));
        Assert.False(path.Skip(2).IsSingular);
        Assert.True(path.Skip(3).IsSingular);
        Assert.True(path.Skip(4).TryGetSingle(Query.Document("5"), out var whole));
        Assert.Equal("5", whole.GetRawText());
        Assert.Throws<ArgumentOutOfRangeException>(() => path.Skip(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => path.Skip(-1));
    }

    [Fact]
    public void Every_kind_of_expression_can_be_walked()
    {
        var condition = Filter("?@.a && !$.b[1:5:2] || match(@.c, 'x') || length(@.d) >= 1.5").Condition;
        var or = Assert.IsType<LogicalOr>(condition);
        var and = Assert.IsType<LogicalAnd>(or.Operands[0]);
        Assert.False(Assert.IsType<ExistenceTest>(and.Operands[0]).Query.IsAbsolute);
        var absolute = Assert.IsType<ExistenceTest>(Assert.IsType<LogicalNot>(and.Operands[1]).Operand).Query;
        Assert.True(absolute is { IsAbsolute: true, IsSingular: false, Segments: [_, { Selectors: [SliceSelector { Start: 1, End: 5, Step: 2 }] }] });
        Assert.Equal("match", Assert.IsType<FunctionTest>(or.Operands[1]).Call.Name);
        var comparison = Assert.IsType<Comparison>(or.Operands[2]);
        Assert.Equal(ComparisonOperator.GreaterOrEqual, comparison.Operator);
        Assert.IsType<FilterQuery>(Assert.Single(Assert.IsType<FunctionCall>(comparison.Left).Arguments));
        Assert.Equal("1.5", Assert.IsType<JsonLiteral>(comparison.Right).ToString());
    }

    [Fact]
    public void A_pattern_that_never_holds_is_a_warning()
    {
        var path = JsonPath.Parse(@"$[?match(@.a, '\\d+')]");
        var warning = Assert.Single(path.Warnings);
        Assert.Equal(3, warning.Offset);
        Assert.Equal(@"match() never holds: its pattern is no I-Regexp. offset 0 of the pattern: '\d' is not part of I-Regexp. Write [0-9].", warning.Message);
        Assert.Empty(JsonPath.Parse("$[?match(@.a, '[0-9]+')]").Warnings);
    }

    private static FilterSelector Filter(string text) => (FilterSelector)JsonPath.Parse($"$[{text}]").Segments[0].Selectors[0];
}
