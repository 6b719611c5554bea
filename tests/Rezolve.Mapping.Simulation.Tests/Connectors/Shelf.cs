using System.Text;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Layers;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Simulation.Connectors;

namespace Rezolve.Mapping.Simulation.Tests.Connectors;

/// <summary>A connector whose keys are numbers, whose words are few, whose subjects are short, and whose statuses are reached by steps.</summary>
internal static class Shelf
{
    public const string Text = """
        {
          "manifestVersion": "1.0", "name": "shelf", "version": "1.0.0",
          "connection": { "baseUrl": "https://shelf.example", "auth": { "open": { "type": "none" } } },
          "tables": {
            "status": { "rows": [["N", "new"], ["O", "open"], ["W", "pending"], ["W", "onHold"], ["D", "resolved"], ["D", "closed"]] },
            "level": { "rows": [["high", "1"], ["high", "2"], ["low", "3"], ["low", "4"], ["low", "5"]] }
          },
          "operations": {
            "changed": { "request": "GET /changed", "query": { "since": "{{ cursor.since }}" }, "records": "$[*]" },
            "one": { "request": "GET /books/{{ key }}" },
            "make": { "request": "POST /books", "body": "{{ { mark: intent.key, ...document } }}" },
            "change": { "request": "PATCH /books/{{ key }}", "headers": { "If-Match": "{{ version }}" }, "body": "{{ document }}" },
            "marked": { "request": "GET /books", "query": { "mark": "{{ intent.key }}" }, "records": "$[*]" },
            "person": { "request": "GET /people/{{ key }}" }
          },
          "entities": {
            "ticket": {
              "key": "$.id", "keyType": "number",
              "version": "$.rev",
              "changes": { "operation": "changed", "cursor": { "type": "instant", "field": "$.at", "ordered": true } },
              "get": "one",
              "create": { "operation": "make", "recover": { "type": "lookup", "operation": "marked", "wait": "PT5S" } },
              "update": "change",
              "transitions": {
                "type": "graph",
                "edges": [
                  { "from": ["N"], "to": "O" }, { "from": ["O"], "to": "W" }, { "from": ["W"], "to": "O" },
                  { "from": ["O"], "to": "D", "requires": ["resolution.code"] }, { "from": ["D"], "to": "O" }
                ]
              },
              "required": [{ "when": "{{ ticket.priority === '1' }}", "fields": ["category"] }],
              "fields": {
                "subject": { "path": "$.title", "maxLength": 30 },
                "status": { "path": "$.state", "table": "status" },
                "resolution.code": "$.outcome",
                "priority": { "path": "$.level", "table": "level" },
                "category": "$.topic",
                "assignee": { "read": "$.owner.id", "write": "$.owner_id" },
                "watchers": { "read": "$.watchers[*]", "write": { "path": "$.watchers", "value": "{{ value }}" } },
                "due": { "path": "$.due", "as": "date" },
                "updatedAt": { "read": "$.at" }
              }
            },
            "user": { "key": "$.id", "keyType": "number", "get": "person", "fields": { "username": { "read": "$.login" } } },
            "note": { "kind": "ticket", "key": "$.id", "changes": { "operation": "changed", "cursor": { "type": "instant", "field": "$.at", "ordered": true } }, "fields": { "subject": "$.title" } }
          }
        }
        """;

    /// <summary>The connector, compiled.</summary>
    public static ConnectorProgram Program { get; } = Compile(Text);

    /// <summary>The connector, to be put to the test.</summary>
    public static TriedConnector Tried(string entity = "ticket") => new(Program, Program.Entities[entity]);

    private static ConnectorProgram Compile(string text)
    {
        var bag = new DiagnosticBag();
        var manifest = new ManifestReader(EngineLimits.Usual.Files, bag).ReadConnector("shelf.connector.json", Encoding.UTF8.GetBytes(text), _ => new ScriptText(""));
        var settings = new CompilationSettings { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts };
        var program = manifest is null ? null : ManifestCompiler.Compile(manifest, settings, bag);
        return program ?? throw new InvalidOperationException(string.Join('\n', bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}")));
    }
}
