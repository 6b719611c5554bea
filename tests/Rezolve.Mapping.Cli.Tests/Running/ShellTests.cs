namespace Rezolve.Mapping.Cli.Tests.Running;

public sealed class ShellTests : CliTest
{
    [Fact]
    public async Task The_version_is_one_line()
    {
        var run = await Run("--version");
        Assert.Equal((0, "0.1.0\n", ""), (run.Exit, run.Out, run.Err));
    }

    [Fact]
    public async Task The_version_can_be_json()
    {
        var run = await Run("--version", "--json");
        Assert.Equal((0, "{\"version\":\"0.1.0\"}\n"), (run.Exit, run.Out));
    }

    [Fact]
    public async Task Without_a_command_the_commands_are_named()
    {
        var run = await Run();
        Assert.Equal(2, run.Exit);
        Assert.Equal("", run.Out);
        Assert.StartsWith("error RZ9002: Say which command: new, validate, ", run.Err);
        Assert.EndsWith("  try: Run: rezolve --help\n", run.Err);
    }

    [Fact]
    public async Task A_misspelt_command_is_told_with_the_one_meant()
    {
        var run = await Run("vaildate");
        Assert.Equal(2, run.Exit);
        Assert.Equal(
            """
            error RZ9002: 'rezolve' has no command 'vaildate'.
              did you mean: validate
              try: Run: rezolve --help

            """, run.Err);
    }

    [Fact]
    public async Task A_misspelt_option_is_told_with_the_one_meant()
    {
        var run = await Run("validate", "--jsn");
        Assert.Equal(2, run.Exit);
        Assert.Equal(
            """
            error RZ9002: 'rezolve validate' has no option --jsn.
              did you mean: --json
              try: Run: rezolve validate --help

            """, run.Err);
    }

    [Fact]
    public async Task An_argument_too_many_is_told()
    {
        var run = await Run("explain", "RZ1001", "RZ1002");
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.StartsWith("error RZ9002: 'RZ1002' is one argument too many for 'rezolve explain'.\n", run.Err);
    }

    [Fact]
    public async Task A_missing_argument_is_told()
    {
        var run = await Run("eval");
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.StartsWith("error RZ9002: ", run.Err);
        Assert.EndsWith("  try: Run: rezolve eval --help\n", run.Err);
    }

    [Fact]
    public async Task A_group_without_its_command_names_them()
    {
        var run = await Run("new");
        Assert.Equal(2, run.Exit);
        Assert.StartsWith("error RZ9002: Say which command: connector, workspace.\n", run.Err);
    }

    [Theory]
    [InlineData("vaildate", "--json")]
    [InlineData("--json", "validate", "--nope")]
    [InlineData("--json")]
    [InlineData("new", "--json")]
    [InlineData("eval", "--json")]
    [InlineData("explain", "RZ1", "RZ2", "--json")]
    public async Task Usage_errors_are_json_where_json_is_wanted(params string[] args)
    {
        var run = await Run(args);
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Equal("RZ9002", run.ErrorJson.GetProperty("diagnostics")[0].GetProperty("code").GetString());
        Assert.Equal(1, run.ErrorJson.GetProperty("errors").GetInt32());
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("validate", "--help")]
    [InlineData("schema", "install", "--help")]
    public async Task Help_goes_to_the_output(params string[] args)
    {
        var run = await Run(args);
        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.Contains("Usage:", run.Out);
        Assert.Contains("--workspace", run.Out);
    }

    [Fact]
    public async Task Help_can_be_json()
    {
        var run = await Run("--help", "--json");
        Assert.Equal(0, run.Exit);
        Assert.Equal("rezolve", run.Json.GetProperty("command").GetString());
        Assert.Contains(run.Json.GetProperty("commands").EnumerateArray(), each => each.GetProperty("command").GetString() == "validate");
    }

    [Fact]
    public async Task An_unexpected_fault_is_one_line()
    {
        var run = await RunOn(terminal => terminal with { Input = new BrokenStream() }, "eval", "$");
        Assert.Equal((1, ""), (run.Exit, run.Out));
        Assert.Equal(
            """
            error RZ9001: InvalidOperationException: The stream is broken.
              try: Run the command again with --verbose and report what it prints.

            """, run.Err);
    }

    [Fact]
    public async Task An_unexpected_fault_shows_its_stack_when_verbose()
    {
        var run = await RunOn(terminal => terminal with { Input = new BrokenStream() }, "eval", "$", "--verbose");
        Assert.Equal(1, run.Exit);
        Assert.Contains("at Rezolve.Mapping.Cli.", run.Err);
    }

    [Fact]
    public async Task An_unexpected_fault_is_json_where_json_is_wanted()
    {
        var run = await RunOn(terminal => terminal with { Input = new BrokenStream() }, "eval", "$", "--json", "--verbose");
        Assert.Equal((1, ""), (run.Exit, run.Out));
        Assert.Equal("RZ9001", run.ErrorJson.GetProperty("diagnostics")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_interrupted_command_ends_with_130()
    {
        Write("a.connector.json", "{}");
        var run = await CliRun.InvokeAsync(Folder, [], terminal => terminal, new CancellationToken(canceled: true), "validate");
        Assert.Equal((130, ""), (run.Exit, run.Out));
        Assert.StartsWith("error RZ9008: The command was interrupted.\n", run.Err);
    }

    [Theory]
    [InlineData(false, null, "", true)]
    [InlineData(true, null, "", false)]
    [InlineData(true, "1", "", true)]
    [InlineData(true, null, "--no-color", true)]
    public async Task Colours_are_for_terminals_that_want_them(bool isTerminal, string? noColour, string option, bool plain)
    {
        var args = option.Length == 0 ? new[] { "nonsense" } : ["nonsense", option];
        var run = await RunOn(terminal => terminal with { ErrorsAreTerminal = isTerminal, Variable = name => name == "NO_COLOR" ? noColour : null }, args);
        Assert.Equal(plain, !run.Err.Contains('\e'));
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw new InvalidOperationException("The stream is broken.");

        public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("The stream is broken.");

        public override void CopyTo(Stream destination, int bufferSize) => throw new InvalidOperationException("The stream is broken.");
    }
}
