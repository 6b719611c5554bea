using System.Text.Json;

namespace Architecture.Docs;

/// <summary>
/// What pages show is run. Blocks marked <c>json FILE</c> are written to that file of a scratch folder; <c>sh</c> blocks are run there, in order, and end well;
/// a block marked <c>json result</c> or <c>text result</c> is what the command before it printed.
/// </summary>
public sealed class SnippetTests
{
    private static readonly string[] RunByCi = ["dotnet test", "bash .ci/run", "dotnet build", "REZOLVE_UPDATE=1 dotnet ", "dotnet run --project tests/", "dotnet run --project engine/Rezolve.Mapping.Cli -- test "];

    // The reference in schemas/ is generated, and its examples run where they are written: beside the kinds.
    private static IEnumerable<Page> Written => Page.All.Where(page => !page.Path.StartsWith("schemas/", StringComparison.Ordinal));

    public static TheoryData<string> Pages => [.. Written.Where(page => page.Fences.Count > 0).Select(page => page.Path)];

    [Fact]
    public void The_quick_start_is_two_commands()
    {
        var first = Page.At("README.md").Fences.First(fence => fence.Kind.StartsWith("sh", StringComparison.Ordinal));

        Assert.Equal(["dotnet run --project engine/Rezolve.Mapping.Cli -- test connectors/request-tracker", "dotnet test"], first.Text.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Every_block_says_what_it_is() => Violations.None(
        "A fenced block is sh, json FILE, json result, text, or text result; a connector's own page may also show json and commands for a real server.",
        from page in Written
        from fence in page.Fences
        where fence.Kind is not ("sh" or "json result" or "text" or "text result") && FileOf(fence) is null && !IsConnectorPage(page)
        select $"{page.Path}:{fence.Line}: '{fence.Kind}'");

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_true(string path)
    {
        using var folder = new CommandRun();
        var printed = "";
        foreach (var fence in Page.At(path).Fences)
        {
            var place = $"{path}:{fence.Line}";
            if (FileOf(fence) is { } file)
                folder.Write(file, fence.Text);
            else if (fence.Kind == "sh")
                printed = await RunAsync(folder, place, fence.Text);
            else if (fence.Kind == "json result")
                Assert.True(JsonElement.DeepEquals(Parse(fence.Text), Parse(printed)), $"{place} is not what is printed, which is:\n{printed}");
            else if (fence.Kind == "text result")
                Assert.True(fence.Text.Trim() == printed.Trim(), $"{place} is not what is printed, which is:\n{printed}");
        }
    }

    private static bool IsConnectorPage(Page page) => page.Path.StartsWith("connectors/", StringComparison.Ordinal) && page.Path.Count(c => c == '/') == 2;

    private static async Task<string> RunAsync(CommandRun folder, string place, string text)
    {
        var printed = "";
        foreach (var line in text.TrimEnd().Split('\n'))
        {
            if (RunByCi.Any(start => line.StartsWith(start, StringComparison.Ordinal)))
                continue;
            var words = ShellWords.OfRezolve(line);
            Assert.True(words is not null, $"{place}: '{line}' is no command that this test or .ci/run runs.");
            var (exit, output, errors) = await folder.RunAsync(words);
            Assert.True(exit == 0, $"{place}: '{line}' ended with {exit}:\n{output}{errors}");
            printed = output;
        }
        return printed;
    }

    private static JsonElement Parse(string text) => JsonDocument.Parse(text).RootElement;

    private static string? FileOf(Fence fence) => fence.Kind.StartsWith("json ", StringComparison.Ordinal) && fence.Kind.EndsWith(".json", StringComparison.Ordinal) ? fence.Kind["json ".Length..] : null;
}
