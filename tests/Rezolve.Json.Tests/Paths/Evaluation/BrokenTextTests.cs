using System.Text;
using System.Text.Json;
using Rezolve.Json.Paths;

namespace Rezolve.Json.Tests.Paths.Evaluation;

/// <summary>The one rule for texts that are none: a lone surrogate, or a byte that is not UTF-8, is read as U+FFFD.</summary>
public sealed class BrokenTextTests
{
    private const string Document = """{"list":["\ud800","\udc00x","a\ud800\u0061","ok"],"n\ud83d":1,"na":2,"plain":3}""";

    [Theory]
    [InlineData("$.list[?@ == '\uFFFD']", "$['list'][0]")]
    [InlineData("$.list[?@ == '\uFFFDx']", "$['list'][1]")]
    [InlineData("$.list[?@ == 'a\uFFFDa']", "$['list'][2]")]
    [InlineData("$.list[?length(@) == 3]", "$['list'][2]")]
    [InlineData("$.list[?length(@) == 1]", "$['list'][0]")]
    [InlineData("$.list[?match(@, 'a.a')]", "$['list'][2]")]
    [InlineData("$.list[?search(@, '\uFFFD')]", "$['list'][0] $['list'][1] $['list'][2]")]
    [InlineData("$.list[?@ > 'z']", "$['list'][0] $['list'][1]")]
    [InlineData("$['n\uFFFD']", "$['n\uFFFD']")]
    [InlineData("$.na", "$['na']")]
    [InlineData("$.nb", "")]
    [InlineData("$.plain", "$['plain']")]
    [InlineData("$[?@ == 1]", "$['n\uFFFD']")]
    [InlineData("$..*", "$['list'] $['n\uFFFD'] $['na'] $['plain'] $['list'][0] $['list'][1] $['list'][2] $['list'][3]")]
    public void Half_a_pair_is_read_as_the_replacement_character(string path, string expected) =>
        Assert.Equal(expected, string.Join(' ', Query.Paths(path, Document)));

    [Fact]
    public void A_single_look_up_passes_by_half_a_pair()
    {
        Assert.True(JsonPath.Parse("$.na").TryGetSingle(Query.Document(Document), out var value));
        Assert.Equal(2, value.GetInt32());
    }

    [Fact]
    public void Equality_reads_names_and_texts_by_the_rule()
    {
        Assert.Single(Query.Run("$[?@[0] == @[1]]", """[[{"\ud800":"\udfff"},{"\ufffd":"\ufffd"}]]""").Nodes);
        Assert.Equal("2", Query.Values("$.*", """{"\ud800":1,"\udc00":2}"""));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_read_by_the_rule()
    {
        byte[] json = [.. "{\"a\":\""u8, 0xFF, .. "\",\"b"u8, 0xC3, .. "\":\"\\n"u8, 0xE2, 0x82, .. "\"}"u8];
        using var document = JsonDocument.Parse(json);
        var nodes = JsonPath.Parse("$[?@ == '\uFFFD' || @ == '\\n\uFFFD']").Evaluate(document.RootElement, Query.Limits).Nodes;
        Assert.Equal(["$['a']", "$['b\uFFFD']"], nodes.Select(node => node.NormalizedPath));
    }

    [Fact]
    public void Every_name_of_odd_characters_is_found()
    {
        foreach (var name in new[] { "\u2028", "\u007f", "😀", "\uE000", "\uFFFF", "a\0b", "\"", "\\", "'", new string('x', 300) })
        {
            var json = Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, int> { [name] = 1 }));
            var path = Assert.Single(Query.Paths("$.*", json));
            Assert.True(JsonPath.Parse(path).TryGetSingle(Query.Document(json), out _), path);
        }
    }
}
