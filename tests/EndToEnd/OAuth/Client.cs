using System.Net;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.EndToEnd.OAuth;

/// <summary>The engine's side: a connector as an author writes it, sent over the real transport, with a clock that the test moves.</summary>
internal sealed class Client : IDisposable
{
    private readonly HttpClient _http = new(HttpHandlerRecipe.Create(
        new AddressPolicy(PrivateAddresses: true), (host, _) => Task.FromResult(new[] { IPAddress.Parse(host) }), EngineLimits.Usual.Pool))
    { Timeout = Timeout.InfiniteTimeSpan };

    private readonly string _folder = Directory.CreateTempSubdirectory("rezolve-client-").FullName;
    private readonly GuardedApi _api;
    private readonly SignInServer _server;

    public Client(SignInServer server, GuardedApi api) => (_server, _api) = (server, api);

    /// <summary>What the engine takes for now.</summary>
    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    /// <summary>The client's secret as the connection gives it.</summary>
    public string Secret { get; init; } = "web-secret";

    /// <summary>The file that tokens are kept in.</summary>
    public string Tokens => Path.Combine(_folder, "tokens.json");

    /// <summary>Starts the engine for one way to sign in, as a new process would.</summary>
    /// <param name="auth">"service" or "person".</param>
    /// <param name="refreshToken">The first refresh token that the connection gives.</param>
    public Func<Task<ExchangeResult>> Start(string auth, string refreshToken = "none")
    {
        var inputs = new ValueObject { ["secret"] = Value.Of(Secret), ["first"] = Value.Of(refreshToken) };
        var program = Compile(inputs);
        var sender = new OperationSender(new ExchangeSetting
        {
            Connection = program.Connection,
            MostAtOnce = 16,
            Auth = program.Connection.Auth[auth],
            CredentialName = $"tests/{auth}",
            Transport = new ConnectionTransport(() => _http, EngineLimits.Usual.Answers, TimeProvider.System),
            Policy = new AddressPolicy(PrivateAddresses: true),
            Tokens = new FileTokenStore(Tokens),
            Secrets = new(),
            Retries = EngineLimits.Usual.Retries with { Retries = 0 },
            Clock = Clock,
            Chance = () => 0.5,
        });
        return () => sender.SendAsync(program.Operations["me"], new Scope { [Root.Inputs] = Value.Of(inputs) }, CancellationToken.None);
    }

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private ConnectorProgram Compile(ValueObject inputs)
    {
        var path = Path.Combine(_folder, "demo" + ConnectorFiles.Suffix);
        var bag = new DiagnosticBag();
        File.WriteAllText(path, $$$"""
            { "manifestVersion": "1.0", "name": "demo", "version": "1.0.0", "title": "Demo",
              "connection": {
                "inputs": { "secret": { "type": "string", "title": "Secret" }, "first": { "type": "string", "title": "Refresh token" } },
                "baseUrl": "{{{_api.Url}}}",
                "auth": {
                  "service": { "type": "oauth2", "grant": "clientCredentials", "tokenUrl": "{{{_server.Url}}}/token", "clientId": "service",
                    "clientSecret": "{{ inputs.secret }}", "clientAuth": "basic", "scopes": ["tickets:read"] },
                  "person": { "type": "oauth2", "grant": "refreshToken", "tokenUrl": "{{{_server.Url}}}/token", "clientId": "web",
                    "clientSecret": "{{ inputs.secret }}", "clientAuth": "basic", "refreshToken": "{{ inputs.first }}", "rotates": true } },
                "check": { "operation": "me" } },
              "operations": { "me": { "request": "GET /me" } },
              "entities": {} }
            """);
        var manifest = ConnectorFiles.Read(path, EngineLimits.Usual.Files, bag);
        var settings = new CompilationSettings { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts, Inputs = inputs };
        var program = manifest is null ? null : ManifestCompiler.Compile(manifest, settings, bag);
        return program ?? throw new InvalidOperationException(string.Concat(bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}\n")));
    }
}
