using System.Text;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Layers;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Toys;

/// <summary>Bodies that are no plain JSON, written in a manifest alone.</summary>
public sealed class BodyFormsTests
{
    [Fact]
    public void AFormRepeatsTheNamesOfListsAndLeavesOutWhatIsNothing()
    {
        var body = Body("""{ "request": "POST /t", "form": { "title": "{{ ticket.title }}", "tag": "{{ ticket.tags }}", "owner": "{{ ticket.owner }}" } }""",
            Slot.Values(("title", Value.Of("a b&c=d €")), ("tags", Value.Of([Value.Of("x"), Value.Of("y/z")])), ("owner", Value.Null)));

        Assert.Equal(("application/x-www-form-urlencoded", "title=a%20b%26c%3Dd%20%E2%82%AC&tag=x&tag=y%2Fz"), body);
    }

    [Fact]
    public void TextIsSentAsItIs() =>
        Assert.Equal(("text/plain; charset=utf-8", "close 17: done €"),
            Body("""{ "request": "POST /t", "text": "close {{ ticket.id }}: {{ ticket.note }}" }""", Slot.Values(("id", Value.Of(17)), ("note", Value.Of("done €")))));

    [Fact]
    public void AListHasNoTextOfItsOwn() =>
        Assert.Equal("The body is a list, which has no text; write json(…) to make text of it.",
            Build("""{ "request": "POST /t", "text": "{{ ticket.tags }}" }""", Slot.Values(("tags", Value.Of([Value.Of("x")])))).Fault!.Message);

    [Fact]
    public void AGraphQlRequestIsADocumentWithItsVariables() =>
        Assert.Equal(("application/json", """{"query":"query ($id: ID!) {\n  ticket(id: $id) { id }\n}","variables":{"id":"17"}}"""),
            Body("""
                { "request": "POST /graphql",
                  "graphql": { "query": ["query ($id: ID!) {", "  ticket(id: $id) { id }", "}"], "variables": { "id": "{{ ticket.id }}" } } }
                """, Slot.Values(("id", Value.Of("17")))));

    [Fact]
    public async Task ARefusalInAGraphQlAnswerIsOne()
    {
        await using var server = LoopbackServer.Start(request => LoopbackServer.Reply(200, request.Body.Contains("17")
            ? """{"errors":[{"message":"no such ticket"},{"message":"nor its owner"}],"data":null}"""
            : """{"errors":[],"data":{"ticket":{"id":"18"}}}"""));
        using var client = Wire.Client();
        var program = Compile("""{ "request": "POST /graphql", "graphql": { "query": "{ticket}", "variables": { "id": "{{ ticket.id }}" } } }""", server.Url);
        var sender = Wire.Sender(program.Connection, client);

        using var refused = await sender.SendAsync(program.Operations["send"], Scope(Slot.Values(("id", Value.Of("17")))), TestContext.Current.CancellationToken);
        using var fine = await sender.SendAsync(program.Operations["send"], Scope(Slot.Values(("id", Value.Of("18")))), TestContext.Current.CancellationToken);

        Assert.Equal(AnswerAction.Reject, refused.Action);
        Assert.EndsWith("was answered 200: no such ticket (and 1 more)", refused.Message);
        Assert.True(fine.IsFine);
    }

    [Fact]
    public void TwoBodiesAreRefused()
    {
        var bag = new DiagnosticBag();
        Assert.Null(Read("""{ "request": "POST /t", "body": {}, "form": {} }""", "https://x.test", bag));
        var found = Assert.Single(bag.All);
        Assert.Equal("RZ1008", found.Code);
        Assert.Equal("The operation has both 'body' and 'form'; at most one of 'body', 'form', 'multipart', 'text', 'file', 'graphql' may be there.", found.Message);
    }

    [Fact]
    public void AFaultyPartOfATextOrAddressIsAMistakeAndNoMore()
    {
        var bag = new DiagnosticBag();
        var manifest = Read("""{ "request": "GET /t/{{ kee }}/x", "query": { "q": "a = {{ kee }} AND b" } }""", "https://x.test", bag)!;
        Assert.Null(ManifestCompiler.Compile(manifest, new() { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts }, bag));
        Assert.Equal(["RZ2001", "RZ2001"], bag.All.Where(one => one.Code == "RZ2001").Select(one => one.Code));
    }

    private static (string? Type, string Body) Body(string operation, Value ticket)
    {
        var request = Build(operation, ticket).Request!;
        return (request.Header("content-type"), Encoding.UTF8.GetString(request.Body!.Value.Span));
    }

    private static RequestBuild Build(string operation, Value ticket)
    {
        var program = Compile(operation, "https://x.test");
        return RequestBuilder.Build(program.Operations["send"], program.Connection, Scope(ticket));
    }

    private static Scope Scope(Value ticket)
    {
        var scope = Demo.Scope();
        scope[Root.Ticket] = ticket;
        return scope;
    }

    private static ConnectorProgram Compile(string operation, string url)
    {
        var bag = new DiagnosticBag();
        var manifest = Read(operation, url, bag);
        var settings = new CompilationSettings { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts };
        var program = manifest is null ? null : ManifestCompiler.Compile(manifest, settings, bag);
        Assert.True(program is not null, string.Concat(bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}\n")));
        return program;
    }

    private static ConnectorManifest? Read(string operation, string url, DiagnosticBag bag)
    {
        var text = $$"""
            { "manifestVersion": "1.0", "name": "toy", "version": "1.0.0",
              "connection": { "baseUrl": "{{url}}", "auth": { "none": { "type": "none" } } },
              "operations": { "send": {{operation}} },
              "entities": { "ticket": { "key": "$.id", "create": { "operation": "send", "recover": { "type": "none" } }, "fields": { "subject": "$.title" } } } }
            """;
        return new ManifestReader(EngineLimits.Usual.Files, bag).ReadConnector("toy.connector.json", Encoding.UTF8.GetBytes(text), _ => new ScriptText(null, "none"));
    }
}
