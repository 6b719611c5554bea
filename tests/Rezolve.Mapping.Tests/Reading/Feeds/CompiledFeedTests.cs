using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Layers;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Reading.Feeds;

/// <summary>Feeds as the compiler makes them: paths bound to the entity's layout, real expressions.</summary>
public sealed class CompiledFeedTests
{
    private const string Manifest = """
        {
          "manifestVersion": "1.0", "name": "desk", "version": "1.0.0", "title": "Desk",
          "connection": { "baseUrl": "https://desk.example/api", "auth": { "open": { "type": "none" } } },
          "operations": {
            "search": {
              "request": "GET /tickets", "records": "$.rows[*]",
              "query": { "since": "{{ formatInstant(cursor.since, 'yyyy-MM-dd HH:mm:ss') }}", "page": "{{ page.number }}", "type": "{{ params.type }}" },
              "pages": { "type": "page", "size": 2, "total": "{{ response.total }}", "restartAfter": 2 }
            },
            "walk": {
              "request": "GET /walk", "records": "{{ response.rows ?? [] }}", "query": { "from": "{{ page.cursor.t }}", "id": "{{ page.cursor.id }}" },
              "pages": { "type": "cursor", "next": { "t": "{{ last.at }}", "id": "{{ last.id }}" }, "until": "{{ count < 2 }}" }
            },
            "get": { "request": "GET /ticket/{{ key }}", "result": "$.ticket" }
          },
          "entities": {
            "ticket": {
              "key": "$.id", "version": "{{ headers.etag }}", "params": { "type": "case" }, "get": "get",
              "changes": { "operation": "search", "hint": "$.id", "where": "{{ record.type === params.type }}", "cursor": { "type": "instant", "field": "$.meta.at", "ordered": true } },
              "list": "walk",
              "fields": { "subject": "$.subject" }
            }
          }
        }
        """;

    private readonly FakeTimeProvider _clock = new(Fixed.Noon);

    [Fact]
    public async Task AFeedOfHintsIsReadAsWritten()
    {
        var asked = new List<string>();
        var vendor = new FakeVendor(
            each =>
            {
                if (each.Operation.Name == "get")
                    return new Told($$"""{ "ticket": { "id": {{each.Key}}, "subject": "S" } }""");
                asked.Add(each.Operation.Query!.Evaluate(each.Scope).ToString());
                return Told.Rows(
                    asked.Count == 1
                        ? ["""{"id":1,"type":"case","meta":{"at":"2026-04-01T00:00:00Z"}}""", """{"id":2,"type":"note","meta":{"at":"2026-04-02T00:00:00Z"}}"""]
                        : ["""{"id":2,"type":"note","meta":{"at":"2026-04-02T00:00:00Z"}}""", """{"id":3,"type":"case","meta":{"at":"2026-04-03T00:00:00Z"}}"""],
                    asked.Count == 1 ? ", \"total\": 3" : ", \"total\": 2");
            },
            _clock);
        var run = await Run.ChangesAsync(vendor, Entity(), _clock, new CursorMark("instant", "2026-03-01T00:00:00Z"));
        Assert.Null(run.Fault);
        Assert.Equal(["""{"id":1,"subject":"S"}""", """{"id":3,"subject":"S"}"""], run.Records);
        Assert.Equal(
            ["""{"since":"2026-03-01 00:00:00","page":1,"type":"case"}""", """{"since":"2026-04-02 00:00:00","page":1,"type":"case"}"""], asked);
        Assert.Equal(new FeedCounts { Received = 4, Read = 2, Filtered = 2 }, run.Counts);
        Assert.Equal("2026-04-03T00:00:00Z", run.Mark!.At);
    }

    [Fact]
    public async Task AKeysetWalksToItsEnd()
    {
        var asked = new List<string>();
        var vendor = new FakeVendor(
            each =>
            {
                asked.Add(each.Operation.Query!.Evaluate(each.Scope).ToString());
                return asked.Count == 1 ? Told.Rows(["""{"id":1,"at":"a"}""", """{"id":2,"at":"b"}"""]) : Told.Rows(["""{"id":3,"at":"c"}"""]);
            },
            _clock);
        var run = await Run.OfAsync(new FeedReader(vendor.SendAsync, Entity(), _clock).ListAsync(null, new(), CancellationToken.None));
        Assert.Null(run.Fault);
        Assert.Equal(["1", "2", "3"], run.Keys);
        Assert.Equal(["{}", """{"from":"b","id":2}"""], asked);
    }

    [Fact]
    public async Task ARowsUnreadableConditionIsItsOwnFault()
    {
        var vendor = new FakeVendor(_ => Told.Rows(["\"text\"", """{"id":4,"type":"case","meta":7}"""], ", \"total\": 2"), _clock);
        var run = await Run.ChangesAsync(vendor, Entity() with { Get = null, Changes = Entity().Changes! with { Hint = null } }, _clock);
        Assert.Null(run.Fault);
        Assert.Equal(["4"], run.Keys);
        Assert.Equal(2, run.Counts.Received);
    }

    private static EntityProgram Entity() => Program().Entities["ticket"];

    private static ConnectorProgram Program()
    {
        var bag = new DiagnosticBag();
        var manifest = new ManifestReader(EngineLimits.Usual.Files, bag).ReadConnector("desk.connector.json", Encoding.UTF8.GetBytes(Manifest), _ => new ScriptText(""));
        var settings = new CompilationSettings { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts };
        var program = manifest is null ? null : ManifestCompiler.Compile(manifest, settings, bag);
        Assert.True(program is not null, string.Join('\n', bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}")));
        return program!;
    }
}
