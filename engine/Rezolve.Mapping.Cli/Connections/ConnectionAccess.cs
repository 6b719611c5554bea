using System.Security.Cryptography;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Hosting.Catalogs;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Secrets;
using Rezolve.Mapping.Storage.Attachments;
using Rezolve.Mapping.Sync.Sinks;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Connections;

/// <summary>Opens the connections of the workspace that a command names. Dispose it when the command is done with them.</summary>
internal sealed class ConnectionAccess : IDisposable
{
    private const string TokenFile = "rezolve.tokens.json";
    private readonly ConnectionClients _clients = new(EngineLimits.Usual.Pool);
    private readonly FileTokenStore _tokens;
    private readonly ConnectionServices _services;
    private readonly string _folder;

    /// <summary>Begins with the workspace of a command; nothing is read yet.</summary>
    public ConnectionAccess(Invocation invocation)
    {
        _folder = invocation.Workspace;
        _tokens = new FileTokenStore(Path.Combine(_folder, TokenFile));
        _services = new ConnectionServices
        {
            Limits = EngineLimits.Usual,
            Secrets = new SecretSource(invocation.Terminal.Variable),
            Tokens = _tokens,
            Clock = invocation.Terminal.Clock,
            Chance = () => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue,
            Files = KeptFiles.Of(() => Attachments),
            ClientFor = _clients.For,
        };
        Opener = new ConnectionOpener(_services);
    }

    /// <summary>Where the files are kept that requests send; null where none are sent.</summary>
    public IAttachmentStore? Attachments { get; set; }

    private ConnectionOpener Opener { get; }

    /// <summary>Opens a connection that was approved; one of the two is there.</summary>
    public (ConnectionRuntime? Runtime, Ending? Refusal) Open(string name) => In((workspace, bag) => Opener.Open(workspace, name, bag));

    /// <summary>Opens a connection that was approved, with what its system tells of itself; what is gone from there is said, and does not stand in the way.</summary>
    public async Task<(ConnectionRuntime? Runtime, Ending? Refusal)> OpenWholeAsync(string name, Reporter report, CancellationToken cancellation)
    {
        return await InAsync(async (workspace, bag) =>
        {
            var opened = await Opener.OpenAsync(workspace, name, bag, cancellation);
            Warn(opened is not null, report, bag);
            return opened;
        });
    }

    /// <summary>Opens a sync with all its connections; what is gone from their systems is said, and does not stand in the way.</summary>
    public Task<(OpenedSync? Sync, Ending? Refusal)> OpenSyncAsync(string name, Reporter report, CancellationToken cancellation) => InAsync(async (workspace, bag) =>
    {
        var opened = await SyncPrograms.OpenAsync(Opener, workspace, name, EngineLimits.Usual, bag, cancellation);
        Warn(opened is not null, report, bag);
        return opened;
    });

    /// <summary>Opens the ways to those whom a sync tells what happened; one of the two is there.</summary>
    public (IReadOnlyList<(SinkProgram Sink, TellSink Tell)>? Sinks, Ending? Refusal) OpenSinks(SyncProgram program) => In((workspace, bag) =>
    {
        var sinks = new SinkOpener(_services).Open(workspace, program.Sinks, bag);
        return bag.HasErrors ? null : sinks;
    });

    /// <summary>Reads what the system of a connection tells of itself; one of the two is there.</summary>
    public Task<(Discovery? Discovery, Ending? Refusal)> DiscoverAsync(string name, CancellationToken cancellation) =>
        InAsync((workspace, bag) => Opener.DiscoverAsync(workspace, name, bag, cancellation));

    /// <summary>Compiles a connection, approved or not; one of the two is there.</summary>
    public (CompiledConnection? Compiled, Ending? Refusal) Compile(string name) => In((workspace, bag) => Opener.Compile(workspace, name, bag));

    /// <inheritdoc/>
    public void Dispose()
    {
        _clients.Dispose();
        _tokens.Dispose();
    }

    private (T? Found, Ending? Refusal) In<T>(Func<Workspace, DiagnosticBag, T?> open)
        where T : class
    {
        var bag = new DiagnosticBag();
        var found = Begin(bag) is { } workspace ? open(workspace, bag) : null;
        return found is not null ? (found, null) : (null, Refusal(bag));
    }

    private async Task<(T? Found, Ending? Refusal)> InAsync<T>(Func<Workspace, DiagnosticBag, Task<T?>> open)
        where T : class
    {
        var bag = new DiagnosticBag();
        var found = Begin(bag) is { } workspace ? await open(workspace, bag) : null;
        return found is not null ? (found, null) : (null, Refusal(bag));
    }

    private Workspace? Begin(DiagnosticBag bag) => WorkspaceFolder.Read(_folder, bag);

    private static void Warn(bool isOpen, Reporter report, DiagnosticBag bag)
    {
        if (isOpen && !report.Voice.IsJson)
            report.Problems([.. bag.All.Where(one => one.Code == EvidenceRules.Drift.Code || one.Code == FieldRules.NotTotal.Code)]);
    }

    private static Ending Refusal(DiagnosticBag bag)
    {
        var isNamed = bag.All.Any(one => one.Code == CommandRules.NotFound.Code || one.Code == WorkspaceRules.NoConnection.Code || one.Code == SyncRules.NoSync.Code);
        var isTheirs = bag.All.Any(one => one.Code == WorkspaceRules.NotLearned.Code);
        return new Ending(isNamed ? ExitCode.Usage : isTheirs ? ExitCode.Vendor : ExitCode.Invalid, bag.All);
    }
}
