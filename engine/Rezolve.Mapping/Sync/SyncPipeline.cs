using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Automation;
using Rezolve.Mapping.Sync.Clocks;
using Rezolve.Mapping.Sync.Intake;
using Rezolve.Mapping.Sync.Maintenance;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Telemetry;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync;

/// <summary>
/// The spine of a sync. Feeds are taken in page by page: what a system's people did comes into the hub, and what that makes due elsewhere is queued.
/// Then the queue is worked: each ticket in turn is read at the systems where something is due, compared, written, and read back.
/// </summary>
/// <remarks>
/// A mark never passes a record without a durable outcome. Replaying any page or hint is harmless. Our own echo plans nothing. One bad
/// record never stops a page; one bad page never loses the run's earlier work. Local changes of one step commit together or not at all.
/// </remarks>
internal sealed class SyncPipeline : IDisposable
{
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private readonly SyncScope _scope;
    private readonly string _owner;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly SlaKeeper? _sla;
    private readonly AutomationKeeper? _automation;
    private readonly Retention _retention;
    private bool _isOpen;

    /// <summary>Prepares the spine; nothing runs yet.</summary>
    /// <param name="setting">What it runs on.</param>
    public SyncPipeline(SyncSetting setting)
    {
        _scope = new SyncScope(setting);
        _owner = setting.NewId();
        _retention = new Retention(_scope);
        _sla = setting.Program.Sla is { } sla ? new SlaKeeper(_scope, sla) : null;
        _automation = setting.Program.Automation is { } automation ? new AutomationKeeper(_scope, automation) : null;
    }

    /// <summary>The operations that are left alone now, for people.</summary>
    public IReadOnlyList<(string Connection, string Operation, DateTimeOffset Until)> ShutCircuits => _scope.Circuits.Shut();

    /// <summary>Takes in one run over a feed. The first run at a system is a first load: all there is.</summary>
    /// <param name="connection">The system.</param>
    /// <param name="kind">Which feed.</param>
    /// <param name="cancellation">Ends the run after the page in hand.</param>
    /// <exception cref="LeaseLostException">Another works on the sync.</exception>
    public async Task<IntakeReport> TakeInAsync(string connection, FeedKind kind, CancellationToken cancellation)
    {
        await BeginAsync(cancellation).ConfigureAwait(false);
        if (await PausedAsync(connection, cancellation).ConfigureAwait(false) is { } paused)
            return new IntakeReport { Notes = [$"nothing is read: {paused} is paused"] };
        using var activity = EngineTelemetry.Begin("feed")?.SetTag("rezolve.sync", _scope.Program.Name).SetTag("rezolve.connection", connection);
        var report = await FeedAsync(connection, kind, await MarkAsync(connection, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        EngineTelemetry.Took(_scope.Program.Name, connection, report.Outcomes);
        return report;
    }

    private async Task<IntakeReport> FeedAsync(string connection, FeedKind kind, FeedMark mark, CancellationToken cancellation)
    {
        if (kind == FeedKind.Keys)
            return await SweepAsync(connection, mark, cancellation).ConfigureAwait(false);
        var isLoad = kind == FeedKind.All || mark.LoadedAt is null || !_scope[connection].Facts.Abilities.Delta;
        if (isLoad && mark.LoadBegan is null)
            mark = await KeepAsync(connection, mark with { LoadBegan = _scope.Now }, new HubChange(_scope), cancellation).ConfigureAwait(false);
        return await ReadAsync(connection, mark, isLoad, cancellation).ConfigureAwait(false);
    }

    /// <summary>Queues the tickets of a system on which nothing would show that something was said: what a sweep does too, for systems that tell no keys.</summary>
    /// <param name="connection">The system.</param>
    /// <param name="cancellation">Ends it after the ticket in hand.</param>
    /// <exception cref="LeaseLostException">Another works on the sync.</exception>
    public async Task<IntakeReport> HearAgainAsync(string connection, CancellationToken cancellation)
    {
        await BeginAsync(cancellation).ConfigureAwait(false);
        if (await PausedAsync(connection, cancellation).ConfigureAwait(false) is { } paused)
            return new IntakeReport { Notes = [$"nothing is read: {paused} is paused"] };
        var mark = await MarkAsync(connection, cancellation).ConfigureAwait(false);
        var queued = await new SweepIntake(_scope, _scope[connection]).HearAsync(cancellation).ConfigureAwait(false);
        await KeepAsync(connection, mark with { LastSweep = _scope.Now }, new HubChange(_scope), cancellation).ConfigureAwait(false);
        return new IntakeReport { Notes = [$"{queued} records are looked at", .. await ContentsAsync(cancellation).ConfigureAwait(false)] };
    }

    /// <summary>Does everything that is due now. It never waits: what is due later stays in the queue.</summary>
    /// <param name="cancellation">Ends the work after what is in hand.</param>
    /// <exception cref="LeaseLostException">Another works on the sync.</exception>
    public async Task<WorkReport> WorkAsync(CancellationToken cancellation)
    {
        await BeginAsync(cancellation).ConfigureAwait(false);
        if (await _scope.Hub.IsPausedAsync(_scope.Program.Name, cancellation).ConfigureAwait(false))
            return WorkReport.None;
        await _scope.Guard.BeginAsync(cancellation).ConfigureAwait(false);
        await BelieveAsync(cancellation).ConfigureAwait(false);
        var (report, run) = (WorkReport.None, new WorkRun(_scope, () => BeginAsync(cancellation)));
        do
        {
            report += await run.RunAsync(cancellation).ConfigureAwait(false);
            await new EventSequence(_scope.Setting.Store, _scope.Hub.Tenant).PlaceAsync(cancellation).ConfigureAwait(false);
            if (_sla is not null)
                await _sla.RunAsync(cancellation).ConfigureAwait(false);
        }
        while (_automation is not null && !cancellation.IsCancellationRequested && await _automation.RunAsync(cancellation).ConfigureAwait(false));
        if (_scope.Guard.HasStopped && !await _scope.Hub.WorkAsync(null, cancellation).AnyAsync(cancellation).ConfigureAwait(false))
            await _scope.Guard.ForgetAsync(cancellation).ConfigureAwait(false);
        await _scope.Restoring.EndAsync(cancellation).ConfigureAwait(false);
        // Last: what listens has taken in by now what happened.
        await _retention.StepAsync(cancellation).ConfigureAwait(false);
        // What was counted is kept also where the work was ended early.
        await _scope.KeepCountsAsync(isEnd: false).ConfigureAwait(false);
        await _scope.Contents.ReleaseAsync(CancellationToken.None).ConfigureAwait(false);
        return report;
    }

    /// <summary>When something in the queue is due next, or to be told; null where nothing is.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation)
    {
        var told = _sla is null ? null : await _sla.NextDueAsync(cancellation).ConfigureAwait(false);
        await foreach (var item in _scope.Hub.WorkAsync(null, cancellation).ConfigureAwait(false))
            return told < item.DueAt ? told : item.DueAt;
        return told;
    }

    /// <summary>Gives the right to work back, so that another process need not wait for it to end.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task EndAsync(CancellationToken cancellation)
    {
        if (_scope.Lease is { } lease)
            await _scope.Setting.Store.LeaseAsync(new LeaseRequest(lease.Tenant, lease.Name, _owner, TimeSpan.Zero) { Held = lease }, cancellation).ConfigureAwait(false);
        _scope.Lease = null;
    }

    /// <summary>Keeps what was counted and not kept yet: for who ends the whole.</summary>
    public Task KeepCountsAsync() => _scope.KeepCountsAsync(isEnd: true);

    /// <summary>Counts how often what a system tells of itself was wanted, and known; kept with what is worked next.</summary>
    /// <param name="connection">The system.</param>
    /// <param name="catalogs">How often.</param>
    public void Count(string connection, LookupRate catalogs) => _scope.Lookups.Count(connection, catalogs);

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<IntakeReport> ReadAsync(string connection, FeedMark mark, bool isLoad, CancellationToken cancellation)
    {
        var system = _scope[connection];
        var intake = new PageIntake(_scope, system);
        var report = new IntakeReport();
        await foreach (var page in system.Tickets.FeedAsync(Request(connection, mark, isLoad), cancellation).ConfigureAwait(false))
        {
            using (page)
            {
                var wakes = new HubChange(_scope);
                report += await intake.TakeAsync(page, wakes, cancellation).ConfigureAwait(false);
                _scope.Tell(SyncStepKind.Page, connection, null, $"{report.Read}");
                if (isLoad && mark.LoadedAt is null && page.ServerBegan < mark.LoadBegan)
                    mark = await KeepAsync(connection, mark with { LoadBegan = page.ServerBegan }, new HubChange(_scope), cancellation).ConfigureAwait(false);
                var reached = isLoad || page.Mark.Kind == ValueKind.Undefined ? mark.Mark : page.Mark;
                if (page.IsLast || !wakes.IsEmpty || !Same(reached, mark.Mark))
                    mark = await KeepAsync(connection, After(mark, reached, page, isLoad), wakes, cancellation).ConfigureAwait(false);
                if (page.IsLast)
                    break;
            }
            await BeginAsync(cancellation).ConfigureAwait(false);
        }
        return report;
    }

    // Before the first mark the changes begin with the first load, by the clock that dates them, and overlap it: nothing falls between the two.
    private FeedRequest Request(string connection, FeedMark mark, bool isLoad) =>
        new(isLoad ? FeedKind.All : FeedKind.Changes, _scope.Program[connection].Filter)
        {
            Mark = isLoad ? Value.Undefined : mark.Mark,
            From = isLoad ? _scope.Program.From : mark.LoadBegan - Overlap,
            WithParts = _scope.Listens(_scope[connection]),
        };

    private FeedMark After(FeedMark mark, in Value reached, TicketPage page, bool isLoad)
    {
        var isWhole = page is { IsLast: true, Failure: null };
        return mark with
        {
            Mark = reached,
            LoadedAt = isLoad && isWhole ? mark.LoadedAt ?? _scope.Now : mark.LoadedAt,
            LastRun = isWhole ? _scope.Now : mark.LastRun,
            Trouble = page.Failure?.Message,
        };
    }

    private async Task<IntakeReport> SweepAsync(string connection, FeedMark mark, CancellationToken cancellation)
    {
        var system = _scope[connection];
        var keys = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var page in system.Tickets.FeedAsync(new FeedRequest(FeedKind.Keys, _scope.Program[connection].Filter) { From = _scope.Program.From }, cancellation).ConfigureAwait(false))
        {
            using (page)
            {
                keys.UnionWith(page.Tickets.Select(ticket => ticket.Key));
                // What was not read to its end says nothing of what is missing.
                if (page.Failure is { } failure)
                    return new IntakeReport { Read = keys.Count, Unchanged = keys.Count, Failure = failure };
                if (page.IsLast)
                    break;
            }
            await BeginAsync(cancellation).ConfigureAwait(false);
        }
        var queued = await new SweepIntake(_scope, system).SweepAsync(keys, cancellation).ConfigureAwait(false);
        await KeepAsync(connection, mark with { LastSweep = _scope.Now }, new HubChange(_scope), cancellation).ConfigureAwait(false);
        return new IntakeReport { Read = keys.Count, Unchanged = keys.Count, Queued = 0, Notes = [$"{queued} records are looked at", .. await ContentsAsync(cancellation).ConfigureAwait(false)] };
    }

    private async Task<IReadOnlyList<string>> ContentsAsync(CancellationToken cancellation)
    {
        var swept = await _scope.Contents.RunAsync(cancellation).ConfigureAwait(false);
        return swept.Removed == 0 ? [] : [$"{swept.Removed} files that nothing refers to any more were removed, {swept.Bytes} bytes; {swept.Kept} are kept"];
    }

    // Who allows that everything was deleted has said that nothing is hidden.
    private async Task BelieveAsync(CancellationToken cancellation)
    {
        foreach (var hiding in _scope.Health.All.Where(one => one.IsHiding && _scope.Guard.IsAllowed(GuardedAct.Delete, one.Connection)))
            await _scope.Health.ClearAsync(hiding.Connection, DateTimeOffset.MaxValue, cancellation).ConfigureAwait(false);
    }

    private static bool Same(in Value left, in Value right) => left.Kind == right.Kind && (left.Kind == ValueKind.Undefined || ValueEquality.AreEqual(left, right));

    private async Task<FeedMark> MarkAsync(string connection, CancellationToken cancellation) =>
        MarkRows.Read(await _scope.Hub.RowAsync(MarkKey(connection), cancellation).ConfigureAwait(false));

    private async Task<FeedMark> KeepAsync(string connection, FeedMark mark, HubChange change, CancellationToken cancellation)
    {
        var outcome = await change.Put(MarkKey(connection), mark).CommitAsync(cancellation).ConfigureAwait(false);
        return outcome.IsCommitted ? mark with { Version = outcome.Version } : throw new LeaseLostException(_scope.Program.Name);
    }

    private RowKey MarkKey(string connection) => MarkRows.KeyOf(_scope.Program.Tenant, _scope.Program.Name, connection);

    private async ValueTask<string?> PausedAsync(string connection, CancellationToken cancellation) =>
        await _scope.Hub.IsPausedAsync(_scope.Program.Name, cancellation).ConfigureAwait(false) ? _scope.Program.Name
        : await _scope.Hub.IsPausedAsync(connection, cancellation).ConfigureAwait(false) ? connection
        : null;

    private async Task BeginAsync(CancellationToken cancellation)
    {
        var span = _scope.Setting.Limits.Lease;
        if (_isOpen && IsHeld(span))
            return;
        await _gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (!_isOpen)
            {
                await _scope.Health.LoadAsync(cancellation).ConfigureAwait(false);
                await _scope.Steps.LoadAsync(cancellation).ConfigureAwait(false);
                await _scope.Letters.LoadAsync(cancellation).ConfigureAwait(false);
                await _scope.Tables.LoadAsync(cancellation).ConfigureAwait(false);
                await _scope.Tables.KeepAsync(_scope.Setting.Systems.Values.Select(system => system.Facts), cancellation).ConfigureAwait(false);
                await _scope.Restoring.LoadAsync(cancellation).ConfigureAwait(false);
            }
            _isOpen = true;
            if (IsHeld(span))
                return;
            // One that ran out by itself is taken anew, unless another has it: between two steps nothing depends on it.
            _scope.Lease = await LeaseAsync(span, _scope.Lease, cancellation).ConfigureAwait(false)
                ?? (_scope.Lease is null ? null : await LeaseAsync(span, null, cancellation).ConfigureAwait(false))
                ?? throw new LeaseLostException(_scope.Program.Name);
        }
        finally
        {
            _gate.Release();
        }
    }

    private ValueTask<Lease?> LeaseAsync(TimeSpan span, Lease? held, CancellationToken cancellation) =>
        _scope.Setting.Store.LeaseAsync(new LeaseRequest(_scope.Program.Tenant, $"sync/{_scope.Program.Name}", _owner, span) { Held = held }, cancellation);

    private bool IsHeld(TimeSpan span) => _scope.Lease is { } held && held.Until - _scope.Now > span / 2;
}
