namespace Rezolve.Mapping.Cli.Tests.Commands.Authoring;

public sealed class MigrateCommandTests : CliTest
{
    private const string Draft = """
        {
          // Ours.
          "name": "desk",
          "version": "1.0.0",
          "operations": {},
          "entities": {}
        }

        """;

    [Fact]
    public async Task A_file_of_the_present_version_stays_as_it_is()
    {
        const string text = "{\"manifestVersion\":   \"1.0\"}";
        Write("desk.connector.json", text);

        var run = await Run("migrate", "desk.connector.json", "--write");

        Assert.Equal((0, "desk.connector.json: of version 1.0, the present one; nothing is to be done.\n", ""), (run.Exit, run.Out, run.Err));
        Assert.Equal(text, Read("desk.connector.json"));
    }

    [Fact]
    public async Task The_difference_is_shown_and_not_written()
    {
        Write("desk.connector.json", Draft);

        var run = await Run("migrate", "desk.connector.json");

        Assert.Equal(0, run.Exit);
        Assert.Equal("""
            desk.connector.json: from no version to 1.0: says the version it is written in.
            --- desk.connector.json
            +++ desk.connector.json
            @@ -1,4 +1,5 @@
             {
            +  "manifestVersion": "1.0",
               // Ours.
               "name": "desk",
               "version": "1.0.0",

            """, run.Out, ignoreLineEndingDifferences: true);
        Assert.Equal("Nothing is written: repeat the command with --write.\n", run.Err);
        Assert.Equal(Draft, Read("desk.connector.json"));
    }

    [Fact]
    public async Task With_write_the_file_is_written_and_is_then_the_present_one()
    {
        Write("desk.connector.json", Draft);
        Write("rezolve.json", """{ "tenant": "acme", "connections": {} }""");

        var run = await Run("migrate", "desk.connector.json", "rezolve.json", "--write");

        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.Equal("""{ "workspaceVersion": "1.0", "tenant": "acme", "connections": {} }""", Read("rezolve.json"));
        Assert.Contains("\"manifestVersion\": \"1.0\"", Read("desk.connector.json"));
        Assert.Contains("// Ours.", Read("desk.connector.json"));
        Assert.EndsWith("nothing is to be done.\n", (await Run("migrate", "desk.connector.json")).Out);
    }

    [Theory]
    [InlineData("""{ "manifestVersion": "1.7" }""", "RZ1018", "The file is of version 1.7; this rezolve knows versions up to 1.0.")]
    [InlineData("""{ "manifestVersion": "0.9" }""", "RZ1006", "'0.9' is no version that there was.")]
    [InlineData("""{ "manifestVersion": }""", "RZ1001", "Expected a value")]
    public async Task What_cannot_be_migrated_is_told_and_nothing_is_written(string text, string code, string message)
    {
        Write("a.connector.json", text);
        Write("b.connector.json", Draft);

        var run = await Run("migrate", "a.connector.json", "b.connector.json", "--write");

        Assert.Equal(3, run.Exit);
        Assert.Contains(code, run.Err);
        Assert.Contains(message, run.Err);
        Assert.Equal((text, Draft), (Read("a.connector.json"), Read("b.connector.json")));
    }

    [Fact]
    public async Task Another_file_is_none_of_its_business()
    {
        Write("package.json", """{ "dependencies": {} }""");

        var run = await Run("migrate", "package.json");

        Assert.Equal(3, run.Exit);
        Assert.Contains("This is neither a manifest nor a workspace.", run.Err);
        Assert.Equal(2, (await Run("migrate", "none.json")).Exit);
    }

    [Fact]
    public async Task In_JSON_the_steps_are_told()
    {
        Write("desk.connector.json", Draft);

        Assert.Equal(
            """{"files":[{"file":"desk.connector.json","from":null,"to":"1.0","changed":true,"steps":["says the version it is written in"]}]}""" + "\n",
            (await Run("migrate", "desk.connector.json", "--json")).Out);
    }
}
