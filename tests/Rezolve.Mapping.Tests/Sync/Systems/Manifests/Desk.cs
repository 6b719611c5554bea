using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Calling;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Requests.Bodies;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Layers;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Manifests;
using Rezolve.Mapping.Tests.Fixtures;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests;

/// <summary>A system over the connector <c>desk</c>, whose vendor is played request by request. Time stands still.</summary>
internal sealed class Desk : HttpMessageHandler
{
    private readonly Func<string, Reply> _answer;
    private readonly Lazy<ConnectedSystem> _system;

    /// <summary>A desk.</summary>
    /// <param name="answer">Answers a request, given as <c>GET /tickets/1</c>.</param>
    /// <param name="manifest">The manifest; null for the one beside this file.</param>
    public Desk(Func<string, Reply>? answer = null, string? manifest = null)
    {
        _answer = answer ?? (_ => Reply.Json("{}"));
        Program = Compile(manifest ?? Text);
        _system = new(() => SystemOpener.TryOpen(Runtime(), "ticket", [], out var system, out var fault) ? system : throw new InvalidOperationException(fault));
    }

    public static string Text { get; } = File.ReadAllText(Repository.PathOf("tests/Rezolve.Mapping.Tests/Sync/Systems/Manifests/desk.connector.json"));

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));

    public ConnectorProgram Program { get; }

    /// <summary>What was asked: method, path and body, each on a line of its own.</summary>
    public List<string> Asked { get; } = [];

    public ConnectedSystem System => _system.Value;

    public SystemFacts Facts => System.Facts;

    public ITicketSystem Tickets => System.Tickets;

    /// <summary>The bytes that requests send, by the host's keys.</summary>
    public Dictionary<string, string> Files { get; } = [];

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>All pages of a feed, disposed of after each was looked at.</summary>
    public async Task<List<(TicketPage Page, List<SystemTicket> Tickets)>> FeedAsync(FeedRequest request)
    {
        var pages = new List<(TicketPage, List<SystemTicket>)>();
        await foreach (var page in Tickets.FeedAsync(request, Stop))
        {
            using (page)
                pages.Add((page, [.. page.Tickets.Select(ticket => ticket.Read!())]));
        }
        return pages;
    }

    /// <summary>Why a system cannot take part.</summary>
    public string? Refused(string entity, ValueObject filter) => SystemOpener.TryOpen(Runtime(), entity, filter, out _, out var fault) ? null : fault;

    public static Value Json(string json) => ValueJson.Read(Encoding.UTF8.GetBytes(json));

    /// <summary>Fields of a ticket, by JSON.</summary>
    public static Dictionary<string, Value> Fields(string json) => Json(json).Object.ToDictionary();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var match = request.Headers.TryGetValues("If-Match", out var versions) ? $"\nIf-Match: {versions.Single()}" : "";
        lock (Asked)
            Asked.Add(asked + match + (body.Length == 0 ? "" : "\n" + body));
        var reply = _answer(asked);
        if (reply.Break is { } broken)
            throw broken;
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status) { RequestMessage = request, Content = new ByteArrayContent(Encoding.UTF8.GetBytes(reply.Body)) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        response.Headers.Date = Clock.GetUtcNow() + TimeSpan.FromMinutes(3);
        foreach (var (name, value) in reply.Headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    private ConnectionRuntime Runtime()
    {
        var client = new HttpClient(this) { Timeout = Timeout.InfiniteTimeSpan };
        var setting = Wire.Setting(Program.Connection, client) with
        {
            Clock = Clock,
            Operations = Program.Operations,
            Transport = new ConnectionTransport(() => client, Wire.Limits, Clock)
            {
                Files = (key, _) => ValueTask.FromResult(
                    Files.TryGetValue(key, out var text) ? ContentOpening.Of(new MemoryStream(Encoding.UTF8.GetBytes(text))) : ContentOpening.Refused("it is not there any more")),
            },
        };
        return new ConnectionRuntime
        {
            Name = "desk",
            Program = Program,
            Sender = new OperationSender(setting),
            Running = new RunnerSetting { Clock = Clock, Pause = (_, _) => Task.CompletedTask, Limits = EngineLimits.Usual.Flows, JsonDepth = 64, Secrets = new() },
            Secrets = new(),
            Clock = Clock,
            ScriptLimits = EngineLimits.Usual.Scripts,
        };
    }

    private static ConnectorProgram Compile(string text)
    {
        var bag = new DiagnosticBag();
        var manifest = new ManifestReader(EngineLimits.Usual.Files, bag).ReadConnector("desk.connector.json", Encoding.UTF8.GetBytes(text), _ => new ScriptText(""));
        var settings = new CompilationSettings { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts };
        var program = manifest is null ? null : ManifestCompiler.Compile(manifest, settings, bag);
        Assert.True(program is not null, string.Join('\n', bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}")));
        return program!;
    }
}

/// <summary>What the vendor answers.</summary>
internal sealed record Reply(int Status, string Body, params (string Name, string Value)[] Headers)
{
    public Exception? Break { get; init; }

    public static Reply TimedOut { get; } = new(0, "") { Break = new AnswerRefusedException(ExchangeCode.TimedOut, "no answer came in time") };

    public static Reply Reset { get; } = new(0, "") { Break = new HttpRequestException(HttpRequestError.ResponseEnded, "the connection was reset") };

    public static Reply Json(string body, int status = 200, params (string, string)[] headers) => new(status, body, headers);
}
