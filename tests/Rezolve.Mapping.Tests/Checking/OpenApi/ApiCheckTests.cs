using System.Text;
using Rezolve.Mapping.Checking.OpenApi;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Layers;
using Rezolve.Mapping.Tests.Compilation;
using Rezolve.Mapping.Tests.Fixtures;

namespace Rezolve.Mapping.Tests.Checking.OpenApi;

/// <summary>Manifests against OpenAPI documents, one of our own and a vendor's: the report is exact to the character.</summary>
public sealed class ApiCheckTests
{
    private static readonly string Folder = Repository.PathOf("tests/Rezolve.Mapping.Tests/Checking/OpenApi");
    private static readonly Lazy<ApiDocument> Toy = new(() => Read(Path.Combine(Folder, "WrongToy/desk.api.json")));
    private static readonly Lazy<ApiDocument> Vendor = new(() => Read(VendorPath));
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<WrongCase>> ToyCases = Load("WrongToy", Toy);
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<WrongCase>> VendorCases = Load("WrongVendor", Vendor);

    private static string VendorPath => Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "specs", "jira-platform-v3.json"));

    public static IEnumerable<TheoryDataRow<string, string>> OfToy() => Rows(ToyCases);

    public static IEnumerable<TheoryDataRow<string, string>> OfVendor() => Rows(VendorCases);

    [Theory]
    [MemberData(nameof(OfToy))]
    public void A_manifest_is_held_against_a_document(string file, string title) => AssertReported(ToyCases[file].Single(one => one.Title == title), "WrongToy", Toy);

    [Theory]
    [MemberData(nameof(OfVendor))]
    public void A_manifest_is_held_against_a_vendors_own_document(string file, string title)
    {
        NeedVendor();
        AssertReported(VendorCases[file].Single(one => one.Title == title), "WrongVendor", Vendor);
    }

    [Fact]
    public void The_toy_without_a_mistake_is_fine() => Assert.Equal("", WrongCase.Render(Judge(Manifest("WrongToy"), Toy.Value)));

    [Fact]
    public void The_manifest_of_the_vendor_without_a_mistake_is_fine()
    {
        NeedVendor();
        Assert.Equal("", WrongCase.Render(Judge(Manifest("WrongVendor"), Vendor.Value)));
    }

    [Fact]
    public void What_is_larger_than_the_limits_is_not_judged()
    {
        var (document, _) = ApiDocument.Read("desk.api.json", File.ReadAllBytes(Path.Combine(Folder, "WrongToy/desk.api.json")), EngineLimits.Usual.Apis with { MaxParts = 1 });
        var found = Judge(Manifest("WrongToy").Replace("\"$.subject\"", "{ \"read\": \"$.subjct\" }", StringComparison.Ordinal), document!);
        Assert.DoesNotContain(found, one => one.Message.Contains("subjct", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("desk.yaml", "openapi: 3.0.0", "it is YAML, and JSON is read: convert it once, for example with yq -o=json")]
    [InlineData("desk.json", "openapi: 3.0.0", "it is no JSON: 'o' is an invalid start of a value. LineNumber: 0 | BytePositionInLine: 0.")]
    [InlineData("desk.json", """{ "swagger": "2.0" }""", "it is no OpenAPI 3 document: it has no member \"openapi\" of 3.x")]
    [InlineData("desk.json", "[]", "it is no OpenAPI 3 document: it has no member \"openapi\" of 3.x")]
    public void What_cannot_be_read_is_said(string name, string text, string problem) =>
        Assert.Equal((null, problem), ApiDocument.Read(name, Encoding.UTF8.GetBytes(text), EngineLimits.Usual.Apis));

    [Fact]
    public void A_document_that_is_too_long_is_not_read() =>
        Assert.Equal("it is longer than 0 MiB", ApiDocument.Read("desk.json", "{}"u8.ToArray(), EngineLimits.Usual.Apis with { MaxBytes = 1 }).Problem);

    [Fact]
    public void References_that_go_round_end()
    {
        var text = """
            { "openapi": "3.1.0", "paths": { "/x": { "get": { "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/a" } } } } } } } },
              "components": { "schemas": { "a": { "$ref": "#/components/schemas/b" }, "b": { "$ref": "#/components/schemas/a" } } } }
            """;
        var (document, _) = ApiDocument.Read("x.json", Encoding.UTF8.GetBytes(text), EngineLimits.Usual.Apis);
        Assert.True(SchemaView.Of(document!, document!.Operations.Single().Response!.Value).IsAny);
    }

    private static void NeedVendor() => Assert.SkipUnless(File.Exists(VendorPath), $"{VendorPath} is not there.");

    private static IReadOnlyDictionary<string, IReadOnlyList<WrongCase>> Load(string name, Lazy<ApiDocument> document) =>
        WrongFiles.Load(Path.Combine(Folder, name), wrong => Judge(wrong.Apply(Manifest(name)), document.Value));

    private static IEnumerable<TheoryDataRow<string, string>> Rows(IReadOnlyDictionary<string, IReadOnlyList<WrongCase>> cases) =>
        from file in cases from one in file.Value select new TheoryDataRow<string, string>(file.Key, one.Title);

    private static void AssertReported(WrongCase wrong, string name, Lazy<ApiDocument> document)
    {
        Assert.Equal(wrong.Expected, WrongCase.Render(Judge(wrong.Apply(Manifest(name)), document.Value)), ignoreLineEndingDifferences: true);
        Assert.NotEmpty(wrong.Expected);
    }

    private static string Manifest(string name) => File.ReadAllText(Path.Combine(Folder, name, WrongCase.FileName));

    private static ApiDocument Read(string path) => ApiDocument.Read(Path.GetFileName(path), File.ReadAllBytes(path), EngineLimits.Usual.Apis).Document!;

    private static IReadOnlyList<Diagnostic> Judge(string text, ApiDocument document)
    {
        var bag = new DiagnosticBag();
        var manifest = new ManifestReader(EngineLimits.Usual.Files, bag).ReadConnector(WrongCase.FileName, Encoding.UTF8.GetBytes(text), _ => new ScriptText(null, "there is none"));
        var settings = new CompilationSettings { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts };
        var program = manifest is null ? null : ManifestCompiler.Compile(manifest, settings, bag);
        Assert.True(program is not null, WrongCase.Render(bag.All));
        new ApiCheck(manifest!, program, document, bag).Run();
        return bag.All;
    }
}
