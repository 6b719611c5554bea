using System.Text;
using Rezolve.Json.Formatting;

namespace Rezolve.Json.Tests.Formatting;

public sealed class JsonFormatterTests
{
    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("  [ ]", "[]")]
    [InlineData("{\n\n}", "{}")]
    [InlineData("\"a\\u0041\\/\"", "\"a\\u0041\\/\"")]
    [InlineData("-0.50E+1", "-0.50E+1")]
    [InlineData("\uFEFF[1]", "[1]")]
    [InlineData("{\"a\":1,\"b\":[true,null,\"x\"],\"c\":{}}", "{ \"a\": 1, \"b\": [true, null, \"x\"], \"c\": {} }")]
    [InlineData("[[1,2],[3,4],{\"a\":[]}]", "[[1, 2], [3, 4], { \"a\": [] }]")]
    [InlineData("[1,\n2,\n3]", "[1, 2, 3]")]
    [InlineData("[1,2,]", "[1, 2]")]
    public void What_fits_and_was_begun_on_one_line_stays_on_one(string text, string expected) => Assert.Equal(expected + "\n", Laid.Out(text));

    [Theory]
    [InlineData("{\n\"a\":1}", "{\n  \"a\": 1\n}")]
    [InlineData("{\"x\":{\"b\":[\n1,2]}}", "{\n  \"x\": {\n    \"b\": [\n      1,\n      2\n    ]\n  }\n}")]
    [InlineData("[\r\n1,\r\n\r\n\r\n2\r\n]\r\n", "[\n  1,\n\n  2\n]")]
    [InlineData("[\n\n1\n\n]", "[\n  1\n]")]
    [InlineData("[\n1,\n]", "[\n  1,\n]")]
    public void What_was_begun_on_a_new_line_gets_a_line_each(string text, string expected) => Assert.Equal(expected + "\n", Laid.Out(text));

    [Fact]
    public void The_outermost_that_does_not_fit_is_broken_first() => Assert.Equal(
        "{\n  \"a\": [1, 2],\n  \"b\": [\n    \"long long long\",\n    \"long long\"\n  ]\n}\n",
        Laid.Out("""{"a":[1,2],"b":["long long long","long long"]}""", width: 32));

    [Fact]
    public void The_comma_behind_counts()
    {
        Assert.Equal("[\n  [1, 2],\n  [1, 2]\n]\n", Laid.Out("[[1,2],[1,2]]", width: 9));
        Assert.Equal("[\n  [\n    1,\n    2\n  ],\n  [1, 2]\n]\n", Laid.Out("[[1,2],[1,2]]", width: 8));
    }

    [Fact]
    public void A_text_that_is_too_long_is_not_cut() => Assert.Equal("{\n  \"a\": \"long long long\"\n}\n", Laid.Out("""{"a":"long long long"}""", width: 10));

    [Fact]
    public void What_cannot_be_read_gives_its_faults_and_no_text()
    {
        var formatted = JsonFormatter.Format("{\n  \"a\": tru,\n  \"b\": 1,\n  \"b\": 2\n}"u8.ToArray(), JsonStyle.Kept, Laid.Limits);
        Assert.Null(formatted.Text);
        Assert.Equal(["2:8", "4:3"], formatted.Faults.Select(fault => fault.Position.ToString()));
    }

    [Fact]
    public void Too_deep_is_a_fault() =>
        Assert.Null(JsonFormatter.Format(Encoding.UTF8.GetBytes(new string('[', 65) + new string(']', 65)), JsonStyle.Kept, Laid.Limits).Text);
}
