using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Tests.Compilation;
using Rezolve.Mapping.Tests.Fixtures;

namespace Rezolve.Mapping.Tests.Manifests.Layers;

/// <summary>Mistakes in manifests that are merged of several: each is told in the file that it was written in.</summary>
public sealed class WrongLayerTests
{
    private static readonly string Folder = Repository.PathOf("tests/Rezolve.Mapping.Tests/Manifests/Layers/Wrong");
    private static readonly string Good = File.ReadAllText(Path.Combine(Folder, "acme.connector.json"));
    private static readonly IReadOnlyList<WrongCase> All = WrongFiles.Load(Folder, Judge, Render)["layers"];

    public static TheoryData<string> Titles => [.. All.Select(one => one.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_mistake_is_reported_as_written(string title)
    {
        var wrong = All.Single(one => one.Title == title);

        Assert.Equal(wrong.Expected, Render(Judge(wrong)));
        Assert.NotEmpty(wrong.Expected);
    }

    [Fact]
    public void Every_report_has_a_place_and_a_remedy() =>
        Assert.All(All.SelectMany(Judge), one => Assert.True(one.Place is not null && one.Excerpt is not null && one.Remedy.Length > 0, one.Message));

    [Fact]
    public void The_manifest_without_a_mistake_is_fine() => Assert.Equal("", Render(Judge(new WrongCase("none", [], ""))));

    private static string Render(IEnumerable<Diagnostic> diagnostics) =>
        WrongCase.Render(diagnostics, file => file == "acme-desk.connector.json" ? "" : file.Replace(".connector.json", "", StringComparison.Ordinal) + ":");

    private static IReadOnlyList<Diagnostic> Judge(WrongCase wrong)
    {
        var texts = new Dictionary<string, string> { ["desk"] = WrongFiles.Manifest, ["acme-desk"] = wrong.Apply(Good) };
        for (var at = 0; at < wrong.Instructions.Count; at++)
        {
            if (wrong.Instructions[at].StartsWith("@file ", StringComparison.Ordinal))
                texts[wrong.Instructions[at][6..]] = string.Join('\n', wrong.Instructions.Skip(at + 1).TakeWhile(line => line.StartsWith('|')).Select(line => line[2..]));
        }
        var files = new LayeredFiles(texts);
        _ = files.Compile("acme-desk", wrong.Told("@overlay"), wrong.Settings());
        return files.Bag.All;
    }
}
