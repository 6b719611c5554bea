using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Tests.Fixtures;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.Toys;

/// <summary>The toys that are JSON alone: each stands in a folder of its own, with its cases.</summary>
public sealed class ToyCases
{
    public static IEnumerable<TheoryDataRow<string, string>> Cases() =>
        from toy in (string[])["letters", "graph", "jobs", "rentals", "hooks"]
        from path in Directory.GetFiles(Path.Combine(FolderOf(toy), "cases"), "*" + CaseFile.Suffix).Order(StringComparer.Ordinal)
        select new TheoryDataRow<string, string>(toy, Path.GetFileName(path));

    public static string FolderOf(string toy) => Repository.PathOf($"tests/Rezolve.Mapping.Tests/Toys/{char.ToUpperInvariant(toy[0])}{toy[1..]}");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task ACasePasses(string toy, string name)
    {
        var bag = new DiagnosticBag();
        var manifest = ConnectorFiles.Read(Path.Combine(FolderOf(toy), toy + ConnectorFiles.Suffix), EngineLimits.Usual.Files, bag);
        var file = CaseFile.Read(name, File.ReadAllBytes(Path.Combine(FolderOf(toy), "cases", name)), EngineLimits.Usual.Files, bag);
        Assert.Empty(bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}"));

        var result = await new CaseRunner(EngineLimits.Usual).RunAsync(file!, manifest!, TestContext.Current.CancellationToken);

        Assert.True(result.Passed, string.Join('\n', result.Differences));
    }
}
