using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Transforms.Tables;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Transforms.Tables;

public sealed class TableLookupsTests
{
    private const string Rows = """[["n","new"],["o","open"],["w","open"],["o","late"],["1","one"],[2,"two"],[true,"yes"],[["1","2"],"pair"],[["1","3"],"pair"]]""";

    [Theory]
    [InlineData("\"n\"", "\"new\"")]
    [InlineData("\"o\"", "\"open\"")]
    [InlineData("\"w\"", "\"open\"")]
    [InlineData("1", "\"one\"")]
    [InlineData("1.0", "fault: the table sample has no row to read 1.0")]
    [InlineData("2", "\"two\"")]
    [InlineData("\"2\"", "fault: the table sample has no row to read \"2\"")]
    [InlineData("true", "\"yes\"")]
    [InlineData("[\"1\",\"3\"]", "\"pair\"")]
    [InlineData("[1,3]", "\"pair\"")]
    [InlineData("[\"1\"]", "fault: the table sample has no row to read [\"1\"]")]
    [InlineData("\"N\"", "fault: the table sample has no row to read \"N\"")]
    public void Reading_takes_the_first_row_that_matches(string vendor, string canonical) =>
        Assert.Equal(canonical, SampleEntity.Table(Rows).ToCanonical(Json(vendor)).ToString());

    [Theory]
    [InlineData("open", "undefined", "\"o\"")]
    [InlineData("open", "\"w\"", "\"w\"")]
    [InlineData("open", "\"n\"", "\"o\"")]
    [InlineData("late", "undefined", "\"o\"")]
    [InlineData("pair", "undefined", "[\"1\",\"2\"]")]
    [InlineData("pair", "[\"9\",\"3\"]", "[\"1\",\"3\"]")]
    [InlineData("pair", "[\"x\",\"x\"]", "[\"1\",\"2\"]")]
    [InlineData("pair", "[\"9\",\"9\"]", "[\"1\",\"3\"]")]
    [InlineData("odd", "undefined", "fault: the table sample has no row to write \"odd\"")]
    public void Writing_takes_the_first_row_or_the_nearest(string canonical, string present, string vendor)
    {
        var now = present == "undefined" ? Value.Undefined : Json(present);
        Assert.Equal(vendor, SampleEntity.Table(Rows).ToVendor(Value.Of(canonical), now).ToString());
    }

    [Theory]
    // impact and urgency now, priority wanted → impact and urgency
    [InlineData("1", "1", "1", "1", "1")]
    [InlineData("3", "3", "1", "1", "1")] // the only pair
    [InlineData("3", "3", "2", "2", "1")] // 1,2 and 2,1 are both three away: impact changes less
    [InlineData("1", "3", "2", "1", "2")]
    [InlineData("1", "3", "3", "1", "3")]
    [InlineData("1", "1", "3", "1", "3")] // 1,3 and 2,2 and 3,1 are all two away
    [InlineData("3", "2", "3", "3", "1")] // 2,2 and 3,1 are one away: impact stays
    [InlineData("2", "1", "4", "2", "3")]
    [InlineData("1", "2", "5", "3", "3")]
    public void Of_pairs_of_levels_the_nearest_is_taken_and_of_two_the_one_that_changes_the_first_less(string impact, string urgency, string priority, string impactAfter, string urgencyAfter)
    {
        const string Matrix = """[[["3","3"],"5"],[["3","2"],"4"],[["2","3"],"4"],[["3","1"],"3"],[["2","2"],"3"],[["1","3"],"3"],[["2","1"],"2"],[["1","2"],"2"],[["1","1"],"1"]]""";
        var table = SampleEntity.Table(Matrix);
        var after = table.ToVendor(Value.Of(priority), Value.Of([Value.Of(impact), Value.Of(urgency)]));
        Assert.Equal($"[\"{impactAfter}\",\"{urgencyAfter}\"]", after.ToString());
        Assert.Equal(priority, table.ToCanonical(after).Text);
    }

    [Theory]
    [InlineData("[\"5\",\"57\"]", "[\"5\",\"57\"]")]
    [InlineData("[\"5\",\"58\"]", "[\"5\",\"51\"]")] // keys are not near each other: the first row counts
    [InlineData("[5,58]", "[\"5\",\"51\"]")]
    [InlineData("[\"6\",\"61\"]", "[\"6\",\"61\"]")]
    public void Members_that_are_no_levels_are_the_same_or_are_not(string present, string vendor) =>
        Assert.Equal(vendor, SampleEntity.Table("""[[["5","51"],"net"],[["5","57"],"net"],[["6","61"],"net"]]""").ToVendor(Value.Of("net"), Json(present)).ToString());

    [Fact]
    public void What_has_no_row_passes_or_becomes_something_where_it_is_said()
    {
        var passing = SampleEntity.Table(Rows, Unmapped.Pass, Unmapped.Use(Value.Of("n")));
        Assert.Equal("x", passing.ToCanonical(Value.Of("x")).Text);
        Assert.Equal("n", passing.ToVendor(Value.Of("x"), Value.Undefined).Text);
    }

    private static Value Json(string json) => ValueJson.Read(System.Text.Json.JsonElement.Parse(json));
}
