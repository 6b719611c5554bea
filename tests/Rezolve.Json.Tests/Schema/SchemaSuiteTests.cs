using System.Text.Json;
using Rezolve.Json.Schema;

namespace Rezolve.Json.Tests.Schema;

public sealed class SchemaSuiteTests
{
    [Theory]
    [InlineData("draft2020-12", JsonSchemaDialect.Draft202012, 1299)]
    [InlineData("draft7", JsonSchemaDialect.Draft7, 927)]
    public void The_official_suite_passes_whole(string folder, JsonSchemaDialect dialect, int expectedCount)
    {
        var suite = SuiteFolder.Find("json-schema-test-suite");
        var options = new JsonSchemaOptions { DefaultDialect = dialect, Documents = Remotes(Path.Combine(suite, "remotes")) };
        var failures = new List<string>();
        var count = 0;
        foreach (var file in Directory.GetFiles(Path.Combine(suite, "tests", folder), "*.json"))
        {
            foreach (var group in Read(file).EnumerateArray())
            {
                var schema = JsonSchema.Compile(group.GetProperty("schema"), options).Schema;
                foreach (var test in group.GetProperty("tests").EnumerateArray())
                {
                    count++;
                    if (!AsExpected(schema, test)) failures.Add($"{Path.GetFileName(file)}: {group.GetProperty("description")}: {test.GetProperty("description")}");
                }
            }
        }
        Assert.Empty(failures);
        Assert.Equal(expectedCount, count);
    }

    private static bool AsExpected(JsonSchema? schema, JsonElement test)
    {
        var expected = test.GetProperty("valid").GetBoolean();
        var data = test.GetProperty("data");
        if (schema is null || schema.IsValid(data) != expected) return false;
        var result = schema.Evaluate(data);
        return result.IsValid == expected && result.Fault is null;
    }

    private static Dictionary<string, JsonElement> Remotes(string folder) =>
        Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).ToDictionary(
            file => "http://localhost:1234/" + Path.GetRelativePath(folder, file).Replace('\\', '/'), Read);

    private static JsonElement Read(string file) => JsonElement.Parse(File.ReadAllBytes(file));
}
