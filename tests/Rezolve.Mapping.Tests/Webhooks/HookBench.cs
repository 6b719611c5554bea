using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Layers;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks.Reading;
using Rezolve.Mapping.Webhooks.Verification;
using Rezolve.Mapping.Webhooks.Verification.Tokens;

namespace Rezolve.Mapping.Tests.Webhooks;

/// <summary>A small connector around one webhook, compiled as any other, and deliveries to it.</summary>
internal static class HookBench
{
    public static DateTimeOffset Now { get; } = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    public const string Rows = """[{ "entity": "ticket", "hint": "$.id" }]""";

    /// <summary>The connector, with every mistake in words, but for inputs that are not read.</summary>
    public static (ConnectorProgram? Program, string Report) Compile(string webhook, string inputs = "{}", string operations = "")
    {
        var declared = string.Join(", ", JsonElement.Parse(inputs).EnumerateObject().Select(input => $$"""  "{{input.Name}}": { "type": "string", "secret": true }"""));
        var manifest = $$"""
            { "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
              "connection": { "baseUrl": "https://desk.example.com", "auth": { "open": { "type": "none" } }, "inputs": { {{declared}} } },
              "operations": { "ticketGet": { "request": "GET /tickets/{{"{{ key }}"}}" }, "noteGet": { "request": "GET /notes/{{"{{ key }}"}}" }{{operations}} },
              "entities": {
                "ticket": { "key": "$.id", "get": "ticketGet", "fields": { "subject": "$.subject" } },
                "comment": { "key": "$.id", "parent": "ticket", "get": "noteGet", "fields": { "body": { "path": "$.body", "as": "plain" } } } },
              "webhooks": { "hook": {{webhook}} } }
            """;
        var bag = new DiagnosticBag();
        var read = new ManifestReader(EngineLimits.Usual.Files, bag).ReadConnector("desk.connector.json", Encoding.UTF8.GetBytes(manifest), _ => new ScriptText(null, "there is none"));
        var settings = new CompilationSettings { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts, Inputs = ValueJson.Read(JsonElement.Parse(inputs)).Object };
        var program = read is null ? null : ManifestCompiler.Compile(read, settings, bag);
        return (program, string.Join('\n', bag.All.Where(one => one.Code != "RZ3002").Select(one => $"{one.Code} {one.Place?.Pointer}: {one.Message}")));
    }

    /// <summary>The webhook; it has no mistake.</summary>
    public static (WebhookProgram Webhook, Scope Unit) Hook(string webhook, string inputs = "{}", string operations = "")
    {
        var (program, report) = Compile(webhook, inputs, operations);
        Assert.Equal("", report);
        return (program!.Webhooks["hook"], Unit(program));
    }

    public static Scope Unit(ConnectorProgram program) => new()
    {
        [Root.Inputs] = Value.Of(program.Inputs),
        [Root.Session] = Value.Of(new ValueObject()),
        [Root.Now] = Value.Of(Now),
    };

    public static WebhookRequest Request(string body, string headers = "{}", string query = "{}") => Request(Encoding.UTF8.GetBytes(body), headers, query);

    public static WebhookRequest Request(byte[] body, string headers = "{}", string query = "{}") => new(Pairs(headers), Pairs(query), body);

    /// <summary>What a verification says of a delivery.</summary>
    public static async Task<Verdict> VerifyAsync(string verify, WebhookRequest request, string inputs = "{}", string? stored = null, DateTimeOffset? now = null, KeyRing? keys = null)
    {
        var (webhook, unit) = Hook($$"""{ "verify": {{verify}}, "on": {{Rows}} }""", inputs);
        using var none = new KeyRing((_, _) => throw new InvalidOperationException("nobody asks for keys here"), TimeProvider.System);
        var call = new VerifyCall(new WebhookScope(request, unit, 64), request.Body, now ?? Now) { Secrets = new SecretMask(), Keys = keys ?? none, Stored = stored is null ? [] : [stored] };
        return await ((VerifyMethod)webhook.Verify).VerifyAsync(call, TestContext.Current.CancellationToken);
    }

    private static List<KeyValuePair<string, string>> Pairs(string json) =>
        [.. JsonElement.Parse(json).EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value.GetString()!))];
}
