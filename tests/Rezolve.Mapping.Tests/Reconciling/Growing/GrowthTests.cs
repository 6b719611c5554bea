using System.Text;
using Rezolve.Mapping.Reconciling.Growing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reconciling.Growing;

public sealed class GrowthTests
{
    [Theory]
    [InlineData("\"a\"", "\"a b\"", "\" b\"")]
    [InlineData("\"a\"", "\"a\"", "")]
    [InlineData("\"a\"", "\"a \\n\"", "")] // blanks at the end count for nothing
    [InlineData("\"a \\n\"", "\"a\"", "")]
    [InlineData("\"a \\n\"", "\"a\\nb\\n\"", "\"\\nb\"")]
    [InlineData("null", "\"a\"", "\"a\"")]
    [InlineData("null", "null", "")]
    [InlineData("\"a b\"", "\"a c\"", null)]
    [InlineData("\"a b\"", "\"a\"", null)]
    [InlineData("\"a\"", "null", null)]
    [InlineData("[1,2]", "[1,2,3]", "[3]")]
    [InlineData("[1,2]", "[1,2]", "")]
    [InlineData("null", "[1]", "[1]")]
    [InlineData("[1,2]", "[2,1,3]", null)]
    [InlineData("[1,2]", "[1]", null)]
    [InlineData("1", "2", null)]
    [InlineData("[1]", "\"a\"", null)]
    public void What_was_added_is_what_stands_behind_what_was_there(string before, string after, string? added)
    {
        var growth = Growth.Of(Json(before), Json(after));
        Assert.Equal(added, growth is { } one ? one.IsNone ? "" : one.Added.ToString() : null);
    }

    [Theory]
    [InlineData("\"a c\"", "\"a b c\"", "\" b\"")]
    [InlineData("\"c\"", "\"b\\nc\"", "\"\\nb\"")]
    [InlineData("\"a c\"", "\"a b c d\"", null)]
    [InlineData("\"a c\"", "\"a\"", null)]
    [InlineData("[1,3]", "[1,2,3]", "[2]")]
    [InlineData("[1,3]", "[3,1,2]", null)]
    public void Where_something_came_after_it_it_stands_in_between(string before, string after, string? added) =>
        Assert.Equal(added, Growth.Of(Json(before), Json(after), anywhere: true) is { } one ? one.Added.ToString() : null);

    [Theory]
    [InlineData("\"x\"", false, "\"x b\"")]
    [InlineData("\"x\\n\"", false, "\"x b\"")]
    [InlineData("\"\"", true, "\"b\"")]
    [InlineData("null", true, "\"b\"")]
    public void It_is_added_where_the_value_ends(string value, bool hasGrown, string result) =>
        Assert.Equal(result, Growth.Of(Value.Of("a"), Value.Of("a b"))!.Value.After(Json(value), hasGrown).ToString());

    [Theory]
    [InlineData(false, "xb")]
    [InlineData(true, "x\nb")]
    public void What_begins_without_a_blank_goes_on_in_a_line_of_its_own_where_the_other_grew_too(bool hasGrown, string result) =>
        Assert.Equal(result, Growth.Of(Value.Of("a"), Value.Of("ab"))!.Value.After(Value.Of("x"), hasGrown).Text);

    private static Value Json(string json) => ValueJson.Read(Encoding.UTF8.GetBytes(json));
}
