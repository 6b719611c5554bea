using System.Text;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;

namespace Rezolve.Mapping.Tests.Diagnostics;

/// <summary>Carets stand under the characters that are wrong, whatever stands before them.</summary>
public sealed class SourceFileTests
{
    [Theory]
    [InlineData("""{ "a": "one two" }""", 4, 3, 13, "^^^")]
    [InlineData("""{ "a": "é\n two" }""", 3, 3, 13, "^^^")]
    [InlineData("""{ "a": "\u00e9 \"two\"" }""", 3, 3, 18, "^^^")]
    [InlineData("""{ "a": "\"\"\"x" }""", 3, 1, 15, "^")]
    [InlineData("""{ "a": "x\ud83d\ude00y" }""", 3, 1, 22, "^")]
    [InlineData("""{ "a": "x😀y" }""", 3, 1, 12, "^")]
    [InlineData("""{ "a": "ab" }""", 2, 1, 11, "^")]
    [InlineData("""{ "a": "a\tb" }""", 1, 1, 10, "^^")]
    public void A_part_of_a_text_is_found_behind_escapes(string json, int offset, int length, int column, string carets)
    {
        var file = Read(json);

        var spot = file.Inside(file.Document.Root!["a"]!, offset, length);

        Assert.Equal($"1:{column}", $"{spot.Place.Line}:{spot.Place.Column}");
        Assert.Equal("/a", spot.Place.Pointer);
        Assert.Equal($"{json}\n{new string(' ', column - 1)}{carets}", spot.Excerpt);
    }

    [Fact]
    public void A_key_is_not_its_value()
    {
        var file = Read("{\n\t\"abc\": 12 }");
        var node = file.Document.Root!["abc"]!;

        Assert.Equal((2, 2, " \"abc\": 12 }\n ^^^^^"), Shown(file.Key(node)));
        Assert.Equal((2, 9, " \"abc\": 12 }\n        ^^"), Shown(file.Value(node)));
        Assert.Equal((1, 1, "{\n^"), Shown(file.Key(file.Document.Root)));
        Assert.Equal("test.json:2:9", file.PlaceOf(node).ToString());
    }

    [Fact]
    public void A_long_line_is_shown_in_part()
    {
        var file = Read($$"""{ "a": "{{new string('x', 5000)}}", "b": 1 }""");

        var (_, column, excerpt) = Shown(file.Key(file.Document.Root!["b"]!));

        Assert.Equal(5012, column);
        Assert.Equal(new string('x', 37) + "\", \"b\": 1 }\n" + new string(' ', 40) + "^^^", excerpt);
    }

    [Fact]
    public void Diagnostics_are_ordered_by_place_and_kept_once()
    {
        var file = Read("""{ "a": 1, "b": 2 }""");
        var bag = new DiagnosticBag();
        bag.Report(StructureRules.UnknownWord, file.Value(file.Document.Root!["b"]!), "Second.");
        bag.Report(OperationRules.Unused, file.Value(file.Document.Root["a"]!), "First.");
        bag.Report(StructureRules.UnknownWord, file.Value(file.Document.Root["b"]!), "Second.");
        bag.Report(StructureRules.NotJson, null, "Nowhere.");

        Assert.Equal(["Nowhere.", "First.", "Second."], bag.All.Select(one => one.Message));
        Assert.Equal((3, 2, true), (bag.Count, bag.ErrorCount, bag.HasErrors));
        Assert.Equal(["First.", "Nowhere."], bag.Since(1).Select(one => one.Message));
        Assert.Equal(StructureRules.UnknownWord.Remedy, bag.All[2].Remedy);
    }

    private static (int Line, int Column, string Excerpt) Shown(SourceSpot spot) => (spot.Place.Line, spot.Place.Column, spot.Excerpt);

    private static SourceFile Read(string json) => new("test.json", AuthoredJson.Parse(Encoding.UTF8.GetBytes(json), EngineLimits.Usual.Files));
}
