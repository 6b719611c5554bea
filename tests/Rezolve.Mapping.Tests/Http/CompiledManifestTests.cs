using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.Http;

/// <summary>What this folder says of the language, read by the real compiler.</summary>
public sealed class CompiledManifestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rezolve-http-").FullName;

    [Fact]
    public async Task RulesLimitsAndSignInsWorkAsWritten()
    {
        await using var server = LoopbackServer.Start(request => request.Target == "/token"
            ? LoopbackServer.Reply(200, """{"access_token":"t0ken-9","expires_in":3600}""")
            : LoopbackServer.Reply(request.Target.StartsWith("/gone") ? 418 : 200, """{"code":"stale","why":"it changed"}"""));
        var connection = Compile(server.Url, out var operations);
        Assert.Equal(
            new RateLimitProgram("default", 700, TimeSpan.FromMinutes(1), false, null, "connection") { Remaining = "X-Left", Reset = "X-Reset" }, connection.RateLimits["default"]);
        Assert.Equal(4, connection.RateLimits["files"].Concurrent);

        using var client = Wire.Client();
        var sender = Wire.Sender(connection, client);
        var scope = Demo.Scope(("secret", "cl1ent"));
        using var ignored = await sender.SendAsync(operations("gone"), scope, CancellationToken.None);
        Assert.Equal((AnswerAction.Ignore, ExchangeCode.Rule), (ignored.Action, ignored.Code));
        using var refused = await sender.SendAsync(operations("things"), scope, CancellationToken.None);
        Assert.Equal((AnswerAction.Conflict, true), (refused.Action, refused.Partial));
        Assert.EndsWith("was answered 200: it changed", refused.Message);
        Assert.Equal("grant_type=client_credentials&scope=read&aud=api&client_id=me&client_secret=cl1ent", server.Requests.First().Body);
        Assert.Equal("Bearer t0ken-9", server.Requests.Last()["authorization"]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ConnectionProgram Compile(string url, out Func<string, OperationProgram> operations)
    {
        var path = Path.Combine(_folder, "demo" + ConnectorFiles.Suffix);
        File.WriteAllText(path, $$$"""
            { "manifestVersion": "1.0", "name": "demo", "version": "1.0.0", "title": "Demo",
              "connection": {
                "baseUrl": "{{{url}}}",
                "auth": { "oauth": { "type": "oauth2", "title": "OAuth", "grant": "clientCredentials", "tokenUrl": "{{{url}}}/token", "clientId": "me",
                  "clientSecret": "{{ inputs.secret }}", "scopes": ["read"], "extra": { "aud": "api" },
                  "inputs": { "secret": { "type": "string", "title": "Secret" } } } },
                "rateLimits": { "default": { "requests": 700, "per": "PT1M", "remaining": "X-Left", "reset": "X-Reset" }, "files": { "concurrent": 4 } },
                "errors": [ { "status": [409, 418, "5xx"], "action": "ignore" },
                            { "status": 200, "when": "{{ response.code === 'stale' }}", "action": "conflict", "message": "$.why", "partial": true } ] },
              "operations": { "gone": { "request": "GET /gone" }, "things": { "request": "GET /things", "rateLimit": "files" } },
              "entities": {} }
            """);
        var bag = new DiagnosticBag();
        var manifest = ConnectorFiles.Read(path, EngineLimits.Usual.Files, bag);
        var inputs = Slot.Values(("secret", Value.Of("cl1ent"))).Object;
        var settings = new CompilationSettings { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts, Inputs = inputs };
        var program = manifest is null ? null : ManifestCompiler.Compile(manifest, settings, bag);
        Assert.True(program is not null, string.Concat(bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}\n")));
        operations = name => program.Operations[name];
        return program.Connection;
    }
}
