using System.Text;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.Toys;

/// <summary>A GraphQL document in a file beside the manifest.</summary>
public sealed class QueryFileTests : IDisposable
{
    private const string Manifest = """
        { "manifestVersion": "1.0", "name": "toy", "version": "1.0.0",
          "connection": { "baseUrl": "https://x.test", "auth": { "none": { "type": "none" } } },
          "operations": { "send": { "request": "POST /graphql", "graphql": { "query": { "file": "FILE" }, "variables": { "id": "{{ key }}" } } } },
          "entities": { "ticket": { "key": "$.id", "get": "send", "fields": { "subject": { "read": "$.title" } } } } }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("rezolve-query-").FullName;

    [Fact]
    public void TheFileIsSentAsItIs()
    {
        Write("queries/one.graphql", "query ($id: ID!) {\n  ticket(id: $id) { id } # {{ not ours }}\n}");
        var bag = new DiagnosticBag();
        var program = ManifestCompiler.Compile(Read("queries/one.graphql", bag)!, new() { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts }, bag)!;
        var scope = Demo.Scope();
        scope[Root.Key] = Value.Of("17");

        var request = RequestBuilder.Build(program.Operations["send"], program.Connection, scope).Request!;

        Assert.Equal(
            """{"query":"query ($id: ID!) {\n  ticket(id: $id) { id } # {{ not ours }}\n}","variables":{"id":"17"}}""", Encoding.UTF8.GetString(request.Body!.Value.Span));
    }

    [Fact]
    public void AChangeOfTheFileIsAChangeOfTheConnector()
    {
        Write("one.graphql", "{ a }");
        var first = Read("one.graphql", new())!.Hashes.File;
        var again = Read("one.graphql", new())!.Hashes.File;
        Write("one.graphql", "{ b }");

        Assert.Equal(first, again);
        Assert.NotEqual(first, Read("one.graphql", new())!.Hashes.File);
    }

    [Theory]
    [InlineData("../one.graphql", "The query file '../one.graphql' cannot be read: it is outside the connector's folder.")]
    [InlineData("none.graphql", "The query file 'none.graphql' cannot be read: there is no such file.")]
    public void AFileThatCannotBeReadIsAMistake(string file, string message)
    {
        var bag = new DiagnosticBag();

        Assert.Null(Read(file, bag));

        Assert.Equal(message, Assert.Single(bag.All).Message);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Mapping.Manifests.ConnectorManifest? Read(string file, DiagnosticBag bag)
    {
        Write("toy" + ConnectorFiles.Suffix, Manifest.Replace("FILE", file));
        return ConnectorFiles.Read(Path.Combine(_folder, "toy" + ConnectorFiles.Suffix), EngineLimits.Usual.Files, bag);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
