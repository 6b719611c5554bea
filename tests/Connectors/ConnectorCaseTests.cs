using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.Connectors;

/// <summary>Every case of every shipped connector, run with production's executor; and nothing of a connector that no case uses.</summary>
public sealed class ConnectorCaseTests
{
    public static IEnumerable<TheoryDataRow<string>> Connectors() =>
        Directory.GetFiles(Path.Combine(Root, "connectors"), "*" + ConnectorFiles.Suffix, SearchOption.AllDirectories)
            .Select(path => new TheoryDataRow<string>(Path.GetRelativePath(Root, path)));

    [Theory]
    [MemberData(nameof(Connectors))]
    public async Task Every_case_passes_and_nothing_is_untouched(string connector)
    {
        var bag = new DiagnosticBag();
        var path = Path.Combine(Root, connector);
        var manifest = ConnectorFiles.Read(path, EngineLimits.Usual.Files, bag)!;
        var runner = new CaseRunner(EngineLimits.Usual);
        var failed = new List<string>();
        var files = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(path)!, "cases"), "*" + CaseFile.Suffix, SearchOption.AllDirectories);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            if (CaseFile.Read(Path.GetRelativePath(Root, file), File.ReadAllBytes(file), EngineLimits.Usual.Files, bag) is not { } read)
                continue;
            var result = await runner.RunAsync(read, manifest, TestContext.Current.CancellationToken);
            failed.AddRange(result.Differences.Select(difference => $"{result.File}: {difference}"));
        }
        failed.AddRange(bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}"));
        Assert.NotEmpty(files);
        Assert.True(failed.Count == 0, string.Join('\n', failed));

        var program = Rezolve.Mapping.Compilation.ManifestCompiler.Compile(
            manifest, new() { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts }, bag)!;
        var untouched = runner.Coverage.Report(program).Where(item => !item.Touched).Select(item => item.Item);
        Assert.True(!untouched.Any(), "no case uses: " + string.Join("; ", untouched));
    }

    internal static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Rezolve.Mapping.sln")))
            at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
