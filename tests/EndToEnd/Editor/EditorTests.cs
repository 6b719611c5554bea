using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Servers;

namespace EndToEnd.Editor;

/// <summary>The shipped schemas in the language service that VS Code itself uses: what is offered, shown and blamed while a file is written.</summary>
public sealed class EditorTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Places() => EditorTables.Places.Rows;

    public static IEnumerable<TheoryDataRow<string, string>> Hovers() => EditorTables.Hovers.Rows;

    public static IEnumerable<TheoryDataRow<string, string>> Mistakes() => EditorTables.Mistakes.Rows;

    public EditorTests() => EditorService.Need();

    [Theory]
    [InlineData("connector")]
    [InlineData("workspace")]
    [InlineData("case")]
    public async Task A_good_file_has_no_mistakes(string schema) => Assert.Empty((await EditorService.GoodAnswerAsync(schema)).Diagnostics);

    [Theory]
    [MemberData(nameof(Places))]
    public async Task What_fits_is_offered_and_nothing_else(string schema, string title)
    {
        var entry = EditorTables.Places[schema, title];

        var offers = (await EditorService.AnswerAsync(entry)).Offers;

        Assert.NotEmpty(entry.Note("offers"));
        Assert.Equal([], entry.Note("offers").Except(offers));
        Assert.Equal([], entry.Note("lacks").Intersect(offers));
    }

    [Theory]
    [MemberData(nameof(Hovers))]
    public async Task A_word_is_explained_with_an_example(string schema, string title)
    {
        var entry = EditorTables.Hovers[schema, title];

        var hover = EditorTables.LinesOf(await EditorService.AnswerAsync(entry));

        Assert.True(hover.Count >= 3, string.Join('\n', hover));
        Assert.Contains(hover, line => line == "```json" || line.StartsWith('`'));
        Assert.Equal(entry.Expected, hover);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_blamed_where_it_is(string schema, string title)
    {
        var entry = EditorTables.Mistakes[schema, title];

        var found = (await EditorService.AnswerAsync(entry)).Diagnostics;

        Assert.NotEmpty(found);
        Assert.Equal(entry.Expected, found);
    }

    [Fact]
    public void There_are_enough_of_each()
    {
        Assert.InRange(EditorTables.Places.Entries.Count, 40, 500);
        Assert.InRange(EditorTables.Hovers.Entries.Count, 20, 500);
        Assert.InRange(EditorTables.Mistakes.Entries.Count, 60, 500);
    }

    // A process each: a few of every table.
    [Fact]
    public async Task The_tool_beside_the_repository_says_the_same()
    {
        var check = Path.Combine(EditorService.Folder, "check.mjs");
        Assert.SkipUnless(File.Exists(check), $"{check} is not there.");
        var folder = Directory.CreateTempSubdirectory("rezolve-editor-").FullName;
        try
        {
            foreach (var entry in EditorTables.All.SelectMany(table => table.Entries.Where((_, index) => index % 25 == 0)))
                await AssertAgreesAsync(check, entry, Path.Combine(folder, "document.json"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task AssertAgreesAsync(string check, EditorEntry entry, string file)
    {
        var (text, offset) = entry.Apply(EditorTable.Good(entry.Schema));
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        string[] place = offset is null ? [] : ["--offset", $"{offset}"];

        var run = await Tool.RunAsync(
            "node", new Dictionary<string, string>(), TestContext.Current.CancellationToken,
            [check, EditorService.SchemaPath(entry.Schema), file, "--jsonc", "--json", .. place]);

        var said = JsonElement.Parse(run.Out);
        var mine = await EditorService.AnswerAsync(entry);
        Assert.Equal(said.GetProperty("diagnostics").EnumerateArray().Select(one => $"{one.GetProperty("at").GetString()} {one.GetProperty("message").GetString()}"), mine.Diagnostics);
        if (offset is null)
            return;
        Assert.Equal(said.GetProperty("completions").EnumerateArray().Select(one => one.GetProperty("label").GetString()), mine.Offers);
        Assert.Equal(string.Join('\n', said.GetProperty("hover").EnumerateArray().Select(one => one.GetString())), mine.Hover);
    }
}
