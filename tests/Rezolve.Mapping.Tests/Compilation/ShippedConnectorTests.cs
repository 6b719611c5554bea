using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Tests.Fixtures;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.Compilation;

public sealed class ShippedConnectorTests
{
    public static IEnumerable<TheoryDataRow<string>> All() =>
        Directory.GetFiles(Repository.PathOf("connectors"), "*" + ConnectorFiles.Suffix, SearchOption.AllDirectories)
            .Select(path => new TheoryDataRow<string>(Path.GetRelativePath(Repository.Root, path)));

    [Theory]
    [MemberData(nameof(All))]
    public void Compiles_without_an_error_or_a_warning(string path)
    {
        var bag = new DiagnosticBag();
        var manifest = ConnectorFiles.Read(Repository.PathOf(path), EngineLimits.Usual.Files, bag);
        var settings = new CompilationSettings { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts };
        if (manifest is not null)
            _ = ManifestCompiler.Compile(manifest, settings, bag);

        var found = bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message} {one.DidYouMean}\n{one.Excerpt}\n");
        Assert.True(bag.All.Count == 0, string.Concat(found));
    }
}
