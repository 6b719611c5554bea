using System.Text;
using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Json.Schema;
using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Layers;
using Rezolve.Mapping.Tests.Compilation;
using Rezolve.Mapping.Tests.Fixtures;
using Rezolve.Mapping.Tests.Manifests;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.Language.Schemas;

/// <summary>The schemas and the reader are held to the same documents: an editor must not contradict the engine.</summary>
public sealed class ShippedSchemaTests
{
    private static readonly JsonSchemaOptions Options = new() { AssertFormats = true };
    private static readonly JsonSchema Connector = Compile("connector.schema.json");

    // What a schema can say: these rules are checked by the reader alone, since a schema would say them badly or not at all.
    private static readonly string[] ReaderOnly = ["RZ1001", "RZ1002", "RZ1008", "RZ1013"];

    public static IEnumerable<TheoryDataRow<string>> Files() => ShippedSchemas.All.Select(schema => new TheoryDataRow<string>(schema.File));

    public static IEnumerable<TheoryDataRow<string, string>> Wrong() => WrongManifestTests.Cases();

    public static IEnumerable<TheoryDataRow<string>> Connectors() => Shipped(ConnectorFiles.Suffix);

    public static IEnumerable<TheoryDataRow<string>> Cases() => Shipped(CaseFile.Suffix);

    private static IEnumerable<TheoryDataRow<string>> Shipped(string suffix) =>
        Directory.GetFiles(Repository.PathOf("connectors"), "*" + suffix, SearchOption.AllDirectories)
            .Select(path => new TheoryDataRow<string>(Path.GetRelativePath(Repository.Root, path)));

    [Theory]
    [MemberData(nameof(Files))]
    public void The_file_is_what_the_code_writes(string file) => Goldens.AssertSame("schemas/" + file, ShippedSchemas.All.Single(one => one.File == file).Text);

    [Fact]
    public void The_reference_is_what_the_code_writes() => Goldens.AssertSame("schemas/README.md", ShippedSchemas.Reference());

    [Theory]
    [MemberData(nameof(Files))]
    public void The_schema_is_a_schema(string file) => _ = Compile(file);

    [Theory]
    [MemberData(nameof(Connectors))]
    public void A_shipped_connector_fits(string path) => AssertFits(Connector, File.ReadAllText(Repository.PathOf(path)));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public void A_shipped_case_fits(string path) => AssertFits(Compile("case.schema.json"), File.ReadAllText(Repository.PathOf(path)));

    [Fact]
    public void A_workspace_fits() => AssertFits(Compile("workspace.schema.json"), """
        // An operator's file.
        { "workspaceVersion": "1.0", "tenant": "acme",
          "connections": { "desk": { "connector": "desk", "inputs": { "site": "acme", "brand": 3, "token": { "secret": "desk-token" } } } } }
        """);

    [Theory]
    [InlineData("""{ "title": "Acme" }""", true)]
    [InlineData("""{ "entities": { "ticket": { "fields": { "custom.order": { "field": "Order number" }, "due": null } }, "user": null } }""", true)]
    [InlineData("""{ "operations": { "list": { "pages": { "size": 10 }, "body": null } }, "tables": { "status": { "unmapped": { "read": null } } } }""", true)]
    [InlineData("""{ "entities": { "user": { "match": [ { "by": "name", "operation": "find" } ] } } }""", true)]
    [InlineData("""{ "entities": { "user": { "match": [ { "by": "name" } ] } } }""", false)]
    [InlineData("""{ "entities": { "user": { "match": [ null ] } } }""", false)]
    [InlineData("""{ "entities": { "user": { "mtch": [] } } }""", false)]
    [InlineData("""{ "name": "other" }""", false)]
    [InlineData("""{ "operations": { "list": { "pages": { "size": "10" } } } }""", false)]
    [InlineData("""{ "operations": { "list": { "pages": { "type": "offset", "next": "$.next" } } } }""", false)]
    public void Schema_and_reader_agree_on_overlays(string overlay, bool fits)
    {
        var bag = new DiagnosticBag();
        var text = $$"""{ "workspaceVersion": "1.0", "tenant": "acme", "connections": { "desk": { "connector": "desk", "overlay": {{overlay}} } } }""";
        _ = WorkspaceReader.Read(".", "rezolve.json", Encoding.UTF8.GetBytes(text), EngineLimits.Usual.Files, bag);

        Assert.Equal((fits, fits), (!bag.HasErrors, Compile("workspace.schema.json").Evaluate(Element(text)).IsValid));
    }

    [Theory]
    [InlineData("\"name\": \"acme\"", true)]
    [InlineData("\"name\": \"acme\", \"entities\": { \"incident\": { \"like\": \"ticket\", \"changes\": null } }, \"tables\": null", true)]
    [InlineData("\"entities\": {}", false)]
    [InlineData("\"name\": \"acme\", \"entities\": { \"incident\": { \"lke\": \"ticket\" } }", false)]
    [InlineData("\"name\": \"acme\", \"connection\": { \"timeout\": 5 }", false)]
    public void What_extends_may_be_a_part(string members, bool fits) =>
        Assert.Equal(fits, Connector.Evaluate(Element($$"""{ "manifestVersion": "1.0", "extends": "desk", {{members}} }""")).IsValid);

    [Theory]
    [InlineData("\"like\": \"ticket\"", true)]
    [InlineData("\"like\": \"ticket\", \"fields\": { \"due\": null }", true)]
    [InlineData("\"kind\": \"ticket\"", false)]
    public void An_entity_that_is_like_another_may_be_a_part(string members, bool fits) =>
        Assert.Equal(fits, Connector.Evaluate(Element(WrongFiles.Manifest.Replace("\"user\": {", $"\"incident\": {{ {members} }}, \"user\": {{", StringComparison.Ordinal))).IsValid);

    [Fact]
    public void The_good_manifest_fits() => AssertFits(Connector, WrongFiles.Manifest);

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Schema_and_reader_agree(string file, string title)
    {
        var wrong = WrongFiles.All[file].Single(one => one.Title == title);
        var reported = wrong.Judge(WrongFiles.Manifest);
        var found = reported.Select(one => one.Code).ToList();
        if (found.Exists(ReaderOnly.Contains))
            return;
        // That a path begins with $ is said by both; what a pattern of an input may hold, by the compiler alone.
        var isStructural = reported.Any(one => one.Message.StartsWith("A JSONPath begins with $", StringComparison.Ordinal)
            || (one.Code.StartsWith("RZ1", StringComparison.Ordinal) && !one.Message.StartsWith("The pattern", StringComparison.Ordinal)));

        var result = Connector.Evaluate(Element(wrong.Apply(WrongFiles.Manifest)));

        Assert.True(result.IsValid != isStructural, $"reader: {string.Join(", ", found)}; schema: {string.Join("\n", result.Errors)}");
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1100)]
    [InlineData(1200)]
    public void Schema_and_reader_agree_on_mutated_manifests(int first)
    {
        for (var seed = first; seed < first + 100; seed++)
        {
            var text = new ManifestMutator((uint)seed).Mutate(Element(WrongFiles.Manifest).GetRawText());
            var bag = new DiagnosticBag();
            _ = new ManifestReader(EngineLimits.Usual.Files, bag).ReadConnector("mutated", Encoding.UTF8.GetBytes(text), _ => new ScriptText(""));
            if (bag.All.Any(one => ReaderOnly.Contains(one.Code)))
                continue;

            var result = Connector.Evaluate(Element(text));

            Assert.True(result.IsValid != bag.HasErrors, $"seed {seed}\nreader: {WrongCase.Render(bag.All)}\nschema: {string.Join("\n", result.Errors)}");
        }
    }

    private static void AssertFits(JsonSchema schema, string text)
    {
        var result = schema.Evaluate(Element(text));
        Assert.True(result.IsValid, string.Join("\n", result.Errors) + result.Fault);
    }

    private static JsonElement Element(string text) => AuthoredJson.Parse(Encoding.UTF8.GetBytes(text), EngineLimits.Usual.Files).Root!.ToElement();

    private static JsonSchema Compile(string file)
    {
        var compiled = JsonSchema.Compile(JsonElement.Parse(ShippedSchemas.All.Single(one => one.File == file).Text), Options);
        Assert.Empty(compiled.Faults);
        return compiled.Schema!;
    }
}
