using System.Text.Json;

namespace Rezolve.Mapping.Cli.Tests.Commands.Authoring;

public sealed class SchemaInstallCommandTests : CliTest
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private const string Fresh = """
        {
          "files.associations": {
            "*.connector.json": "jsonc",
            "rezolve.json": "jsonc",
            "*.case.json": "jsonc"
          },
          "json.schemas": [
            { "fileMatch": ["*.connector.json"], "url": "./schemas/connector.schema.json" },
            { "fileMatch": ["rezolve.json"], "url": "./schemas/workspace.schema.json" }
          ]
        }

        """;

    private JsonElement Settings => JsonDocument.Parse(Read(".vscode/settings.json"), Lenient).RootElement;

    [Fact]
    public async Task A_new_settings_file_is_laid_out_well()
    {
        var run = await Run("schema", "install");
        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.EndsWith("wrote .vscode/settings.json\n", run.Out);
        Assert.Contains("wrote schemas/connector.schema.json\n", run.Out);
        Assert.StartsWith("{", Read("schemas/connector.schema.json"));
        Assert.Equal(Fresh, WithoutCases(Read(".vscode/settings.json")));
    }

    [Fact]
    public async Task Installing_again_changes_nothing()
    {
        await Run("schema", "install");
        await Run("schema", "install");
        Assert.Equal(Fresh, WithoutCases(Read(".vscode/settings.json")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\n}\n")]
    [InlineData("")]
    [InlineData("{ \"a\": 1 }")]
    [InlineData("{ \"a\": 1, }")]
    [InlineData("// top\n{ \"a\": 1 // a, b\n}")]
    [InlineData("{ \"a\": 1 /* , */ }")]
    [InlineData("{ \"a\": 1 /* , */, /* , */ }")]
    [InlineData("{ \"json.schemas\": [] }")]
    [InlineData("{ \"json.schemas\": [ { \"url\": \"./schemas/connector.schema.json\", \"fileMatch\": [\"old\"] }, { \"url\": \"x\" } // mine\n ] }")]
    [InlineData("{ \"files.associations\": { \"*.x\": \"y\", \"rezolve.json\": \"json\" } }")]
    public async Task Existing_settings_keep_everything_else(string existing)
    {
        Write(".vscode/settings.json", existing);
        var run = await Run("schema", "install");
        Assert.Equal(0, run.Exit);
        var text = Read(".vscode/settings.json");
        Assert.Equal(1, Occurrences(text, "./schemas/connector.schema.json"));
        Assert.Equal("*.connector.json", Settings.GetProperty("json.schemas").EnumerateArray()
            .Single(each => each.GetProperty("url").GetString() == "./schemas/connector.schema.json").GetProperty("fileMatch")[0].GetString());
        Assert.Equal("jsonc", Settings.GetProperty("files.associations").GetProperty("*.case.json").GetString());
        foreach (var kept in new[] { "\"a\": 1", "// a, b", "// top", "// mine", "\"url\": \"x\"", "\"*.x\": \"y\"", "\"rezolve.json\": \"json\"" })
            Assert.Equal(existing.Contains(kept), text.Contains(kept));
    }

    [Theory]
    [InlineData("{ oops")]
    [InlineData("[1]")]
    public async Task Settings_that_cannot_be_read_are_left_alone(string existing)
    {
        Write(".vscode/settings.json", existing);
        var run = await Run("schema", "install");
        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.StartsWith("error RZ1001: '.vscode/settings.json' is no JSON object, and nothing was written.\n", run.Err);
        Assert.Equal(existing, Read(".vscode/settings.json"));
        Assert.False(Directory.Exists(Path.Combine(Folder, "schemas")));
    }

    [Fact]
    public async Task The_folder_can_be_named()
    {
        var run = await Run("schema", "install", "inner", "--json");
        Assert.Equal(0, run.Exit);
        Assert.Contains("inner/.vscode/settings.json", run.Json.GetProperty("written").EnumerateArray().Select(each => each.GetString()));
    }

    // Cases get their schema as soon as there is one.
    private static string WithoutCases(string text) =>
        text.Replace(",\n    { \"fileMatch\": [\"*.case.json\"], \"url\": \"./schemas/case.schema.json\" }", "");

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
