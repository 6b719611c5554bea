namespace Rezolve.Mapping.Cli.Tests.Commands.Authoring;

public sealed class FormatCommandTests : CliTest
{
    private const string Rough = "\uFEFF{ // about\r\n  \"a\":[1,2],\r\n\"b\":{}\r\n}";

    private const string Neat = "{ // about\n  \"a\": [1, 2],\n  \"b\": {}\n}\n";

    [Fact]
    public async Task Files_are_laid_out_and_named()
    {
        Write("one.connector.json", Rough);
        Write("cases/two.case.json", Neat);
        Write("rezolve.json", Rough);
        Write("other.json", Rough);
        var run = await Run("fmt");
        Assert.Equal((0, "one.connector.json: formatted\nrezolve.json: formatted\n3 files: 2 formatted.\n", ""), (run.Exit, run.Out, run.Err));
        Assert.Equal((Neat, Neat, Rough.TrimStart('\uFEFF')), (Read("one.connector.json"), Read("rezolve.json"), Read("other.json")));
        run = await Run("fmt");
        Assert.Equal((0, "3 files: 0 formatted.\n", ""), (run.Exit, run.Out, run.Err));
    }

    [Fact]
    public async Task A_check_writes_nothing_and_ends_with_three()
    {
        Write("one.connector.json", Rough);
        Write("two.connector.json", Neat);
        var run = await Run("fmt", "--check");
        Assert.Equal((3, "one.connector.json: not formatted\n2 files: 1 not formatted.\n", ""), (run.Exit, run.Out, run.Err));
        Assert.Equal(Rough.TrimStart('\uFEFF'), Read("one.connector.json"));
        run = await Run("fmt", "--check", "two.connector.json");
        Assert.Equal((0, "1 file: 0 not formatted.\n", ""), (run.Exit, run.Out, run.Err));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_with_its_place_and_left_alone()
    {
        Write("a.connector.json", Rough);
        Write("b.connector.json", "{ \"a\": tru }");
        var run = await Run("fmt");
        Assert.Equal((3, ""), (run.Exit, run.Err));
        Assert.StartsWith("a.connector.json: formatted\nb.connector.json:1:8: error RZ1001: tru is not a JSON value.\n  1 | { \"a\": tru }\n    |        ^^^\n", run.Out);
        Assert.EndsWith("\n\n2 files: 1 formatted, 1 error.\n", run.Out);
        Assert.Equal("{ \"a\": tru }", Read("b.connector.json"));
    }

    [Fact]
    public async Task Json_tells_the_same()
    {
        Write("a.connector.json", Rough);
        var run = await Run("fmt", "--check", "--json");
        Assert.Equal((3, """{"files":1,"notFormatted":["a.connector.json"],"diagnostics":[],"errors":0,"warnings":0,"hints":0}""" + "\n"), (run.Exit, run.Out));
        run = await Run("fmt", "--json");
        Assert.Equal((0, """{"files":1,"formatted":["a.connector.json"],"diagnostics":[],"errors":0,"warnings":0,"hints":0}""" + "\n"), (run.Exit, run.Out));
    }

    [Fact]
    public async Task A_file_named_outright_is_laid_out_whatever_its_name()
    {
        Write("other.json", Rough);
        var run = await Run("fmt", "other.json");
        Assert.Equal((0, Neat), (run.Exit, Read("other.json")));
    }

    [Fact]
    public async Task A_link_stays_a_link_and_a_mode_stays_a_mode()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("links and modes are those of Unix");
            return;
        }
        var real = Write("real.json", Rough);
        File.SetUnixFileMode(real, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(Path.Combine(Folder, "a.connector.json"), real);
        var run = await Run("fmt", "a.connector.json");
        Assert.Equal((0, Neat), (run.Exit, Read("real.json")));
        Assert.NotNull(new FileInfo(Path.Combine(Folder, "a.connector.json")).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(real));
        Assert.Equal(["a.connector.json", "real.json"], Directory.GetFiles(Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task What_new_writes_needs_no_formatting()
    {
        await Run("new", "workspace", "acme");
        await Run("new", "connector", "desk");
        var run = await Run("fmt", "--check");
        Assert.Equal((0, "3 files: 0 not formatted.\n"), (run.Exit, run.Out));
    }

    [Fact]
    public async Task Without_any_file_it_says_so()
    {
        var run = await Run("fmt");
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.StartsWith("error RZ9003: There is no manifest, case or rezolve.json here.\n", run.Err);
    }
}
