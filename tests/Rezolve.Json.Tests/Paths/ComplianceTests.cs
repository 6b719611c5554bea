using System.Text.Json;
using Rezolve.Json.Paths;

namespace Rezolve.Json.Tests.Paths;

/// <summary>The compliance suite of RFC 9535, beside what tests/Conformance prints: here also round trips and fast paths.</summary>
public sealed class ComplianceTests
{
    private const int Cases = 703;
    private const int Refusals = 247;

    public static IReadOnlyList<JsonElement> Read()
    {
        using var suite = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SuiteFolder.Find("jsonpath-cts"), "cts.json")));
        return [.. suite.RootElement.GetProperty("tests").EnumerateArray().Select(test => test.Clone())];
    }

    private static string Selector(JsonElement test) => test.GetProperty("selector").GetString()!;

    private static bool IsRefusal(JsonElement test) => test.TryGetProperty("invalid_selector", out _);

    private static List<string> Failures(Func<JsonElement, bool> chosen, Func<JsonElement, bool> holds, int expected)
    {
        var cases = Read().Where(chosen).ToList();
        Assert.Equal(expected, cases.Count);
        return [.. cases.Where(test => !holds(test)).Select(test => test.GetProperty("name").GetString()!)];
    }

    [Fact]
    public void Every_invalid_selector_is_refused_with_a_place_within_it() => Assert.Empty(Failures(
        IsRefusal,
        test => !JsonPath.TryParse(Selector(test), out _, out var fault)
            && fault.Offset >= 0 && fault.Offset <= Selector(test).Length && fault.Message.Length > 0,
        Refusals));

    [Fact]
    public void Every_case_selects_what_the_suite_says() => Assert.Empty(Failures(
        test => !IsRefusal(test),
        test => SelectsAsExpected(JsonPath.Parse(Selector(test)), test),
        Cases - Refusals));

    [Fact]
    public void Every_case_selects_the_same_after_a_round_trip_through_text() => Assert.Empty(Failures(
        test => !IsRefusal(test),
        test => SelectsAsExpected(JsonPath.Parse(JsonPath.Parse(Selector(test)).ToString()), test),
        Cases - Refusals));

    [Fact]
    public void The_canonical_form_is_a_fixed_point() => Assert.Empty(Failures(
        test => !IsRefusal(test),
        test => JsonPath.Parse(Selector(test)).ToString() is var once && JsonPath.Parse(once).ToString() == once,
        Cases - Refusals));

    [Fact]
    public void Singular_paths_give_the_same_without_a_node_list()
    {
        foreach (var test in Read().Where(test => !IsRefusal(test)))
        {
            var path = JsonPath.Parse(Selector(test));
            var nodes = path.Evaluate(test.GetProperty("document"), Query.Limits).Nodes;
            if (path.IsSingular)
            {
                Assert.Equal(nodes.Count == 1, path.TryGetSingle(test.GetProperty("document"), out var value));
                Assert.Equal(nodes.Count == 1 ? nodes[0].Value.GetRawText() : null, nodes.Count == 1 ? value.GetRawText() : null);
            }
        }
    }

    [Fact]
    public void Every_normalized_path_leads_back_to_its_node()
    {
        foreach (var test in Read().Where(test => !IsRefusal(test)))
        {
            var document = test.GetProperty("document");
            foreach (var node in JsonPath.Parse(Selector(test)).Evaluate(document, Query.Limits).Nodes)
            {
                Assert.True(JsonPath.Parse(node.NormalizedPath).TryGetSingle(document, out var value), node.NormalizedPath);
                Assert.Equal(node.Value.GetRawText(), value.GetRawText());
            }
        }
    }

    private static bool SelectsAsExpected(JsonPath path, JsonElement test)
    {
        var nodes = path.Evaluate(test.GetProperty("document"), Query.Limits).Nodes;
        return Allowed(test, "result", "results").Any(list => Same(list, nodes, (expected, node) => JsonElement.DeepEquals(expected, node.Value)))
            && Allowed(test, "result_paths", "results_paths").Any(list => Same(list, nodes, (expected, node) => expected.GetString() == node.NormalizedPath));
    }

    private static IEnumerable<JsonElement> Allowed(JsonElement test, string one, string several) =>
        test.TryGetProperty(one, out var only) ? [only] : test.GetProperty(several).EnumerateArray();

    private static bool Same(JsonElement list, IReadOnlyList<JsonPathNode> nodes, Func<JsonElement, JsonPathNode, bool> same) =>
        list.GetArrayLength() == nodes.Count && list.EnumerateArray().Zip(nodes).All(pair => same(pair.First, pair.Second));
}
