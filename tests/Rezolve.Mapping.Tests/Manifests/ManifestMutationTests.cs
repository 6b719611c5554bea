using System.Text;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Layers;
using Rezolve.Mapping.Tests.Compilation;

namespace Rezolve.Mapping.Tests.Manifests;

/// <summary>Whatever is written, a manifest is loaded or refused with places and remedies: never an exception, never silence.</summary>
public sealed class ManifestMutationTests
{
    private static readonly CompilationSettings Settings = new() { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts };

    public static IEnumerable<TheoryDataRow<uint>> Seeds() => Enumerable.Range(0, 10).Select(seed => new TheoryDataRow<uint>((uint)seed * 40));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_mutated_manifest_is_loaded_or_refused_with_reasons(uint first)
    {
        for (var seed = first; seed < first + 40; seed++)
        {
            var text = new ManifestMutator(seed).Mutate(WithoutComments());
            var bag = new DiagnosticBag();
            var manifest = new ManifestReader(EngineLimits.Usual.Files, bag)
                .ReadConnector("mutated", Encoding.UTF8.GetBytes(text), _ => new ScriptText(null, "there is none"));
            var program = manifest is null ? null : ManifestCompiler.Compile(manifest, Settings, bag);

            Assert.True(program is null == bag.HasErrors, $"seed {seed}: {(program is null ? "refused without an error" : "loaded with errors")}\n{text}");
            Assert.All(bag.All, one =>
            {
                Assert.NotNull(one.Place);
                Assert.NotNull(AuthoredJson.Parse(Encoding.UTF8.GetBytes(text), EngineLimits.Usual.Files).NodeAt(one.Place.Pointer));
                Assert.NotEqual("", one.Remedy);
                Assert.NotEqual("", one.Message);
            });
        }
    }

    [Fact]
    public void A_text_cut_anywhere_is_refused_with_a_place()
    {
        var whole = Encoding.UTF8.GetBytes(WrongFiles.Manifest.TrimEnd());
        for (var length = 0; length < whole.Length; length += 37)
        {
            var bag = new DiagnosticBag();
            Assert.Null(new ManifestReader(EngineLimits.Usual.Files, bag).ReadConnector("cut", whole.AsMemory(0, length), _ => new ScriptText("")));
            Assert.All(bag.All, one => Assert.Equal("RZ1001", one.Code));
            Assert.All(bag.All, one => Assert.NotNull(one.Place));
            Assert.NotEmpty(bag.All);
        }
    }

    private static string WithoutComments() =>
        AuthoredJson.Parse(Encoding.UTF8.GetBytes(WrongFiles.Manifest), EngineLimits.Usual.Files).Root!.ToElement().GetRawText();
}
