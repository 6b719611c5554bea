using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Tests.Compilation;
using Rezolve.Mapping.Tests.Fixtures;

namespace Rezolve.Mapping.Tests.Workspaces.Syncs;

/// <summary>Syncs with one mistake each: the report is exact to the character.</summary>
public sealed class WrongSyncTests
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<WrongCase>> All =
        WrongFiles.Load(Repository.PathOf("tests/Rezolve.Mapping.Tests/Workspaces/Syncs/Wrong"), Judge);

    public static IEnumerable<TheoryDataRow<string, string>> Cases() =>
        from file in All from one in file.Value select new TheoryDataRow<string, string>(file.Key, one.Title);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mistake_is_reported_as_written(string file, string title)
    {
        var wrong = All[file].Single(one => one.Title == title);

        Assert.Equal(wrong.Expected, WrongCase.Render(Judge(wrong)));
        Assert.NotEmpty(wrong.Expected);
    }

    [Fact]
    public void Every_report_has_a_place_and_a_remedy() =>
        Assert.All(All.Values.SelectMany(file => file).SelectMany(Judge), one => Assert.True(one.Place is not null && one.Remedy.Length > 0, one.Message));

    [Fact]
    public void An_error_leaves_no_program_and_a_warning_does()
    {
        foreach (var wrong in All.Values.SelectMany(file => file))
        {
            var bag = new DiagnosticBag();
            var (workspace, syncs) = ToyWorkspace.Compile(wrong.Apply(ToyWorkspace.Text), bag);
            Assert.True(bag.HasErrors ? syncs.Count < 2 || workspace is null : syncs.Count == workspace!.Syncs.Count, wrong.Title);
        }
    }

    private static IReadOnlyList<Diagnostic> Judge(WrongCase wrong)
    {
        var bag = new DiagnosticBag();
        ToyWorkspace.Compile(wrong.Apply(ToyWorkspace.Text), bag);
        return bag.All;
    }
}
