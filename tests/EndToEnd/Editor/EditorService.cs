using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Servers;

namespace EndToEnd.Editor;

/// <summary>What the editor says of a file.</summary>
/// <param name="Diagnostics">The mistakes, each as <c>line:column message</c>.</param>
/// <param name="Offers">The labels offered at the cursor.</param>
/// <param name="Hover">What is shown of the word under the cursor.</param>
internal sealed record EditorAnswer(IReadOnlyList<string> Diagnostics, IReadOnlyList<string> Offers, string Hover);

/// <summary>The language service that an editor uses for JSON, asked everything in one process: it starts once for all tests.</summary>
internal static class EditorService
{
    /// <summary>Names the folder where the package is installed.</summary>
    private const string FolderVariable = "REZOLVE_EDITOR";

    private const string Package = "node_modules/vscode-json-languageservice/package.json";
    private static readonly string[] Schemas = ["connector", "workspace", "case"];

    /// <summary>The folder that machines for testing have beside the repository.</summary>
    public static string Tools { get; } = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "editor"));

    private static readonly Lazy<Task<IReadOnlyDictionary<(string Schema, string Text, int? Offset), EditorAnswer>>> All =
        new(() => AskAsync([.. EditorTables.All.SelectMany(table => table.Entries).Select(QuestionOf).Concat(Schemas.Select(Good)).Distinct()]));

    /// <summary>Where the package is installed.</summary>
    public static string Folder { get; } =
        ((string?[])[Environment.GetEnvironmentVariable(FolderVariable), Tools]).FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && File.Exists(Path.Combine(folder, Package))) ?? "";

    /// <summary>Skips a test where the machine cannot ask an editor.</summary>
    public static void Need()
    {
        Assert.SkipUnless(Tool.Exists("node"), "node is not installed, so no editor can be asked.");
        Assert.SkipUnless(Folder.Length > 0, $"vscode-json-languageservice is not installed: npm install it beside {Tools}/package.json copied elsewhere, and name the folder in {FolderVariable}.");
    }

    /// <summary>What the editor says of an entry's file.</summary>
    public static async Task<EditorAnswer> AnswerAsync(EditorEntry entry) => (await All.Value)[QuestionOf(entry)];

    /// <summary>What the editor says of the good file of a schema.</summary>
    public static async Task<EditorAnswer> GoodAnswerAsync(string schema) => (await All.Value)[Good(schema)];

    /// <summary>Where the schema is.</summary>
    public static string SchemaPath(string schema) => Path.Combine(Repository.Root, "schemas", schema + ".schema.json");

    private static (string, string, int?) Good(string schema) => (schema, EditorTable.Good(schema), null);

    private static (string, string, int?) QuestionOf(EditorEntry entry)
    {
        var (text, offset) = entry.Apply(EditorTable.Good(entry.Schema));
        return (entry.Schema, text, offset);
    }

    private static async Task<IReadOnlyDictionary<(string, string, int?), EditorAnswer>> AskAsync(IReadOnlyList<(string Schema, string Text, int? Offset)> questions)
    {
        var folder = Directory.CreateTempSubdirectory("rezolve-editor-").FullName;
        try
        {
            var file = Path.Combine(folder, "questions.json");
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new
            {
                schemas = Schemas.ToDictionary(schema => schema, schema => JsonElement.Parse(File.ReadAllText(SchemaPath(schema)))),
                asks = questions.Select(one => one.Offset is { } offset ? (object)new { schema = one.Schema, text = one.Text, offset } : new { schema = one.Schema, text = one.Text }),
            }));
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            var script = Path.Combine(Repository.Root, "tests/EndToEnd/Editor/batch.mjs");
            var run = await Tool.RunAsync("node", new Dictionary<string, string>(), patience.Token, script, Folder, file);
            Assert.True(run.Exit == 0, run.Err);
            var answers = JsonElement.Parse(run.Out).EnumerateArray().Select(Read);
            var found = questions.Zip(answers).ToDictionary(pair => pair.First, pair => pair.Second);
            if (EditorTables.IsUpdating)
                EditorTables.Update(entry => found[QuestionOf(entry)]);
            return found;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static EditorAnswer Read(JsonElement answer) => new(
        [.. answer.GetProperty("diagnostics").EnumerateArray().Select(one => $"{one.GetProperty("at").GetString()} {one.GetProperty("message").GetString()}")],
        answer.TryGetProperty("completions", out var offers) ? [.. offers.EnumerateArray().Select(one => one.GetProperty("label").GetString()!)] : [],
        answer.TryGetProperty("hover", out var hover) ? hover.GetString()! : "");
}
