using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Resilience;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Reading.Connections;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Secrets;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Tests.Reading.Fixtures;
using Rezolve.Mapping.Workspaces;
using Rezolve.Mapping.Workspaces.Locking;

namespace Rezolve.Mapping.Tests.BadAnswers;

/// <summary>A workspace on disk, approved and opened as an app opens it, over a server on loopback that answers badly.</summary>
internal sealed class BadDesk : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rezolve-bad-").FullName;
    private readonly ConnectionClients _clients = new(EngineLimits.Usual.Pool);
    private readonly BadManifest _manifest;
    private readonly ConnectionRuntime _runtime;

    private BadDesk(LoopbackServer server, BadManifest manifest, Func<AnswerLimits, AnswerLimits> limits, int retries)
    {
        (Server, _manifest) = (server, manifest);
        File.WriteAllText(Path.Combine(_folder, BadManifest.FileName), manifest.Text);
        File.WriteAllText(Path.Combine(_folder, WorkspaceReader.FileName), $$"""
            { "workspaceVersion": "1.0", "tenant": "acme",
              "connections": { "desk": { "connector": "{{BadManifest.FileName}}", "privateAddresses": true, "inputs": { "url": "{{server.Url}}" } } } }
            """);
        _runtime = Open(limits, retries);
    }

    /// <summary>The server.</summary>
    public LoopbackServer Server { get; }

    /// <summary>Opens the desk over a server that writes what it is told to.</summary>
    public static BadDesk Over(Respond respond, BadManifest? manifest = null, Func<AnswerLimits, AnswerLimits>? limits = null, int retries = 0) =>
        new(LoopbackServer.Start(respond), manifest ?? new BadManifest(), limits ?? (usual => usual), retries);

    /// <summary>Opens the desk over a server that answers with texts.</summary>
    public static BadDesk Over(Func<ReceivedRequest, string> answer, BadManifest? manifest = null, int retries = 0) =>
        new(LoopbackServer.Start(answer), manifest ?? new BadManifest(), usual => usual, retries);

    /// <summary>Reads the list of tickets; counts of every page are held to add up.</summary>
    public Task<Run> ListAsync() =>
        Run.OfAsync(new FeedReader(_runtime.Runner.SendAsync, _runtime.Program.Entities["ticket"], _runtime.Clock).ListAsync(null, _runtime.NewUnit(), Stop));

    /// <summary>Reads one ticket.</summary>
    public Task<GetOutcome> GetAsync(string key = "7") =>
        new GetReader(_runtime.Runner.SendAsync, _runtime.Program.Entities["ticket"]).ReadAsync(key, _runtime.NewUnit(), Stop);

    /// <summary>Tries the connection.</summary>
    public Task<ReadFault?> CheckAsync() => new CheckRunner(_runtime.Runner.SendAsync).RunAsync(_runtime.Program.Connection.Check!, _runtime.NewUnit(), Stop);

    /// <summary>Holds that an error names the operation and its line, and says what to try.</summary>
    public ReadFault AssertClear(ReadFault? fault, string operation, string? at = null)
    {
        Assert.NotNull(fault);
        AssertPlaced(fault.Message, operation, at);
        Assert.True(fault.Remedy.Length > 10, $"nothing to try: {fault.Code} {fault.Action}");
        return fault;
    }

    /// <summary>Holds that a sentence names the operation and its line, in no more than a few lines of text.</summary>
    public void AssertPlaced(string? message, string operation, string? at = null)
    {
        Assert.NotNull(message);
        Assert.StartsWith($"{operation} (", message);
        Assert.Contains($"{BadManifest.FileName}:{_manifest.LineOf(at ?? $"\"{operation}\": ")}:", message);
        Assert.InRange(message.Length, 40, 1000);
        Assert.DoesNotContain('\n', message);
    }

    /// <summary>The place of a piece of the manifest, as messages write it.</summary>
    public string PlaceOf(string text) => $"{BadManifest.FileName}:{_manifest.LineOf(text)}:";

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _clients.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ConnectionRuntime Open(Func<AnswerLimits, AnswerLimits> limits, int retries)
    {
        var bag = new DiagnosticBag();
        var opener = new ConnectionOpener(new ConnectionServices
        {
            Limits = EngineLimits.Usual with
            {
                Answers = limits(EngineLimits.Usual.Answers),
                Retries = new RetryLimits(retries, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5)),
            },
            Secrets = new SecretSource(_ => null),
            Tokens = new MemoryTokenStore(),
            Clock = TimeProvider.System,
            Chance = () => 0.5,
            ClientFor = _clients.For,
        });
        var workspace = WorkspaceReader.ReadFolder(_folder, EngineLimits.Usual.Files, bag);
        if (workspace is not null && opener.Compile(workspace, "desk", bag) is { } compiled)
        {
            new LockFile(_folder).Approve("desk", compiled.Entry);
            if (opener.Open(workspace, "desk", bag) is { } runtime)
                return runtime;
        }
        throw new InvalidOperationException(string.Join('\n', bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}")));
    }
}
