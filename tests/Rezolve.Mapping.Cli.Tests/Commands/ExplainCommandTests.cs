using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Cli.Tests.Commands;

public sealed class ExplainCommandTests : CliTest
{
    [Theory]
    [InlineData("RZ1012")]
    [InlineData("rz1012")]
    public async Task A_code_is_explained(string code)
    {
        var run = await Run("explain", code);
        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.Equal(
            """
            RZ1012 Name of the wrong form (error)

            Names are referred to in expressions, so they have the form of an identifier.

            Try: Use letters, digits and underscores, beginning with a letter.

            """, run.Out);
    }

    [Fact]
    public async Task A_code_is_explained_in_json()
    {
        var run = await Run("explain", "RZ1012", "--json");
        Assert.Equal(0, run.Exit);
        Assert.Equal(["code", "severity", "title", "explanation", "remedy"], run.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal("Name of the wrong form", run.Json.GetProperty("title").GetString());
    }

    [Fact]
    public async Task An_unknown_code_is_told_with_the_one_meant()
    {
        var run = await Run("explain", "RZ101");
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Equal("error RZ9009: There is no code 'RZ101'.\n  did you mean: RZ1001\n  try: List all codes with: rezolve explain\n", run.Err);
    }

    [Fact]
    public async Task Without_a_code_all_are_listed()
    {
        var run = await Run("explain");
        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.Equal(DiagnosticCatalog.All.Count, run.Out.Count(c => c == '\n'));
        Assert.StartsWith("RZ1001  error    Not JSON\n", run.Out);
        Assert.Contains("RZ3002  warning  Never used\n", run.Out);
    }

    [Fact]
    public async Task A_person_sees_a_table()
    {
        var run = await RunOn(terminal => terminal with { OutputIsTerminal = true }, "explain", "--no-color");
        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.Contains("Code", run.Out);
        Assert.Contains("RZ1001", run.Out);
        Assert.Contains("─", run.Out);
        Assert.DoesNotContain('\e', run.Out);
    }

    [Fact]
    public async Task All_are_listed_in_json()
    {
        var run = await Run("explain", "--json");
        Assert.Equal(DiagnosticCatalog.All.Select(rule => rule.Code), run.Json.EnumerateArray().Select(one => one.GetProperty("code").GetString()!));
    }

    [Fact]
    public void No_code_is_used_twice()
    {
        Assert.Equal(DiagnosticCatalog.All.Count, DiagnosticCatalog.All.Select(rule => rule.Code).Distinct().Count());
        Assert.Equal(DiagnosticCatalog.All.Select(rule => rule.Code).Order(StringComparer.Ordinal), DiagnosticCatalog.All.Select(rule => rule.Code));
    }
}
