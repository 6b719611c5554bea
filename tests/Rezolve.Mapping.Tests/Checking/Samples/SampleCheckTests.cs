using System.Text;
using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Checking.Paths;
using Rezolve.Mapping.Checking.Samples;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Layers;
using Rezolve.Mapping.Tests.Compilation;
using Rezolve.Mapping.Tests.Fixtures;

namespace Rezolve.Mapping.Tests.Checking.Samples;

/// <summary>Manifests whose paths do not fit the recorded samples: the report is exact to the character.</summary>
public sealed class SampleCheckTests
{
    private static readonly string Folder = Repository.PathOf("tests/Rezolve.Mapping.Tests/Checking/Samples/Wrong");
    private static readonly string Manifest = File.ReadAllText(Path.Combine(Folder, WrongCase.FileName));
    private static readonly IReadOnlyList<CaseFile> Files = [.. Directory.GetFiles(Path.Combine(Folder, "cases")).Order(StringComparer.Ordinal).Select(Read)];
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<WrongCase>> All = WrongFiles.Load(Folder, wrong => Judge(wrong.Apply(Manifest), Files));

    public static IEnumerable<TheoryDataRow<string, string>> Cases() => from file in All from one in file.Value select new TheoryDataRow<string, string>(file.Key, one.Title);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_path_is_held_against_the_samples(string file, string title)
    {
        var wrong = All[file].Single(one => one.Title == title);

        Assert.Equal(wrong.Expected, WrongCase.Render(Judge(wrong.Apply(Manifest), Files)), ignoreLineEndingDifferences: true);
        Assert.NotEmpty(wrong.Expected);
    }

    [Fact]
    public void The_manifest_without_a_mistake_is_fine() => Assert.Equal("", WrongCase.Render(Judge(Manifest, Files)));

    [Fact]
    public void Without_samples_nothing_is_judged() =>
        Assert.All(All.Values.SelectMany(one => one), wrong => Assert.Empty(Judge(wrong.Apply(Manifest), [])));

    [Fact]
    public void A_path_that_costs_too_much_is_not_judged() =>
        Assert.Empty(Judge(Manifest.Replace("$.created\"", "$..nothing\"", StringComparison.Ordinal), Files, new Json.Paths.JsonPathLimits(1, 1, 1)));

    private static CaseFile Read(string path)
    {
        var bag = new DiagnosticBag();
        var file = CaseFile.Read(Path.GetFileName(path), File.ReadAllBytes(path), EngineLimits.Usual.Files, bag);
        Assert.Empty(bag.All);
        return file!;
    }

    private static IReadOnlyList<Diagnostic> Judge(string text, IReadOnlyList<CaseFile> cases, Json.Paths.JsonPathLimits? limits = null)
    {
        var bag = new DiagnosticBag();
        var manifest = new ManifestReader(EngineLimits.Usual.Files, bag).ReadConnector(WrongCase.FileName, Encoding.UTF8.GetBytes(text), _ => new ScriptText(null, "there is none"));
        var program = ManifestCompiler.Compile(manifest!, new CompilationSettings { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts }, bag);
        Assert.True(program is not null, WrongCase.Render(bag.All));
        var paths = limits ?? EngineLimits.Usual.Paths;
        new SampleCheck(CaseSamples.Of(manifest!, cases, paths), paths, bag).Run(new PathUses(manifest!, program).All());
        return bag.All;
    }
}
