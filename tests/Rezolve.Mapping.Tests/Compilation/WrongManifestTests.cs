using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Tests.Compilation;

/// <summary>Manifests with one mistake each: the report is exact to the character.</summary>
public sealed class WrongManifestTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Cases() =>
        from file in WrongFiles.All from one in file.Value select new TheoryDataRow<string, string>(file.Key, one.Title);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mistake_is_reported_as_written(string file, string title)
    {
        var wrong = WrongFiles.All[file].Single(one => one.Title == title);

        Assert.Equal(wrong.Expected, WrongCase.Render(wrong.Judge(WrongFiles.Manifest)), ignoreLineEndingDifferences: true);
        Assert.NotEmpty(wrong.Expected);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_report_has_a_place_and_a_remedy(string file, string title)
    {
        var wrong = WrongFiles.All[file].Single(one => one.Title == title);

        Assert.All(wrong.Judge(WrongFiles.Manifest), one =>
        {
            Assert.NotNull(DiagnosticCatalog.Find(one.Code));
            Assert.Matches(@"\S.*[.:?]$|rezolve", one.Message);
            Assert.NotEqual("", one.Remedy);
            Assert.True(one.Place is not null, $"{one.Code} has no place: {one.Message}");
        });
    }

    [Fact]
    public void The_manifest_without_a_mistake_is_fine() =>
        Assert.Equal("", WrongCase.Render(new WrongCase("none", [], "").Judge(WrongFiles.Manifest)));

    [Fact]
    public void There_are_enough_of_them() => Assert.InRange(WrongFiles.All.Sum(file => file.Value.Count), 90, 400);
}
