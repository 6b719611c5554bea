using System.Text;
using Rezolve.Json.Reading;
using Rezolve.Json.Reading.Merging;

namespace Rezolve.Json.Tests.Reading.Merging;

public sealed class AuthoredMergeTests
{
    private static readonly JsonLimits Limits = new(10_000, 20);

    [Theory]
    [InlineData("{}", "{}", "{}")]
    [InlineData("""{"a":1}""", """{"b":2}""", """{"a":1,"b":2}""")]
    [InlineData("""{"a":1,"b":2}""", """{"a":3}""", """{"a":3,"b":2}""")]
    [InlineData("""{"a":{"x":1,"y":2}}""", """{"a":{"y":null,"z":3}}""", """{"a":{"x":1,"z":3}}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[3]}""", """{"a":[3]}""")]
    [InlineData("""{"a":{"x":1}}""", """{"a":"text"}""", """{"a":"text"}""")]
    [InlineData("""{"a":"text"}""", """{"a":{"x":null}}""", """{"a":{"x":null}}""")]
    [InlineData("""{"a":null}""", """{"a":null}""", """{}""")]
    [InlineData("""{"a":1}""", """{"a":[null]}""", """{"a":[null]}""")]
    [InlineData("""{"a":1}""", """{"b":{"c":null}}""", """{"a":1,"b":{"c":null}}""")]
    [InlineData("[1]", """{"a":1}""", """{"a":1}""")]
    [InlineData("""{"a":1.50}""", "{}", """{"a":1.50}""")]
    public void Objects_are_merged_and_the_rest_replaces(string under, string over, string merged) =>
        Assert.Equal(merged, AuthoredMerge.Merge(Root(under), Root(over)).Root.ToElement().GetRawText());

    [Fact]
    public void A_null_over_nothing_is_told_with_what_is_there()
    {
        var outcome = AuthoredMerge.Merge(Root("""{"a":{"x":1}}"""), Root("""{"a":{"y":null},"b":null}"""));

        Assert.Equal(["/a/y", "/b"], outcome.Idle.Select(idle => idle.Node.Pointer));
        Assert.Equal(["/a", ""], outcome.Idle.Select(idle => idle.Under.Pointer));
        Assert.Equal("""{"a":{"x":1}}""", outcome.Root.ToElement().GetRawText());
    }

    [Fact]
    public void Every_node_knows_where_it_was_written()
    {
        var (under, over) = (Root("""{ "a": { "x": [1, 2] }, "c": 3 }"""), Root("""   { "a": { "y": 2 } }"""));
        var merged = AuthoredMerge.Merge(under, over).Root;

        Assert.Same(over, merged.Origin);
        Assert.Same(over["a"], merged["a"]!.Origin);
        Assert.Same(under["a"]!["x"]!.Items[1], merged["a"]!["x"]!.Items[1].Origin);
        Assert.Same(over.Document, merged["a"]!["y"]!.Document);
        Assert.Same(under.Document, merged["c"]!.Document);
        Assert.Equal((under["c"]!.Start, under["c"]!.End, under["c"]!.KeyStart), (merged["c"]!.Start, merged["c"]!.End, merged["c"]!.KeyStart));
        Assert.Equal("/a/x/1", merged["a"]!["x"]!.Items[1].Pointer);
        Assert.Same(merged, merged["a"]!["y"]!.Parent!.Parent);
    }

    [Fact]
    public void Merging_twice_still_leads_to_what_was_read()
    {
        var (first, second, third) = (Root("""{"a":{"x":1}}"""), Root("""{"a":{"y":2}}"""), Root("""{"a":{"z":3}}"""));
        var merged = AuthoredMerge.Merge(AuthoredMerge.Merge(first, second).Root, third).Root["a"]!;

        Assert.Equal([first.Document, second.Document, third.Document], merged.Members.Select(member => member.Document));
        Assert.Same(third["a"], merged.Origin);
        Assert.Equal("""{"a":{"x":1}}""", first.ToElement().GetRawText());
    }

    [Fact]
    public void Nodes_are_exchanged_under_their_own_keys()
    {
        var root = Root("""{"a":{"x":1},"b":[1,2],"c":3}""");
        var other = Root("""{"a":"other"}""")["a"]!;

        var exchanged = AuthoredMerge.Exchange(root, new Dictionary<AuthoredNode, AuthoredNode?> { [root["a"]!] = other, [root["c"]!] = null });

        Assert.Equal("""{"a":"other","b":[1,2]}""", exchanged.ToElement().GetRawText());
        Assert.Same(root["b"]!.Items[0], exchanged["b"]!.Items[0].Origin);
        Assert.Equal("""{"a":{"x":1},"b":[1,2],"c":3}""", root.ToElement().GetRawText());
    }

    [Fact]
    public void What_is_read_is_its_own_origin()
    {
        var root = Root("[{}]");

        Assert.Same(root.Items[0], root.Items[0].Origin);
        Assert.Same(root, root.Document!.Root);
    }

    private static AuthoredNode Root(string text) => AuthoredJson.Parse(Encoding.UTF8.GetBytes(text), Limits).Root!;
}
