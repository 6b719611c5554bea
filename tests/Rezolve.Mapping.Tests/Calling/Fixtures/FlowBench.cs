using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Calling;
using Rezolve.Mapping.Calling.Steps;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Layers;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Calling.Fixtures;

/// <summary>What the vendor of a bench answers.</summary>
internal sealed record Reply(int Status, string Body, params (string Name, string Value)[] Headers)
{
    public static implicit operator Reply(string body) => new(200, body);
}

/// <summary>Operations of a manifest, run over a vendor in memory. Waiting moves the clock and takes no time.</summary>
internal sealed class FlowBench : HttpMessageHandler
{
    private readonly Func<string, Reply> _answer;
    private readonly HttpClient _client;

    /// <param name="operations">The member <c>operations</c> of a manifest; <c>run</c> is what an entity uses.</param>
    /// <param name="answer">The vendor: a request is its method and path, a blank, and its body.</param>
    /// <param name="use">Which member of the entity uses <c>run</c>; or members of the entity, as JSON.</param>
    public FlowBench(string operations, Func<string, Reply> answer, string use = "create")
    {
        _answer = answer;
        _client = new HttpClient(this);
        Program = Compile(operations, use);
        Setting = new RunnerSetting
        {
            Clock = Clock,
            Pause = PauseAsync,
            Limits = new FlowLimits(Calls: 50, Items: 20),
            JsonDepth = 64,
            Secrets = new(),
        };
        Sender = new OperationSender(Wire.Setting(Program.Connection, _client) with { Clock = Clock, Transport = new(() => _client, Wire.Limits, Clock) }).SendAsync;
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));

    public ConnectorProgram Program { get; }

    public RunnerSetting Setting { get; init; }

    public SendOperation Sender { get; }

    public List<string> Requests { get; } = [];

    public List<TimeSpan> Waits { get; } = [];

    /// <summary>Called before each wait, with its number from 1.</summary>
    public Action<int>? OnWait { get; set; }

    public OperationRunner Runner => new(Sender, Setting);

    public Task<ExchangeResult> RunAsync(params (Root Root, Value Value)[] roots) => RunAsync(NoStepLog.Instance, TestContext.Current.CancellationToken, roots);

    public Task<ExchangeResult> RunAsync(IStepLog log, CancellationToken cancellation, params (Root Root, Value Value)[] roots) =>
        Runner.Recording(log)(Program.Operations["run"], ScopeOf(roots), null, cancellation);

    /// <summary>The body of the answer, as text; the message where there is none.</summary>
    public async Task<string> BodyAsync(params (Root Root, Value Value)[] roots)
    {
        using var result = await RunAsync(roots);
        return result.IsFine ? Encoding.UTF8.GetString(result.Answer!.Body.Span) : $"{result.Action}: {result.Message}";
    }

    public static Scope ScopeOf(params (Root Root, Value Value)[] roots)
    {
        var scope = Demo.Scope();
        foreach (var (root, value) in roots)
            scope[root] = value;
        return scope;
    }

    /// <summary>What is wrong with a manifest of these operations.</summary>
    public static IReadOnlyList<Diagnostic> MistakesOf(string operations, string use = "create")
    {
        var bag = new DiagnosticBag();
        _ = TryCompile(operations, use, bag);
        return [.. bag.All.Where(one => one.Severity == Severity.Error)];
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? "" : " " + await request.Content.ReadAsStringAsync(cancellationToken);
        var line = $"{request.Method} {request.RequestUri!.PathAndQuery}{body}";
        lock (Requests)
            Requests.Add(line);
        var reply = _answer(line);
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status) { Content = new StringContent(reply.Body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in reply.Headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    private Task PauseAsync(TimeSpan span, CancellationToken cancellation)
    {
        Waits.Add(span);
        OnWait?.Invoke(Waits.Count);
        cancellation.ThrowIfCancellationRequested();
        Clock.Advance(span);
        return Task.CompletedTask;
    }

    private static ConnectorProgram Compile(string operations, string use)
    {
        var bag = new DiagnosticBag();
        var program = TryCompile(operations, use, bag);
        Assert.True(program is not null, string.Concat(bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}\n")));
        return program;
    }

    private static ConnectorProgram? TryCompile(string operations, string use, DiagnosticBag bag)
    {
        var text = $$"""
            { "manifestVersion": "1.0", "name": "toy", "version": "1.0.0",
              "connection": { "baseUrl": "https://desk.example/api", "auth": { "none": { "type": "none" } } },
              "operations": {{operations}},
              "entities": { "ticket": { "key": "$.id", {{(use.Contains('"') ? use : $"\"{use}\": \"run\"")}}, "fields": { "subject": "$.title" } } } }
            """;
        var manifest = new ManifestReader(EngineLimits.Usual.Files, bag)
            .ReadConnector("toy.connector.json", Encoding.UTF8.GetBytes(text), _ => new ScriptText(null, "none"));
        return manifest is null ? null : ManifestCompiler.Compile(manifest, new() { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts }, bag);
    }
}
