using System.Text.Json;
using CsCheck;
using Rezolve.Json.Paths;

namespace Rezolve.Json.Tests.Paths;

/// <summary>Mutated selectors of the compliance suite: always a path or a fault, never an exception, and always the same path again.</summary>
public sealed class MutationTests
{
    private const string Seed = "0000KOIPe036";
    private const int Selectors = 10_000;
    private const int Evaluations = 1_500;
    private const int Patterns = 400;

    private const string Alphabet = "$@.[]?*:,'\"()!=<>&|-+0123456789eEabtfnullr_ \t\n\\u/{}^~#%;\0\u0001\u007fé☺\uD83D\uDE00\uFFFD";

    private static readonly JsonPathLimits Limits = new(NodeVisits: 2_000, Results: 500, FilterDepth: 4);

    private static readonly string[] Documents =
    [
        "null",
        "[]",
        """{"a":[{"b":1,"c":"x"},{"b":2.50e1,"d":null}],"b":{"a":{"b":{"a":"\ud800"}}},"\udc00":[[[1]]],"a b":true,"":0}""",
        """[0,-0,1e400,"a","ab","😀",[1,[2,[3]]],{"a":1,"a":2},{"x":{"y":{"z":[]}}},false]""",
    ];

    private static readonly Gen<(int Kind, int At, int Length, char Character)> Edit =
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 99], Gen.Int[0, 20], Gen.Char[Alphabet]);

    private static Gen<string> Mutated(IReadOnlyList<string> seeds, int leastEdits, int mostEdits) => Gen.Select(
        Gen.Int[0, seeds.Count - 1],
        Gen.Int[0, seeds.Count - 1],
        Edit.Array[leastEdits, mostEdits],
        (seed, other, edits) => edits.Aggregate(seeds[seed], (text, edit) => Apply(text, seeds[other], edit)));

    /// <summary>Puts whole selectors together, so that most are paths still.</summary>
    private static Gen<string> Composed(IReadOnlyList<string> seeds) => Gen.Select(
        Mutated(seeds, 0, 1),
        Gen.Int[0, seeds.Count - 1].Select(index => seeds[index][1..]),
        Gen.Int[0, 5],
        (first, rest, kind) => kind switch
        {
            0 => first + rest,
            1 => $"$..[?@{rest}]",
            2 => $"$[*][?count({first}) >= count(@{rest}), ?!@{rest}]",
            3 => $"$..*[?value(@{rest}) == value({first})]",
            4 => $"$[?search(value(@{rest}), 'a.?') || {first} && @ != $]",
            _ => first,
        });

    private static string Apply(string text, string other, (int Kind, int At, int Length, char Character) edit)
    {
        var at = text.Length * edit.At / 100;
        var end = Math.Min(text.Length, at + edit.Length);
        return edit.Kind switch
        {
            0 => text.Insert(at, edit.Character.ToString()),
            1 => text.Remove(at, end - at),
            2 when at < text.Length => text[..at] + edit.Character + text[(at + 1)..],
            3 => text.Insert(at, text[at..end]),
            4 => text[..at] + other[(other.Length * edit.At / 100)..],
            5 => text.Insert(at, other[..Math.Min(other.Length, edit.Length)]),
            _ => text,
        };
    }

    private static List<string> SuiteSelectors() => [.. ComplianceTests.Read().Select(test => test.GetProperty("selector").GetString()!)];

    /// <summary>As many as asked for and always the same ones: a failure seen once is seen again.</summary>
    private static string[] Drawn(Gen<string> texts, int count) => texts.Array[count].Single(_ => true, Seed);

    [Fact]
    public void The_same_texts_are_drawn_each_time() =>
        Assert.Equal(Drawn(Mutated(["$.a", "$[0]"], 1, 4), 50), Drawn(Mutated(["$.a", "$[0]"], 1, 4), 50));

    [Fact]
    public void A_mutated_selector_is_a_path_or_a_fault() => Assert.All(Drawn(Mutated(SuiteSelectors(), 1, 4), Selectors), text =>
    {
        if (!JsonPath.TryParse(text, out var path, out var fault))
        {
            Assert.InRange(fault.Offset, 0, text.Length);
            Assert.NotEmpty(fault.Message);
            return;
        }

        var again = JsonPath.Parse(path.ToString());
        Assert.Equal(path.ToString(), again.ToString());
        Assert.Equal((path.IsSingular, path.FilterDepth), (again.IsSingular, again.FilterDepth));
    });

    [Fact]
    public void A_composed_path_evaluates_to_an_outcome()
    {
        var documents = Documents.Select(Query.Document).ToArray();
        var paths = Drawn(Composed([.. SuiteSelectors().Where(text => JsonPath.TryParse(text, out _, out _))]), Evaluations)
            .Select(text => JsonPath.TryParse(text, out var path, out _) ? path : null)
            .OfType<JsonPath>()
            .ToList();
        Assert.InRange(paths.Count, Evaluations / 2, Evaluations);
        Assert.All(paths, path =>
        {
            var again = JsonPath.Parse(path.ToString());
            Array.ForEach(documents, document => Check(path, again, document));
        });
    }

    private static void Check(JsonPath path, JsonPath again, JsonElement document)
    {
        var result = path.Evaluate(document, Limits);
        var resultAgain = again.Evaluate(document, Limits);
        Assert.Equal(result.Outcome, resultAgain.Outcome);
        Assert.Equal(result.Nodes.Select(node => node.NormalizedPath), resultAgain.Nodes.Select(node => node.NormalizedPath));
        foreach (var node in result.Nodes)
        {
            Assert.True(JsonPath.Parse(node.NormalizedPath).TryGetSingle(document, out var value), node.NormalizedPath);
            Assert.Equal(node.Value.GetRawText(), value.GetRawText());
        }
    }

    [Fact]
    public void A_mutated_pattern_is_an_expression_or_a_fault()
    {
        string[] patterns = ["a.*b|c", @"[a-z\p{Zs}-]{2,5}", @"(\(x\)|\.)+", "[^😀-😂]?$", @"^\P{Pc}\n[\]\-]*"];
        Assert.All(Drawn(Mutated(patterns, 1, 4), Patterns), text =>
        {
            if (IRegexp.TryCompile(text, anchored: true, out var regex, out var fault))
            {
                regex.IsMatch("a😀b");
            }
            else
            {
                Assert.Matches("^offset [0-9]+ of the pattern: .|^The pattern is too large", fault);
            }
        });
    }
}
