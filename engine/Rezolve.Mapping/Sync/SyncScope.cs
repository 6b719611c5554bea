using System.Collections.Concurrent;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Conversations.Files.Removal;
using Rezolve.Mapping.Sync.Maintenance.Restoring;
using Rezolve.Mapping.Sync.Monitoring;
using Rezolve.Mapping.Sync.People;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Recovery.Outages;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Together;
using Rezolve.Mapping.Sync.Turns;
using Rezolve.Mapping.Telemetry;

namespace Rezolve.Mapping.Sync;

/// <summary>What every stage of one running sync shares.</summary>
internal sealed class SyncScope
{
    private readonly ConcurrentDictionary<string, bool> _loaded = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _began = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _turns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConnectedSystem> _systems;

    /// <summary>Prepares the stages.</summary>
    /// <param name="setting">What it runs on.</param>
    public SyncScope(SyncSetting setting)
    {
        Setting = setting;
        Hub = new HubStore(setting.Store, setting.Program.Tenant);
        Guard = new StoredGuard(setting);
        Health = new ConnectionHealth(setting.Store, setting.Program.Tenant, setting.Clock, setting.Limits.Probe);
        Steps = new LearnedSteps(setting.Store, setting.Program.Tenant);
        Letters = new ReadLetters(setting.Store, setting.Program.Tenant);
        Circuits = new CircuitBook(setting.Clock, new CircuitLimits());
        Tables = new FormerTables(setting.Store, setting.Program.Tenant);
        _systems = setting.Systems.ToDictionary(system => system.Key, system => Guarded(system.Value), StringComparer.Ordinal);
        Restoring = new Restoring(this);
        Contents = new ContentSweep(setting.Store, setting.Program.Tenant, setting.Files);
        Lookups = new LookupCounts(setting.Store, setting.Program.Tenant);
        Monitors = new SemanticCounts(setting.Store, setting.Program.Tenant, setting.Clock);
        Lags = new LagCounts(this);
        People = new PersonDirectory(setting.Store, setting.Program.Tenant, _systems, setting.Program.People, setting.Clock, setting.NewId, Lookups);
    }

    /// <summary>What it runs on.</summary>
    public SyncSetting Setting { get; }

    /// <summary>What the operator decided.</summary>
    public SyncProgram Program => Setting.Program;

    /// <summary>What the hub keeps.</summary>
    public HubStore Hub { get; }

    /// <summary>Who is who.</summary>
    public PersonDirectory People { get; }

    /// <summary>How often what is remembered of systems was wanted, and known.</summary>
    public LookupCounts Lookups { get; }

    /// <summary>How long changes take from one system to another.</summary>
    public LagCounts Lags { get; }

    /// <summary>What the values that come in are like.</summary>
    public SemanticCounts Monitors { get; }

    /// <summary>Removes bytes that no file refers to.</summary>
    public ContentSweep Contents { get; }

    /// <summary>The right to work on the sync; null before it is taken.</summary>
    public Lease? Lease { get; set; }

    /// <summary>Whether some system takes several writes in one request.</summary>
    public bool Gathers => _systems.Values.Any(system => system.Facts.Abilities.Batch);

    /// <summary>The turns that are taken now, whose writes may share requests; null where each goes by itself.</summary>
    public Gathering? Together { get; set; }

    /// <summary>Steps of statuses that systems have listed.</summary>
    public LearnedSteps Steps { get; }

    /// <summary>The tables under which values were agreed.</summary>
    public FormerTables Tables { get; }

    /// <summary>What was given up because it could not be read.</summary>
    public ReadLetters Letters { get; }

    /// <summary>How much may happen at once without a person's word.</summary>
    public StoredGuard Guard { get; }

    /// <summary>What is not known because the store was restored.</summary>
    public Restoring Restoring { get; }

    /// <summary>Which connections are left alone.</summary>
    public ConnectionHealth Health { get; }

    /// <summary>Which operations are left alone.</summary>
    public CircuitBook Circuits { get; }

    /// <summary>Now.</summary>
    public DateTimeOffset Now => Setting.Clock.GetUtcNow();

    /// <summary>The system of a connection, which is left alone while it is out of order.</summary>
    public ConnectedSystem this[string connection] => _systems[connection];

    /// <summary>Whether all that was at a system has been read once: nothing is made there before.</summary>
    public async ValueTask<bool> IsLoadedAsync(string connection, CancellationToken cancellation)
    {
        if (_loaded.ContainsKey(connection))
            return true;
        var mark = MarkRows.Read(await Hub.RowAsync(MarkRows.KeyOf(Program.Tenant, Program.Name, connection), cancellation).ConfigureAwait(false));
        return mark.LoadedAt is not null && (_loaded[connection] = true);
    }

    /// <summary>What is done about comments; null where neither they nor files are synced.</summary>
    public CommentPolicy? Comments => Program.Comments ?? (Attachments is null ? null : CommentPolicy.None);

    /// <summary>What is done about files; null where none go over.</summary>
    public AttachmentPolicy? Attachments => Setting.Files is null ? null : Program.Attachments;

    /// <summary>The files of a ticket; none where none go over.</summary>
    public async ValueTask<IReadOnlyList<HubFile>> FilesAsync(string ticket, CancellationToken cancellation)
    {
        var files = new List<HubFile>();
        if (Attachments is null)
            return files;
        await foreach (var file in Hub.FilesAsync(ticket, cancellation).ConfigureAwait(false))
            files.Add(file);
        return files;
    }

    /// <summary>Whether what is said at a system is read.</summary>
    public bool Listens(ConnectedSystem system) => Comments is not null && system.Conversation is { Facts.IsRead: true };

    /// <summary>Whether the clocks are read that a system keeps by itself.</summary>
    public bool Times(ConnectedSystem system) => Program.Sla is not null && system.Clocks is not null;

    /// <summary>Whether the stamp of a ticket at a system shows that something was said on it.</summary>
    public bool IsStamped(ConnectedSystem system) => Listens(system) && system.Conversation!.Facts.MovesTicket;

    /// <summary>When the sync began to read a system; now, where it has not yet.</summary>
    public async ValueTask<DateTimeOffset> LoadBeganAsync(string connection, CancellationToken cancellation)
    {
        if (_began.TryGetValue(connection, out var known))
            return known;
        var mark = MarkRows.Read(await Hub.RowAsync(MarkRows.KeyOf(Program.Tenant, Program.Name, connection), cancellation).ConfigureAwait(false));
        return mark.LoadBegan is { } began ? _began[connection] = began : Now;
    }

    /// <summary>What plans the rounds of a system's links.</summary>
    /// <param name="facts">What is known of the system.</param>
    /// <param name="sides">How values correspond.</param>
    public RoundPlanner PlannerOf(SystemFacts facts, FieldSides sides) => new(sides, facts, Setting.Limits, Program.Schedule.Poll, Now) { Workflow = Program.Workflow };

    /// <summary>Begins a turn of a ticket.</summary>
    /// <returns>Whether none is taken of it now.</returns>
    public bool Begin(string ticket) => _turns.TryAdd(ticket, true);

    /// <summary>Ends a turn of a ticket.</summary>
    public void End(string ticket) => _turns.TryRemove(ticket, out _);

    /// <summary>Keeps what was counted: what would cost a commit for each ticket, only now and then.</summary>
    /// <param name="isEnd">The whole ends: all is kept.</param>
    public async Task KeepCountsAsync(bool isEnd)
    {
        await Lookups.KeepAsync(CancellationToken.None).ConfigureAwait(false);
        if (await Monitors.KeepAsync(isEnd, CancellationToken.None).ConfigureAwait(false))
            await Lags.KeepAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Tells whoever listens.</summary>
    public void Tell(SyncStepKind kind, string connection, string? ticket = null, string? detail = null)
    {
        EngineTelemetry.Did(Program.Name, connection, kind.ToString());
        Setting.Observer?.On(new SyncStep(kind, connection, ticket, detail));
    }

    /// <summary>Tells whoever listens what became of what a system told of a ticket's comments and files; nothing where it told of none.</summary>
    public void Tell(HeardCounts heard, string connection, string ticket)
    {
        if (heard.Told > 0)
            Setting.Observer?.On(new SyncStep(SyncStepKind.Heard, connection, ticket, $"{heard.Told} told: {heard}") { Heard = heard });
    }

    private ConnectedSystem Guarded(ConnectedSystem system)
    {
        var guard = new SystemGuard(system.Facts.Connection, Health, Circuits, this);
        return system with
        {
            Facts = system.Facts with { Tables = Tables },
            Tickets = new GuardedTickets(system.Tickets, guard, this),
            Conversation = system.Conversation is { } conversation ? conversation with { Parts = new GuardedConversation(conversation.Parts, guard, this) } : null,
        };
    }
}
