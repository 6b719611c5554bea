using System.Text;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Tests.Compilation;
using Rezolve.Mapping.Tests.Fixtures;

namespace Rezolve.Mapping.Tests.Manifests.Layers;

/// <summary>Whatever stands in one of the layers, the whole is loaded or refused with places, each in the file it names.</summary>
public sealed class LayerMutationTests
{
    private static readonly string Acme = File.ReadAllText(Repository.PathOf("tests/Rezolve.Mapping.Tests/Manifests/Layers/Wrong/acme.connector.json"));

    public static TheoryData<string, uint> Seeds => new(from layer in (string[])["desk", "acme", "overlay"] from first in (uint[])[0, 30, 60] select (layer, first));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_mutated_layer_is_loaded_or_refused_with_reasons(string layer, uint first)
    {
        for (var seed = first; seed < first + 30; seed++)
        {
            var texts = new Dictionary<string, string> { ["desk"] = WrongFiles.Manifest, ["acme"] = Acme };
            var overlay = """{ "tables": { "status": { "rows": [["N", "new"]] } }, "entities": { "ticket": { "fields": { "due": "$.until" } } } }""";
            if (layer == "overlay")
                overlay = Mutated(overlay, seed);
            else
                texts[layer] = Mutated(texts[layer], seed);
            var files = new LayeredFiles(texts);

            var program = files.Compile("acme", overlay);

            Assert.True(program is null == files.Bag.HasErrors, $"seed {seed}: {(program is null ? "refused without an error" : "loaded with errors")}\n{WrongCase.Render(files.Bag.All)}");
            Assert.All(files.Bag.All, one =>
            {
                var text = one.Place!.File == "rezolve.json" ? overlay : texts[one.Place.File[..one.Place.File.IndexOf('.')]];
                Assert.NotNull(AuthoredJson.Parse(Encoding.UTF8.GetBytes(text), EngineLimits.Usual.Files).NodeAt(one.Place.Pointer));
                Assert.NotEqual("", one.Remedy);
            });
        }
    }

    private static string Mutated(string text, uint seed) =>
        new ManifestMutator(seed).Mutate(AuthoredJson.Parse(Encoding.UTF8.GetBytes(text), EngineLimits.Usual.Files).Root!.ToElement().GetRawText());
}
