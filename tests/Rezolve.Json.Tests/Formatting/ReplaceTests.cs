namespace Rezolve.Json.Tests.Formatting;

public sealed class ReplaceTests
{
    private const string Case = """
        {  "title":   "kept as it is",
          "expect": {
            // why it is so
            "a": 1, // one
            "b": "A",
            "gone": [1, 2]
          }, /* after */ "z": 1 }
        """;

    [Fact]
    public void Only_the_value_changes_and_comments_of_what_stays_are_kept() => Assert.Equal(
        Case.Replace("\"a\": 1,", "\"a\": 2,").Replace("\"b\": \"A\",\n    \"gone\": [1, 2]", "\"b\": \"A\",\n    \"c\": { \"d\": [] }"),
        Laid.Replaced(Case, "/expect", """{"a":2,"b":"A","c":{"d":[]}}"""));

    [Fact]
    public void The_same_value_changes_nothing() => Assert.Equal(Case, Laid.Replaced(Case, "/expect", """{"gone":[1,2],"a":1,"b":"\u0041"}"""));

    [Theory]
    [InlineData("[1, 2, 3]", "[1, 9]", "[1, 9]")]
    [InlineData("[1]", "[1,[2],{}]", "[1, [2], {}]")]
    [InlineData("[\n  1, // one\n  2\n]", "[1,3,4]", "[\n  1, // one\n  3,\n  4\n]")]
    [InlineData("{ \"a\": 1 /* x */ }", "{\"b\":0,\"a\":[2]}", "{ \"b\": 0, \"a\": [2] /* x */ }")]
    [InlineData("{ \"a\": 1, \"b\": 2 }", "{\"a\":1,\"c\":3,\"b\":2}", "{ \"a\": 1, \"c\": 3, \"b\": 2 }")]
    [InlineData("[1]", "\"ä\"", "\"ä\"")]
    [InlineData("{ \"a\": 1 }", "{}", "{}")]
    [InlineData("{\n  \"a\": 1\n}", "{}", "{}")]
    [InlineData("{\n  \"a\": 1 // why\n}", "{}", "{}")]
    public void Values_take_over_what_differs(string text, string value, string expected) => Assert.Equal(expected, Laid.Replaced(text, "", value));

    [Fact]
    public void What_gets_too_long_is_broken_at_the_indentation_of_its_line() => Assert.Equal(
        "{\n    \"a\": {\n      \"b\": \"0123456789\",\n      \"c\": 1\n    }\n}",
        Laid.Replaced("{\n    \"a\": { \"b\": \"\", \"c\": 1 }\n}", "/a", """{"b":"0123456789","c":1}""", width: 30));

    [Fact]
    public void A_pointer_to_nothing_is_a_mistake_of_the_caller() => Assert.Throws<ArgumentException>(() => Laid.Replaced("{}", "/a", "1"));
}
