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
    [InlineData("pair", "[\"9\",\"9\"]", "[\"1\",\"2\"]")]
    [InlineData("odd", "undefined", "fault: the table sample has no row to write \"odd\"")]
    public void Writing_takes_the_first_row_or_the_nearest(string canonical, string present, string vendor)
    {
        var now = present == "undefined" ? Value.Undefined : Json(present);
        Assert.Equal(vendor, SampleEntity.Table(Rows).ToVendor(Value.Of(canonical), now).ToString());
    }

    [Fact]
    public void What_has_no_row_passes_or_becomes_something_where_it_is_said()
    {
        var passing = SampleEntity.Table(Rows, Unmapped.Pass, Unmapped.Use(Value.Of("n")));
        Assert.Equal("x", passing.ToCanonical(Value.Of("x")).Text);
        Assert.Equal("n", passing.ToVendor(Value.Of("x"), Value.Undefined).Text);
    }

    private static Value Json(string json) => ValueJson.Read(System.Text.Json.JsonElement.Parse(json));
}
