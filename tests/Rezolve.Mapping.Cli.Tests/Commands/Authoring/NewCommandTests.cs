namespace Rezolve.Mapping.Cli.Tests.Commands.Authoring;

public sealed class NewCommandTests : CliTest
{
    [Fact]
    public async Task A_new_connector_is_three_files()
    {
        var run = await Run("new", "connector", "service-desk");
        Assert.Equal(0, run.Exit);
        Assert.Equal(
            """
            wrote connectors/service-desk/service-desk.connector.json
            wrote connectors/service-desk/cases/read-ticket.case.json
            wrote connectors/service-desk/README.md

            """, run.Out);
        Assert.Equal("Try: rezolve validate\n", run.Err);
        Assert.Contains("\"name\": \"service-desk\"", Read("connectors/service-desk/service-desk.connector.json"));
        Assert.StartsWith("# service-desk\n", Read("connectors/service-desk/README.md"));
    }

    [Fact]
    public async Task A_new_connector_is_valid()
    {
        await Run("new", "connector", "desk");
        await Run("new", "workspace", "acme");
        var run = await Run("validate");
        Assert.Equal((0, "3 files: no mistakes.\n"), (run.Exit, run.Out));
    }

    [Fact]
    public async Task A_new_connector_passes_its_case()
    {
        await Run("new", "connector", "desk");
        var run = await Run("test");
        Assert.Equal((0, "1 case: 1 passed.\n"), (run.Exit, run.Out));
    }

    [Fact]
    public async Task A_new_connector_is_told_in_json()
    {
        var run = await Run("new", "connector", "desk", "--json");
        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.Equal(3, run.Json.GetProperty("written").GetArrayLength());
    }

    [Fact]
    public async Task Nothing_is_written_over()
    {
        Write("connectors/desk/README.md", "mine");
        var run = await Run("new", "connector", "desk");
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.StartsWith("error RZ9004: 'connectors/desk/README.md' is already there, and nothing was written.\n", run.Err);
        Assert.Equal("mine", Read("connectors/desk/README.md"));
        Assert.False(File.Exists(Path.Combine(Folder, "connectors/desk/desk.connector.json")));
    }

    [Theory]
    [InlineData("Service Desk", "service-desk")]
    [InlineData("../evil", "evil")]
    [InlineData("desk\n", "desk")]
    public async Task A_name_of_the_wrong_form_is_refused_with_one_that_would_do(string name, string near)
    {
        var run = await Run("new", "connector", name);
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains($"  did you mean: {near}\n", run.Err);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }

    [Fact]
    public async Task The_workspace_says_where()
    {
        var run = await Run("new", "connector", "desk", "--workspace", "inner", "--quiet");
        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.True(File.Exists(Path.Combine(Folder, "inner/connectors/desk/desk.connector.json")));
    }

    [Fact]
    public async Task What_a_new_workspace_shows_in_comments_lacks_only_its_connectors()
    {
        await Run("new", "workspace", "acme");
        var shown = System.Text.RegularExpressions.Regex.Replace(Read("rezolve.json"), @"(?m)^( +)// (?=[ ""}])", "$1");
        Write("rezolve.json", shown.Replace("\"connections\": {", "\"connections\": { \"itsm\": { \"connector\": \"itsm\" },"));
        var run = await Run("validate", "rezolve.json");
        Assert.Equal(["RZ5005", "RZ5005"], System.Text.RegularExpressions.Regex.Matches(run.Out, @"RZ\d{4}").Select(match => match.Value));
    }

    [Fact]
    public async Task A_new_workspace_keeps_tokens_out_of_git()
    {
        var run = await Run("new", "workspace", "acme");
        Assert.Equal((0, "wrote rezolve.json\nwrote .gitignore\n", "Next: rezolve new connector NAME\n"), (run.Exit, run.Out, run.Err));
        Assert.Contains("\"tenant\": \"acme\"", Read("rezolve.json"));
        Assert.Contains("\nrezolve.tokens.json\n", Read(".gitignore"));
        Assert.Equal(2, (await Run("new", "workspace", "acme")).Exit);
    }

    [Fact]
    public async Task A_list_of_what_git_ignores_is_left_to_its_owner()
    {
        Write(".gitignore", "mine\n");
        var run = await Run("new", "workspace", "acme");
        Assert.Equal((0, "wrote rezolve.json\n"), (run.Exit, run.Out));
        Assert.StartsWith("Add rezolve.tokens.json to .gitignore", run.Err);
        Assert.Equal("mine\n", Read(".gitignore"));
    }
}
