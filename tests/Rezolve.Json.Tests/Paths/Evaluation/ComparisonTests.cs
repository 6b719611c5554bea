namespace Rezolve.Json.Tests.Paths.Evaluation;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData("1", "==", "1.0")]
    [InlineData("1", "==", "1e0")]
    [InlineData("100", "==", "1.00E+2")]
    [InlineData("0.001", "==", "1e-3")]
    [InlineData("0", "==", "-0")]
    [InlineData("0", "==", "0.0e99")]
    [InlineData("-0.0", "==", "0e-5")]
    [InlineData("9007199254740993", "!=", "9007199254740992")]
    [InlineData("9007199254740993", ">", "9007199254740992")]
    [InlineData("9007199254740993.0", ">", "9007199254740992")]
    [InlineData("99999999999999999999999999999999999999", "<", "100000000000000000000000000000000000000")]
    [InlineData("0.1", "!=", "0.1000000000000000055511151231257827")]
    [InlineData("0.30000000000000004", "!=", "0.3")]
    [InlineData("1e400", ">", "1e399")]
    [InlineData("-1e400", "<", "1e-400")]
    [InlineData("1e-400", ">", "0")]
    [InlineData("1e99999999999999999999", "==", "1e99999999999999999999")]
    [InlineData("-2", "<", "-1")]
    [InlineData("-1.5", "<", "-1.25")]
    [InlineData("12.5", ">", "12.25")]
    [InlineData("10", ">", "9")]
    [InlineData("10", ">=", "1e1")]
    [InlineData("0.5", "<=", "5e-1")]
    public void Numbers_are_compared_by_their_exact_value(string left, string comparison, string right)
    {
        Assert.True(Holds(left, comparison, right), $"{left} {comparison} {right} between document and document");
        Assert.Single(Query.Run($"$[?@[0] {comparison} {right}]", $"[[{left}]]").Nodes);
        Assert.Single(Query.Run($"$[?{left} {comparison} @[0]]", $"[[{right}]]").Nodes);
    }

    [Theory]
    [InlineData("\"a\"", "<", "\"b\"")]
    [InlineData("\"\"", "<", "\"a\"")]
    [InlineData("\"a\"", "<", "\"ab\"")]
    [InlineData("\"Z\"", "<", "\"a\"")]
    [InlineData("\"a\"", "==", "\"\\u0061\"")]
    [InlineData("\"\\ud83d\\ude00\"", "==", "\"😀\"")]
    [InlineData("\"é\"", "!=", "\"e\u0301\"")]
    [InlineData("\"\uFF61\"", "<", "\"😀\"")]
    [InlineData("\"\\uff61\"", "<", "\"\\ud83d\\ude00\"")]
    [InlineData("\"\\/\"", "==", "\"/\"")]
    public void Texts_are_compared_by_code_points(string left, string comparison, string right) => Assert.True(Holds(left, comparison, right));

    [Theory]
    [InlineData("{\"a\":1,\"b\":[true,null]}", "==", "{\"b\":[true,null],\"a\":1.0}")]
    [InlineData("{\"\\u0061\":\"x\"}", "==", "{\"a\":\"\\u0078\"}")]
    [InlineData("[1,2]", "!=", "[2,1]")]
    [InlineData("[1,2]", "!=", "[1,2,3]")]
    [InlineData("{\"a\":1}", "!=", "{\"a\":1,\"b\":2}")]
    [InlineData("{\"a\":1}", "!=", "{\"b\":1}")]
    [InlineData("{}", "!=", "[]")]
    [InlineData("[[]]", "!=", "[{}]")]
    [InlineData("[9007199254740993]", "!=", "[9007199254740992]")]
    [InlineData("[]", "<=", "[]")]
    public void Arrays_and_objects_are_compared_to_the_bottom(string left, string comparison, string right) =>
        Assert.True(Holds(left, comparison, right));

    [Theory]
    [InlineData("null", "==", "null", true)]
    [InlineData("null", "<=", "null", true)]
    [InlineData("true", ">=", "true", true)]
    [InlineData("true", "<", "false", false)]
    [InlineData("1", "==", "\"1\"", false)]
    [InlineData("1", "<", "\"2\"", false)]
    [InlineData("1", "!=", "\"1\"", true)]
    [InlineData("false", "==", "null", false)]
    [InlineData("[1]", "<", "[2]", false)]
    public void Unlike_kinds_are_unequal_and_have_no_order(string left, string comparison, string right, bool expected) =>
        Assert.Equal(expected, Holds(left, comparison, right));

    [Theory]
    [InlineData("@.x == @.y", true)]
    [InlineData("@.x <= @.y", true)]
    [InlineData("@.x >= @.y", true)]
    [InlineData("@.x < @.y", false)]
    [InlineData("@.x != @.y", false)]
    [InlineData("@.x == null", false)]
    [InlineData("@.x != null", true)]
    [InlineData("@.x == length(@.n)", true)]
    [InlineData("value(@.*) == @.x", true)]
    [InlineData("length(@.t) == 3", true)]
    [InlineData("length(@.t) == 3.0", true)]
    [InlineData("length(@.e) == length('ab')", true)]
    [InlineData("count(@..*) > -1", true)]
    [InlineData("count(@['n','n']) == 2", true)]
    public void Nothing_equals_nothing_only(string condition, bool expected) =>
        Assert.Equal(expected, Query.Run($"$[?{condition}]", """[{"n":1,"t":"a😀b","e":"\ud83d\ude00\u0061"}]""").Nodes.Count == 1);

    private static bool Holds(string left, string comparison, string right) =>
        Query.Run($"$[?@[0] {comparison} @[1]]", $"[[{left},{right}]]").Nodes.Count == 1;
}
