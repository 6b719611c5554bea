using System.Text.Json;

namespace Rezolve.Mapping.Cli.Tests.Commands;

public sealed class EveryCommandTests : CliTest
{
    public static TheoryData<string> Commands => new(Leaves(CliJson.Help()).Select(words => string.Join(' ', words)));

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Its_help_is_text_and_json(string words)
    {
        var text = await Run([.. words.Split(' '), "--help"]);
        Assert.Equal((0, ""), (text.Exit, text.Err));
        Assert.Contains("Usage:", text.Out);
        var json = await Run([.. words.Split(' '), "--help", "--json"]);
        Assert.Equal((0, words.Split(' ')[^1]), (json.Exit, json.Json.GetProperty("command").GetString()));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_misspelt_option_is_a_usage_error_in_json(string words)
    {
        var run = await Run([.. words.Split(' '), "--jso", "--json"]);
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains(run.ErrorJson.GetProperty("diagnostics").EnumerateArray(), one =>
            one.GetProperty("code").GetString() == "RZ9002" && one.TryGetProperty("didYouMean", out var meant) && meant.GetString() == "--json");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Everything_about_it_is_described(string words)
    {
        var help = (await Run([.. words.Split(' '), "--help", "--json"])).Json;
        Assert.All(
            (JsonElement[])[help, .. help.GetProperty("arguments").EnumerateArray(), .. help.GetProperty("options").EnumerateArray()],
            part => Assert.EndsWith(".", part.GetProperty("description").GetString()));
    }

    private static IEnumerable<string[]> Leaves(JsonElement command)
    {
        foreach (var inner in command.GetProperty("commands").EnumerateArray())
        {
            var name = inner.GetProperty("command").GetString()!;
            var below = Leaves(inner).ToList();
            foreach (var words in below.Count == 0 ? [[]] : below)
                yield return [name, .. words];
        }
    }

    private static class CliJson
    {
        public static JsonElement Help() =>
            CliRun.InvokeAsync(Path.GetTempPath(), [], terminal => terminal, CancellationToken.None, "--help", "--json").GetAwaiter().GetResult().Json;
    }
}
