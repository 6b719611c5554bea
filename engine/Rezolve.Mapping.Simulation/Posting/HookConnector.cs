using System.Text;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks.Reading;

namespace Rezolve.Mapping.Simulation.Posting;

/// <summary>The connector that says what the deliveries of simulated vendors mean, and the deliveries. It is compiled as any other.</summary>
internal static class HookConnector
{
    /// <summary>The webhook's name.</summary>
    public const string Hook = "changes";

    /// <summary>What proves a delivery: a secret.</summary>
    public const string Token = "a word that only the two know";

    private const string Manifest = """
        {
          "manifestVersion": "1.0", "name": "simulated", "version": "1.0.0",
          "connection": { "baseUrl": "https://desk.example", "auth": { "open": { "type": "none" } }, "inputs": { "token": { "type": "string", "secret": true } } },
          "operations": { "ticketGet": { "request": "GET /tickets/{{ key }}" }, "noteGet": { "request": "GET /notes/{{ key }}" } },
          "entities": {
            "ticket": { "key": "$.id", "get": "ticketGet", "fields": { "subject": "$.subject" } },
            "comment": { "key": "$.id", "parent": "ticket", "get": "noteGet", "fields": { "body": { "path": "$.body", "as": "plain" } } }
          },
          "webhooks": {
            "changes": {
              "verify": { "type": "token", "value": "{{ headers['x-token'] }}", "secret": "{{ inputs.token }}" },
              "fanOut": "$.events[*]",
              "deduplicate": "$.id",
              "on": [
                { "when": "{{ event.type === 'greeting' }}", "do": "ignore" },
                { "when": "{{ event.type === 'note' }}", "entity": "comment", "hint": "$.note", "parentKey": "$.ticket" },
                { "when": "{{ event.type === 'gone' }}", "entity": "ticket", "hint": "$.ticket", "do": "delete" },
                { "when": "{{ event.type === 'ticket' }}", "entity": "ticket", "hint": "$.ticket" }
              ]
            }
          }
        }
        """;

    /// <summary>The connector.</summary>
    public static ConnectorProgram Program { get; } = Compile();

    /// <summary>What a unit of work sees.</summary>
    public static Scope Unit(DateTimeOffset now) => new() { [Root.Inputs] = Value.Of(Program.Inputs), [Root.Session] = Value.Of(new ValueObject()), [Root.Now] = Value.Of(now) };

    /// <summary>A delivery of events.</summary>
    /// <param name="events">The events.</param>
    /// <param name="isGenuine">Whether the vendor sent it; else somebody who does not know the word.</param>
    public static WebhookRequest Delivery(IReadOnlyList<ToldEvent> events, bool isGenuine = true)
    {
        var told = Value.Of([.. events.Select(one => Value.Of(new ValueObject(5)
        {
            ["type"] = Value.Of(one.Type), ["ticket"] = Value.Of(one.Key), ["id"] = Value.Of(one.Id), ["note"] = Value.Of($"n-{one.Id}"), ["subject"] = one.Subject,
        }))]);
        return new WebhookRequest([new("X-Token", isGenuine ? Token : "a guess")], [], ValueJson.ToBytes(Value.Of(new ValueObject(1) { ["events"] = told })));
    }

    private static ConnectorProgram Compile()
    {
        var bag = new DiagnosticBag();
        var read = new ManifestReader(EngineLimits.Usual.Files, bag).ReadConnector("simulated.connector.json", Encoding.UTF8.GetBytes(Manifest), _ => new(null, "there is none"));
        var settings = new CompilationSettings
        {
            PathLimits = EngineLimits.Usual.Paths,
            ScriptLimits = EngineLimits.Usual.Scripts,
            Inputs = new ValueObject(1) { ["token"] = Value.Of(Token) },
        };
        return (read is null ? null : ManifestCompiler.Compile(read, settings, bag))
            ?? throw new InvalidOperationException($"the connector of simulated deliveries is wrong: {string.Join(' ', bag.All.Select(one => one.Message))}");
    }
}

/// <summary>Something that happened at a vendor, as it tells of it.</summary>
/// <param name="Type">What it calls it: <c>ticket</c>, <c>note</c>, <c>gone</c>, <c>greeting</c>, <c>other</c>.</param>
/// <param name="Key">The ticket's key.</param>
/// <param name="Id">The event's own id.</param>
/// <param name="Subject">What the ticket was called then: by the time anybody reads it that may be old.</param>
internal sealed record ToldEvent(string Type, string Key, string Id, Value Subject);
