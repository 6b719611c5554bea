using System.Text.Json;
using Rezolve.Json.Paths;

namespace Rezolve.Json.Tests.Paths.Evaluation;

public sealed class SelectionTests
{
    private const string Tickets = """{"tickets":[{"id":1,"fields":[{"id":7,"value":"a"},{"id":8,"value":"b"}]},{"id":2,"fields":[]}],"next":null}""";

    [Theory]
    [InlineData("$.next", "null")]
    [InlineData("$.tickets[*].id", "1, 2")]
    [InlineData("$.tickets[0].fields[?@.id == 8].value", "\"b\"")]
    [InlineData("$.tickets[-1].id", "2")]
    [InlineData("$..value", "\"a\", \"b\"")]
    [InlineData("$..id", "1, 7, 8, 2")]
    [InlineData("$.tickets[?@.fields[0]].id", "1")]
    [InlineData("$.tickets[?count(@.fields[*]) == 0].id", "2")]
    [InlineData("$.tickets[?@.next == $.next].id", "")]
    [InlineData("$.tickets[?@.id >= 2 || @.id == 1].id", "1, 2")]
    public void Selects_in_document_order(string path, string expected) => Assert.Equal(expected, Query.Values(path, Tickets));

    [Theory]
    [InlineData("$", "$")]
    [InlineData("$.a", "$['a']")]
    [InlineData("$.b[-1]", "$['b'][1]")]
    [InlineData("$.b[::-1]", "$['b'][1] $['b'][0]")]
    [InlineData("$..[0]", "$['b'][0] $['b'][1][0]")]
    [InlineData("$[?@.c]", "")]
    public void Normalized_paths_name_the_place(string path, string expected) =>
        Assert.Equal(expected, string.Join(' ', Query.Paths(path, """{"a":1,"b":[2,[3]]}""")));

    [Theory]
    [InlineData("""{"it's":1}""", @"$['it\'s']")]
    [InlineData("""{"\\":1}""", @"$['\\']")]
    [InlineData("""{"\b\t\n\f\r":1}""", @"$['\b\t\n\f\r']")]
    [InlineData("""{"\u000b\u0001\u001F":1}""", @"$['\u000b\u0001\u001f']")]
    [InlineData("""{"\"/\u007f":1}""", "$['\"/\u007f']")]
    [InlineData("""{"\u263a\ud83d\ude00":1}""", "$['☺😀']")]
    [InlineData("""{"":1}""", "$['']")]
    public void Normalized_paths_escape_what_they_must(string json, string expected)
    {
        Assert.Equal(expected, Assert.Single(Query.Paths("$.*", json)));
        Assert.True(JsonPath.Parse(expected).TryGetSingle(Query.Document(json), out var value));
        Assert.Equal("1", value.GetRawText());
    }

    [Theory]
    [InlineData("$.a", "2")]
    [InlineData("$.*", "3, 2")]
    [InlineData("$..*", "3, 2")]
    [InlineData("$[?@ > 0]", "3, 2")]
    public void Of_members_with_one_name_the_last_counts(string path, string expected) =>
        Assert.Equal(expected, Query.Values(path, """{"a":1,"b":3,"\u0061":2}"""));

    [Theory]
    [InlineData("$[?length(@) == 2]")]
    [InlineData("$[?count(@.*) == 2]")]
    [InlineData("$[?@ == $[1]]")]
    [InlineData("$[?@ == $[0]]")]
    public void Replaced_members_are_nowhere_counted(string path) =>
        Assert.Equal(2, Query.Run(path, """[{"a":1,"b":3,"a":2},{"b":3,"a":2},{"a":1,"b":3,"c":2}]""").Nodes.Count);

    [Fact]
    public void Many_members_with_one_name_are_one()
    {
        var json = "{" + string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"k{i % 10}\":{i}")) + "}";
        Assert.Equal("990, 991, 992, 993, 994, 995, 996, 997, 998, 999", Query.Values("$.*", json));
    }

    [Fact]
    public void A_missing_or_misplaced_step_selects_nothing()
    {
        foreach (var path in new[] { "$.a.b", "$[0]", "$.a[0]", "$.list.x", "$.list[3]", "$.list[-4]", "$.zzz" })
        {
            Assert.Empty(Query.Run(path, """{"a":1,"list":[1,2,3]}""").Nodes);
            Assert.False(JsonPath.Parse(path).TryGetSingle(Query.Document("""{"a":1,"list":[1,2,3]}"""), out var value));
            Assert.Equal(JsonValueKind.Undefined, value.ValueKind);
        }
    }

    [Fact]
    public void A_single_look_up_allocates_nothing()
    {
        var path = JsonPath.Parse("$.tickets[0].fields[-1].value");
        var document = Query.Document(Tickets);
        Assert.True(path.TryGetSingle(document, out _));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            path.TryGetSingle(document, out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void What_is_no_question_is_a_bug()
    {
        Assert.Throws<InvalidOperationException>(() => JsonPath.Parse("$.*").TryGetSingle(Query.Document("1"), out _));
        Assert.Throws<ArgumentException>(() => JsonPath.Parse("$").Evaluate(default, Query.Limits));
        Assert.Throws<ArgumentException>(() => JsonPath.Parse("$").TryGetSingle(default, out _));
    }
}
