using System.Text.Json;
using CsCheck;
using Rezolve.Json.Paths;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Programs.Layouts;

/// <summary>One forward pass finds what the evaluation of the paths over the parsed document finds, repeated names included.</summary>
public sealed class ScanPropertyTests
{
    private static readonly JsonPathLimits Limits = new(100_000, 10_000, 4);

    private static readonly Gen<string> Name = OneOf("a", "b", "k", "v");
    private static readonly Gen<string> Scalar = OneOf("1", "1.0", "2", "-0", "\"x\"", "\"\\u0078\"", "\"\"", "true", "false", "null", "\"\\ud800\"");

    private static readonly Gen<string> Document = Gen.Recursive<string>((depth, inner) => depth == 4 ? Scalar : Gen.Frequency(
        (2, Scalar),
        (3, inner.Array[0, 4].Select(items => $"[{string.Join(" ,", items)}]")),
        (5, Gen.Select(Name, inner).Array[0, 4].Select(members => $"{{{string.Join(", ", members.Select(m => $"\"{m.Item1}\" : {m.Item2}"))}}}"))));

    private static readonly Gen<string> Segment = Gen.Frequency(
        (6, Name.Select(name => $".{name}")),
        (2, Gen.Int[0, 2].Select(index => $"[{index}]")),
        (3, Gen.Const("[*]")),
        (3, Gen.Select(Name, Scalar).Select((name, literal) => $"[?@.{name} == {Quoted(literal)}]")),
        (1, Gen.Select(Name, Name).Select((left, right) => $"[?@.{left} == 1 && @.{right} == 'x']")),
        (1, OneOf("[-1]", "[0:2]", "..a", "[?@.a]", "[?@.a == $.a]")));

    private static readonly Gen<string> Path = Segment.Array[0, 4].Select(segments => "$" + string.Concat(segments));

    [Fact]
    public void A_pass_finds_what_evaluation_finds() =>
        Gen.Select(Document, Path.Array[1, 5]).Sample((document, paths) => Assert.Equal(Evaluated(document, paths), Scanned(document, paths)), iter: 3_000);

    private static List<string> Evaluated(string document, string[] paths)
    {
        var root = JsonElement.Parse(document);
        return [.. paths.Select(path => string.Join(' ', JsonPath.Parse(path).Evaluate(root, Limits).Nodes.Select(node => ValueJson.Read(node.Value))))];
    }

    private static List<string> Scanned(string document, string[] paths)
    {
        var builder = new DocumentLayoutBuilder(Limits);
        var slots = paths.Select(path => builder.Bind(JsonPath.Parse(path))).ToList();
        var scan = new DocumentScan(builder.Build());
        Assert.Null(scan.Run(System.Text.Encoding.UTF8.GetBytes(document)));
        return [.. slots.Select(slot => Texts(scan.Slots, slot))];
    }

    private static string Texts(ScanSlots slots, int slot)
    {
        var value = SlotValues.Read(slots, slot, listDue: true);
        return slots.Layout.Paths[slot].IsSingular ? value.Kind == ValueKind.Undefined ? "" : value.ToString() : string.Join(' ', value.List);
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string Quoted(string literal) => literal == "\"\\ud800\"" ? "'\uFFFD'" : literal.Replace('"', '\'');
}
