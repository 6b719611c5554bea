using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Tests.Fixtures;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.Toys.Children;

/// <summary>The toy's own cases: what it says in JSON alone, run as an author would run it.</summary>
public sealed class CasesOfTheToyTests
{
    private const string Folder = "tests/Rezolve.Mapping.Tests/Toys/Children";

    [Fact]
    public async Task Every_case_passes_and_nothing_is_untouched()
    {
        var bag = new DiagnosticBag();
        var manifest = ConnectorFiles.Read(Repository.PathOf($"{Folder}/cases.connector.json"), EngineLimits.Usual.Files, bag)!;
        var runner = new CaseRunner(EngineLimits.Usual);
        var failed = new List<string>();
        foreach (var path in Directory.GetFiles(Repository.PathOf($"{Folder}/cases")).Order(StringComparer.Ordinal))
        {
            var file = CaseFile.Read(Path.GetFileName(path), File.ReadAllBytes(path), EngineLimits.Usual.Files, bag);
            var result = file is null ? null : await runner.RunAsync(file, manifest, TestContext.Current.CancellationToken);
            failed.AddRange(result?.Differences.Select(difference => $"{result.File}: {difference}") ?? []);
        }
        failed.AddRange(bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}"));
        Assert.True(failed.Count == 0, string.Join('\n', failed));

        var untouched = runner.Coverage.Report(CasesToy.Program).Where(item => !item.Touched).Select(item => item.Item);
        Assert.Equal([], untouched);
    }
}
