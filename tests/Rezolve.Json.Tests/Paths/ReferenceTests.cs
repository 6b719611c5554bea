using CsCheck;
using Rezolve.Json.Paths;

namespace Rezolve.Json.Tests.Paths;

/// <summary>Random paths on random documents: the engine and the plain reading of RFC 9535 agree.</summary>
public sealed class ReferenceTests
{
    private const string Seed = "0000KOIPe036";

    private static readonly JsonPathLimits Limits = new(NodeVisits: 10_000_000, Results: 1_000_000, FilterDepth: 16);

    private static readonly Gen<string> Name = Gen.OneOf(Gen.Const("a"), Gen.Const("b"), Gen.Const("c d"), Gen.Const("é"));

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.Int[-2, 3].Select(number => number.ToString()),
        Gen.Const("1.0"),
        Gen.Const("2.50"),
        Gen.Const("true"),
        Gen.Const("null"),
        Gen.Const("'a'"),
        Gen.Const("'ab😀'"),
        Gen.Const("''"));

    private static readonly string[] Names = ["a", "b", "c d", "é"];

    private static Gen<string> Json(int depth) => depth == 0
        ? Scalar.Select(Quoted)
        : Gen.OneOf(
            Scalar.Select(Quoted),
            Json(depth - 1).Array[0, 4].Select(elements => $"[{string.Join(',', elements)}]"),
            Gen.Select(Gen.Shuffle(Names), Json(depth - 1).Array[0, 4], (names, values) =>
                "{" + string.Join(',', names.Zip(values, (name, value) => $"\"{name}\":{value}")) + "}"));

    private static string Quoted(string scalar) => scalar.Replace('\'', '"');

    private static readonly Gen<string> Index = Gen.Int[-3, 3].Select(index => index.ToString());

    private static readonly Gen<string> Bound = Gen.OneOf(Gen.Const(string.Empty), Index);

    private static readonly Gen<string> Singular =
        Gen.Select(Gen.OneOf(Gen.Const("@"), Gen.Const("@"), Gen.Const("$")), Gen.OneOf(Name.Select(name => $"['{name}']"), Index.Select(index => $"[{index}]")).Array[0, 2])
            .Select((start, steps) => start + string.Concat(steps));

    private static Gen<string> Selector(int depth) => Gen.OneOf(
        Name.Select(name => $"'{name}'"),
        Name.Select(name => $"'{name}'"),
        Index,
        Gen.Const("*"),
        Gen.Select(Bound, Bound, Bound, (start, end, step) => $"{start}:{end}:{step}"),
        depth == 0 ? Gen.Const("*") : Condition(depth - 1).Select(condition => "?" + condition));

    private static Gen<string> Segments(int depth) => Gen.Select(
        Gen.OneOf(Gen.Const("["), Gen.Const("["), Gen.Const("..[")),
        Selector(depth).Array[1, 2],
        (open, selectors) => $"{open}{string.Join(',', selectors)}]").Array[0, 3].Select(string.Concat);

    private static Gen<string> Value(int depth) => Gen.OneOf(
        Scalar,
        Singular,
        Singular,
        Segments(depth).Select(segments => $"count(@{segments})"),
        Segments(depth).Select(segments => $"value(@{segments})"),
        Singular.Select(query => $"length({query})"));

    private static Gen<string> Condition(int depth) => Gen.Select(
        Gen.OneOf(
            Gen.Select(Value(depth), Gen.OneOf(Gen.Const("=="), Gen.Const("!="), Gen.Const("<"), Gen.Const("<="), Gen.Const(">"), Gen.Const(">=")), Value(depth))
                .Select((left, comparison, right) => $"({left}{comparison}{right})"),
            Segments(depth).Select(segments => "@" + segments),
            Singular.Select(query => $"match({query}, 'a.*')"),
            Singular.Select(query => $"search({query}, 'b|^$')")).Array[1, 3],
        Gen.Bool,
        Gen.Bool,
        (tests, isOr, negated) => (negated ? "!" : string.Empty) + string.Join(isOr ? " || " : " && ", tests));

    [Fact]
    public void Both_select_the_same_nodes_in_the_same_order()
    {
        var cases = Gen.Select(Segments(2).Select(segments => "$" + segments), Json(3)).Array[2_000].Single(_ => true, Seed);
        var selected = 0;
        foreach (var (text, json) in cases)
        {
            var document = Query.Document(json);
            var path = JsonPath.Parse(text);
            var result = path.Evaluate(document, Limits);
            var expected = new ReferenceEvaluator(document).Select(path.Segments, document);
            Assert.Equal(JsonPathOutcome.Complete, result.Outcome);
            Assert.True(
                expected.Select(node => node.GetRawText()).SequenceEqual(result.Nodes.Select(node => node.Value.GetRawText())),
                $"{text} on {json}: expected {string.Join(", ", expected)}, got {string.Join(", ", result.Nodes.Select(node => node.Value.GetRawText()))}");
            selected += expected.Count > 0 ? 1 : 0;
        }

        Assert.InRange(selected, cases.Length / 10, cases.Length);
    }
}
