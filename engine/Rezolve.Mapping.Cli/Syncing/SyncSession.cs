using System.Security.Cryptography;
using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Control;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Hosting.Catalogs;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.LiteDb;
using Rezolve.Mapping.Storage.Attachments;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Sinks;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Manifests;
using Rezolve.Mapping.Sync.Systems.Manifests.People;

namespace Rezolve.Mapping.Cli.Syncing;

/// <summary>A sync that is open: its systems, and its store, which this process holds. Meanwhile other processes' commands are answered.</summary>
internal sealed class SyncSession : IAsyncDisposable
{
    private readonly ConnectionAccess _access;
    private readonly ControlServer _control;
    private readonly LiteDbStore _store;
    private OpenedSync _opened;

    private SyncSession(ConnectionAccess access, LiteDbStore store, ControlServer control, SyncSetting setting, OpenedSync opened) =>
        (_access, _store, _control, Setting, _opened) = (access, store, control, setting, opened);

    /// <summary>What it runs on.</summary>
    public SyncSetting Setting { get; private set; }

    /// <summary>Its connections, open.</summary>
    public IReadOnlyDictionary<string, ConnectionRuntime> Connections => _opened.Connections;

    /// <summary>Whom it tells what happened.</summary>
    public required SinkRun Sinks { get; init; }

    /// <summary>The spine that works now; null while none does. Other processes are told how it is.</summary>
    public SyncPipeline? Working { get; set; }

    /// <summary>Opens a sync; one of the two is there.</summary>
    /// <param name="invocation">The command.</param>
    /// <param name="name">The sync's name in the workspace.</param>
    /// <param name="since">What changed last before this is not taken up; null for what the workspace says.</param>
    public static async Task<(SyncSession? Session, Ending? Refusal)> OpenAsync(Invocation invocation, string name, DateTimeOffset? since)
    {
        var access = new ConnectionAccess(invocation);
        var (opened, refusal) = await access.OpenSyncAsync(name, invocation.Report, invocation.Interrupted);
        var (systems, fault) = opened is null ? (null, refusal) : Systems(opened);
        var (sinks, silent) = systems is null ? (null, fault) : access.OpenSinks(opened!.Program);
        if (systems is null || sinks is null)
        {
            access.Dispose();
            return (null, silent);
        }
        try
        {
            var store = await StoreFolder.OpenAsync(opened!.Store.File, invocation);
            var files = opened.Program.Attachments is null ? null : DirectoryAttachments.Open(opened.Store.Files, new AttachmentLimits());
            access.Attachments = files;
            SyncSession? session = null;
            var held = new HeldStore(opened.Store.File, store) { Compact = store.CompactAsync, Live = () => session?.Live() ?? new LiveSightings() };
            var control = ControlServer.Start(held.File, new ControlDesk(invocation.Terminal, held).RunAsync, invocation.Terminal.Clock);
            var program = since is null ? opened.Program : opened.Program with { From = since };
            var setting = new SyncSetting
            {
                Program = program,
                Systems = systems,
                Store = store,
                Files = files,
                Clock = invocation.Terminal.Clock,
                NewId = new HubIds(invocation.Terminal.Clock, () => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)))).Next,
                Chance = () => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue,
            };
            session = new SyncSession(access, store, control, setting, opened) { Sinks = new SinkRun([.. sinks.Select(one => new SinkKeeper(setting, one.Sink, one.Tell))]) };
            return (session, null);
        }
        catch (StoreFileException problem) when (problem.Fault == StoreFileFault.Locked)
        {
            access.Dispose();
            return (null, StoreFolder.Locked(invocation, opened!.Store.File, problem));
        }
    }

    /// <summary>Asks the systems again what they tell of themselves, where that is old. What has changed is in force from then on, for the spine that is begun next.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<SyncRenewal> RenewAsync(CancellationToken cancellation)
    {
        var renewal = await SyncRenewal.RunAsync(_opened, cancellation);
        if (ReferenceEquals(renewal.Sync, _opened))
            return renewal;
        var (systems, fault) = Systems(renewal.Sync);
        if (systems is null)
            return renewal.Refuse(_opened, fault!.Problems);
        _opened = renewal.Sync;
        Setting = Setting with { Program = _opened.Program with { From = Setting.Program.From }, Systems = systems };
        return renewal;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _control.DisposeAsync();
        await _store.DisposeAsync();
        Setting.Files?.Dispose();
        _access.Dispose();
    }

    private LiveSightings Live() => new()
    {
        Circuits = [.. (Working?.ShutCircuits ?? []).Select(one => new ShutCircuit(one.Connection, one.Operation, one.Until))],
        Budgets = [.. Connections.SelectMany(one => one.Value.Sender.Budgets.Select(stand => new BudgetSighting(one.Key, stand)))],
    };

    /// <summary>The systems of a sync that is open; one of the two is there.</summary>
    /// <param name="opened">The sync.</param>
    /// <param name="foremost">The first priority that its requests may have.</param>
    public static (Dictionary<string, ConnectedSystem>? Systems, Ending? Fault) Systems(OpenedSync opened, Priority foremost = Priority.Interactive)
    {
        var systems = new Dictionary<string, ConnectedSystem>(StringComparer.Ordinal);
        var caching = PeopleCaching.Of(opened.Program.People);
        foreach (var side in opened.Program.Sides)
        {
            var connection = opened.Connections[side.Connection] with { Foremost = foremost };
            if (!SystemOpener.TryOpen(connection, side.Entity, side.Filter, out var system, out var fault, caching))
                return (null, Ending.Problem(ExitCode.Invalid, SyncRules.NoSync, fault));
            systems[side.Connection] = system;
        }
        return (systems, null);
    }
}
