using System.Text.Json;
using Rezolve.Json.Schema;
using Rezolve.Json.Schema.Formats;

namespace Rezolve.Json.Tests.Schema;

public sealed class FormatTests
{
    private static readonly JsonSchemaOptions Asserting = new() { AssertFormats = true };

    public static TheoryData<string> Names => [.. TextFormats.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_example_has_its_format_and_a_blank_has_not(string name)
    {
        var format = TextFormats.Find(name)!;

        Assert.True(format.Matches(format.Example));
        Assert.False(format.Matches(name == "regex" ? "(" : " "));
    }

    [Fact]
    public void A_format_is_an_annotation_unless_asked_for()
    {
        Assert.True(SchemaTrial.Compile("""{"format":"date"}""").IsValid(JsonElement.Parse("\"x\"")));
        Assert.Equal(
            [": expected a date, for example 2026-01-31, found \"2026-02-30\""],
            SchemaTrial.Errors("""{"format":"date"}""", "\"2026-02-30\"", Asserting));
    }

    [Fact]
    public void An_unknown_format_is_accepted() => Assert.Empty(SchemaTrial.Errors("""{"format":"shoe-size"}""", "\"x\"", Asserting));

    [Fact]
    public void Content_keywords_only_describe() =>
        Assert.Empty(SchemaTrial.Errors("""{"contentEncoding":"base64","contentMediaType":"application/json"}""", "\"%\"", Asserting));

    [Theory]
    [InlineData("date-time", "2016-12-31T23:59:60Z", true)]
    [InlineData("date-time", "2016-12-31T22:59:60Z", false)]
    [InlineData("date-time", "2026-01-31T23:59:00", false)]
    [InlineData("date", "2023-02-29", false)]
    [InlineData("time", "12:00:00.123+05:30", true)]
    [InlineData("duration", "P1W", true)]
    [InlineData("duration", "P1Y1D", false)]
    [InlineData("duration", "PT", false)]
    [InlineData("email", "\"a b\"@x.test", true)]
    [InlineData("email", "a..b@x.test", false)]
    [InlineData("email", "a@[127.0.0.1]", true)]
    [InlineData("hostname", "a-.test", false)]
    [InlineData("hostname", "xn--nxasmq6b", true)]
    [InlineData("idn-hostname", "실례.테스트", true)]
    [InlineData("ipv4", "256.0.0.1", false)]
    [InlineData("ipv4", "01.0.0.1", false)]
    [InlineData("ipv6", "::ffff:192.0.2.1", true)]
    [InlineData("ipv6", "1::2::3", false)]
    [InlineData("uri", "//x.test", false)]
    [InlineData("uri", "https://x.test:a/", false)]
    [InlineData("uri-reference", "a b", false)]
    [InlineData("uuid", "8f14e45fceea467fa8f53b6f0a1d2c3e", false)]
    [InlineData("json-pointer", "/~2", false)]
    [InlineData("relative-json-pointer", "0#", true)]
    [InlineData("uri-template", "{a", false)]
    [InlineData("regex", "^(a", false)]
    public void Formats_are_told_apart(string name, string text, bool expected) => Assert.Equal(expected, TextFormats.Find(name)!.Matches(text));
}
