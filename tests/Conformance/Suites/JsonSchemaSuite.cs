using System.Text.Json;
using Rezolve.Json.Schema;

namespace Conformance.Suites;

/// <summary>The JSON Schema test suite of one dialect.</summary>
/// <param name="name">The words before the colon.</param>
/// <param name="folder">The dialect's folder below <c>tests</c>.</param>
/// <param name="dialect">The dialect of schemas that name none.</param>
/// <param name="isOptional">True for the tests below <c>optional</c>, false for all others.</param>
internal sealed class JsonSchemaSuite(string name, string folder, JsonSchemaDialect dialect, bool isOptional) : ISuite
{
    public string Name => name;

    public bool Required => !isOptional;

    public Tally Run(string suitesFolder)
    {
        var tally = new Tally();
        var suite = Path.Combine(suitesFolder, "json-schema-test-suite");
        var tests = Path.Combine(suite, "tests", folder);
        var options = new JsonSchemaOptions { DefaultDialect = dialect, Documents = Remotes(Path.Combine(suite, "remotes")) };
        var files = isOptional
            ? Directory.GetFiles(Path.Combine(tests, "optional"), "*.json", SearchOption.AllDirectories)
            : Directory.GetFiles(tests, "*.json");
        foreach (var file in files.Order())
        {
            var formats = Path.GetFileName(Path.GetDirectoryName(file)) == "format";
            RunFile(Path.GetRelativePath(tests, file), file, options with { AssertFormats = formats }, tally);
        }
        return tally;
    }

    private static void RunFile(string title, string file, JsonSchemaOptions options, Tally tally)
    {
        foreach (var group in Read(file).EnumerateArray())
        {
            var compiled = JsonSchema.Compile(group.GetProperty("schema"), options);
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var caseName = $"{title}: {group.GetProperty("description")}: {test.GetProperty("description")}{string.Concat(compiled.Faults)}";
                var valid = test.GetProperty("valid").GetBoolean();
                var data = test.GetProperty("data");
                tally.Count(caseName, () => compiled.Schema!.Evaluate(data).IsValid == valid && compiled.Schema.IsValid(data) == valid);
            }
        }
    }

    private static Dictionary<string, JsonElement> Remotes(string folder) =>
        Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).ToDictionary(
            file => "http://localhost:1234/" + Path.GetRelativePath(folder, file).Replace('\\', '/'), Read);

    private static JsonElement Read(string file) => JsonElement.Parse(File.ReadAllBytes(file));
}
