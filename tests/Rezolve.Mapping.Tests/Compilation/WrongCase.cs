using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Layers;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Compilation;

/// <summary>A good manifest with a mistake put in, and what must be reported.</summary>
/// <param name="Title">What the mistake is.</param>
/// <param name="Instructions">The lines that make it: <c>- old text</c>, <c>+ new text</c>, <c>@inputs</c> and <c>@catalogs</c> with JSON.</param>
/// <param name="Expected">The report, as <c>Render</c> writes it.</param>
internal sealed record WrongCase(string Title, IReadOnlyList<string> Instructions, string Expected)
{
    public const string FileName = "desk.connector.json";

    /// <summary>The manifest with the mistake: each <c>-</c> text must stand in it exactly once.</summary>
    public string Apply(string manifest)
    {
        for (var at = 0; at < Instructions.Count;)
        {
            if (!Instructions[at].StartsWith("- ", StringComparison.Ordinal))
            {
                at++;
                continue;
            }
            var old = Instructions[at++][2..];
            var lines = Instructions.Skip(at).TakeWhile(line => line.StartsWith('+')).ToList();
            at += lines.Count;
            Assert.True(manifest.Split(old).Length == 2, $"'{Title}': the text must stand in the manifest exactly once: {old}");
            manifest = manifest.Replace(old, string.Join('\n', lines.Select(line => line.Length > 2 ? line[2..] : "")), StringComparison.Ordinal);
        }
        return manifest;
    }

    /// <summary>What the engine reports of the manifest.</summary>
    public IReadOnlyList<Diagnostic> Judge(string manifest)
    {
        var bag = new DiagnosticBag();
        var read = new ManifestReader(EngineLimits.Usual.Files, bag)
            .ReadConnector(FileName, Encoding.UTF8.GetBytes(Apply(manifest)), _ => new ScriptText(null, "there is no such file"));
        if (read is not null)
            _ = ManifestCompiler.Compile(read, Settings(), bag);
        return bag.All;
    }

    /// <summary>A report as a person would read it.</summary>
    public static string Render(IEnumerable<Diagnostic> diagnostics) => Render(diagnostics, _ => "");

    /// <summary>A report over several files.</summary>
    public static string Render(IEnumerable<Diagnostic> diagnostics, Func<string, string> file)
    {
        var text = new StringBuilder();
        foreach (var one in diagnostics)
        {
            text.Append($"> {(one.Place is null ? "" : file(one.Place.File))}{one.Place?.Line}:{one.Place?.Column} {one.Code} {one.Severity.ToString().ToLowerInvariant()} {one.Place?.Pointer}\n> {one.Message}\n");
            text.Append(one.DidYouMean is null ? "" : $"> Did you mean '{one.DidYouMean}'?\n").Append($"> Try: {one.Remedy}\n");
            foreach (var line in one.Excerpt?.Split('\n') ?? [])
                text.Append($"> | {line}\n");
        }
        return text.ToString();
    }

    /// <summary>What the manifest is compiled for.</summary>
    public CompilationSettings Settings() => new()
    {
        PathLimits = EngineLimits.Usual.Paths,
        ScriptLimits = EngineLimits.Usual.Scripts,
        Inputs = Json("@inputs") is { } inputs ? ValueJson.Read(inputs).Object : null,
        Catalogs = Json("@catalogs") is { } catalogs ? catalogs.EnumerateObject().ToDictionary(one => one.Name, Rows) : [],
    };

    private static IReadOnlyList<CatalogRow> Rows(JsonProperty catalog) =>
        [.. catalog.Value.EnumerateArray().Select(row => new CatalogRow(row[0].GetString()!, row[1].GetString()!, row[2].GetString()))];

    /// <summary>What an instruction such as <c>@inputs</c> says; null where it is not there.</summary>
    public string? Told(string word) =>
        Instructions.FirstOrDefault(line => line.StartsWith(word, StringComparison.Ordinal)) is { } line ? line[word.Length..].Trim() : null;

    private JsonElement? Json(string word) => Told(word) is { } json ? JsonElement.Parse(json) : null;
}
