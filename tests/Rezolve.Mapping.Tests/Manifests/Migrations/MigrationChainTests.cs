using System.Text;
using System.Text.Json.Nodes;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Manifests.Migrations;

namespace Rezolve.Mapping.Tests.Manifests.Migrations;

public sealed class MigrationChainTests
{
    private static readonly JsonLimits Limits = new(10_000, 20);

    /// <summary>A language with a history: what the chain does with several steps, each on what the one before left.</summary>
    private static readonly MigrationChain Three = new("v", [new FirstVersion(), new Renames(), new Wraps()]);

    public static TheoryData<string, string> Chains => new() { { "connector", MigrationChain.Manifests.Current }, { "workspace", MigrationChain.Workspaces.Current } };

    [Theory]
    [MemberData(nameof(Chains))]
    public void The_last_version_is_the_one_that_files_are_read_in(string language, string current)
    {
        var (shape, member) = language == "connector" ? (ConnectorShape.Shape, "manifestVersion") : (WorkspaceShape.Shape, "workspaceVersion");

        Assert.Equal(((Written.Choice)shape[member]!.Type).Words[^1].Name, current);
    }

    [Fact]
    public void Each_step_starts_where_the_one_before_ends()
    {
        foreach (var chain in new[] { MigrationChain.Manifests, MigrationChain.Workspaces, Three })
        {
            Assert.Null(chain.Steps[0].From);
            Assert.Equal(chain.Steps.Skip(1).Select(step => step.From), chain.Steps.SkipLast(1).Select(step => step.To));
        }
    }

    [Theory]
    [InlineData("""{ "old": 1 }""", null, """{ "v": "3.0", "new": { "of": 1 } }""")]
    [InlineData("""{ "v": 1, "old": 1 }""", null, """{ "v": "3.0", "new": { "of": 1 } }""")]
    [InlineData("""{ "v": "1.0", "old": 1 }""", "1.0", """{ "v": "3.0", "new": { "of": 1 } }""")]
    [InlineData("""{ "v": "2.0", "new": 1 }""", "2.0", """{ "v": "3.0", "new": { "of": 1 } }""")]
    [InlineData("""{ "v": "3.0", "new": 1 }""", "3.0", """{ "v": "3.0", "new": 1 }""")]
    [InlineData("""{ "$schema": "s", "old": 1 }""", null, """{ "$schema": "s", "v": "3.0", "new": { "of": 1 } }""")]
    public void A_file_goes_all_the_way_from_where_it_is(string before, string? from, string after)
    {
        var outcome = Three.Apply(Encoding.UTF8.GetBytes(before), Limits);

        Assert.Equal(from, outcome.From);
        Assert.Equal(after, Encoding.UTF8.GetString(outcome.Text!.Value.Span));
    }

    [Theory]
    [InlineData("4.0", true)]
    [InlineData("3.1", true)]
    [InlineData("0.9", false)]
    [InlineData("three", false)]
    public void Without_a_way_there_is_no_text(string version, bool isLater)
    {
        var outcome = Three.Apply(Encoding.UTF8.GetBytes($$"""{ "v": "{{version}}" }"""), Limits);

        Assert.Null(outcome.Text);
        Assert.Equal(version, outcome.From);
        Assert.Equal(isLater, Three.IsLater(version));
    }

    [Fact]
    public void Comments_and_spelling_stay()
    {
        const string before = """
            {
              // Why.
              "v": "2.0",
              "kept": 1.50, // as it was
              "new": /* here */ "\u0041",
            }
            """;

        var after = Encoding.UTF8.GetString(Three.Apply(Encoding.UTF8.GetBytes(before), Limits).Text!.Value.Span);

        Assert.Contains("// Why.\n  \"v\": \"3.0\",\n  \"kept\": 1.50, // as it was\n", after);
        Assert.Contains("\"of\": ", after);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("v1")]
    [InlineData("1.0.0")]
    public void What_people_write_for_the_first_version_is_put_right(string version) => Assert.Equal(
        """{ "manifestVersion": "1.0" }""",
        Encoding.UTF8.GetString(MigrationChain.Manifests.Apply(Encoding.UTF8.GetBytes($$"""{ "manifestVersion": "{{version}}" }"""), Limits).Text!.Value.Span));

    private sealed class Renames : Migration
    {
        public override string? From => "1.0";

        public override string To => "2.0";

        public override string Summary => "renames old to new";

        public override void Apply(JsonObject root)
        {
            if (!root.Remove("old", out var value))
                return;
            root["new"] = value;
        }
    }

    private sealed class Wraps : Migration
    {
        public override string? From => "2.0";

        public override string To => "3.0";

        public override string Summary => "wraps new";

        public override void Apply(JsonObject root)
        {
            var value = root["new"]?.DeepClone();
            root["new"] = new JsonObject { ["of"] = value };
        }
    }
}
