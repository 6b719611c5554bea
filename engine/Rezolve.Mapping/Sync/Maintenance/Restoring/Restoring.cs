using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Maintenance.Restoring;

/// <summary>
/// What a sync does after its store was restored from an older one: until all is known again, nothing is made before it was looked for, and no record is taken
/// for new that may be what was made. Where the store was not restored, it does nothing.
/// </summary>
/// <param name="scope">The sync.</param>
internal sealed class Restoring(SyncScope scope)
{
    private const string Reason = "it may have been made before the store was restored, and the connector has no way to find out";

    /// <summary>Why a ticket is not made that was looked for in vain.</summary>
    public const string Gone = "its copies were there when the store was restored, and nothing tells whether it was deleted here since";

    private readonly ReturnedRecords _records = new(scope);
    private Restoration? _restoration;
    private Restoration? _last;

    private string Tenant => scope.Hub.Tenant;

    /// <summary>Whether it is still being looked for what was made.</summary>
    public bool IsOpen => _restoration is not null;

    /// <summary>Reads whether there is something to look for.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        _last = await scope.Hub.RowAsync(RestorationRows.KeyOf(Tenant), cancellation).ConfigureAwait(false) is { } row ? RestorationRows.Read(row) : null;
        _restoration = _last is { EndedAt: null } ? _last : null;
    }

    /// <summary>The time of which nothing is known, if what was said then may have gone over: between the backup and the restore; null where it may not have.</summary>
    /// <param name="saidAt">When it was said, by our clock or nearly so; null where nobody knows.</param>
    /// <param name="facts">The system it may have gone to.</param>
    public Restoration? Unknown(DateTimeOffset? saidAt, SystemFacts facts) =>
        _last is { } last && !(saidAt > last.RestoredAt + facts.RequestTimeout + facts.Resolution) ? last : null;

    /// <summary>Whether a ticket that a system does not have may have been made there all the same: it was there before the store was restored.</summary>
    public async ValueTask<bool> IsDoubtfulAsync(HubTicket ticket, CancellationToken cancellation) => _restoration is { } open
        && (ticket.CreatedAt <= open.RestoredAt || (ticket.Origin is { } origin && await IsReturnedAsync(origin, cancellation).ConfigureAwait(false)));

    /// <summary>The create of such a ticket as it may stand: sent at some time between the backup and the restore. Where nothing can tell, a person decides.</summary>
    public CreateIntent Doubtful(CreateIntent create, SystemFacts facts) => facts.Recover.Method == RecoverMethod.None
        ? create with { State = CreateState.Held, FirstSentAt = _restoration!.BackupAt, Hold = new GroupHold(HoldReasons.Restored, "create", Reason, scope.Now) }
        : create with { State = CreateState.Unknown, FirstSentAt = _restoration!.BackupAt, LastSentAt = _restoration.RestoredAt };

    /// <summary>Whether a create is one that may have been sent before the store was restored.</summary>
    public bool IsOf(CreateIntent create) => _restoration is { } open && create.FirstSentAt == open.BackupAt;

    /// <summary>
    /// Whether a ticket that was looked for in vain may have been deleted there: nobody knows where it came from, or what it came from may itself be a copy. Where keys
    /// are looked up, what bears none is none.
    /// </summary>
    public bool IsUncertain(CreateIntent create, HubTicket ticket, SystemFacts facts) => IsOf(create) && ticket.CreatedAt > _restoration!.BackupAt
        && (ticket.MadeWith is not null
            || (facts.Recover.Method != RecoverMethod.Key && ticket.Origin is { } origin && scope[origin.Connection].Facts.Recover.Method != RecoverMethod.Lookup));

    /// <summary>What a person decided about a record that nothing can tell; null where nobody did.</summary>
    public async ValueTask<ReturnedRecord?> DecidedAsync(string connection, string key, CancellationToken cancellation) =>
        IsOpen && await scope.Hub.RowAsync(RestorationRows.KeyOf(Tenant, connection, key), cancellation).ConfigureAwait(false) is { } row
            && RestorationRows.ReadRecord(row) is var record && (record.IsNew || record.CopyOf is not null) ? record : null;

    /// <summary>What is done about a record that no link knows.</summary>
    public async ValueTask<ReturnedAnswer> OfAsync(ConnectedSystem system, SystemTicket external, CancellationToken cancellation) =>
        _restoration is { } open ? await _records.OfAsync(open, system, external, cancellation).ConfigureAwait(false) : default;

    /// <summary>Whether a ticket may still find at a system what was its copy there, so that what was said on it is not known yet.</summary>
    public async ValueTask<bool> MayGetAsync(string ticket, string connection, CancellationToken cancellation) =>
        IsOpen && await _records.MayGetAsync(ticket, connection, cancellation).ConfigureAwait(false);

    /// <summary>A record is not taken in: others need not wait for it.</summary>
    public async ValueTask PassAsync(string connection, string key, CancellationToken cancellation)
    {
        if (_restoration is not null)
            await CommitAsync([RestorationRows.KeyOf(Tenant, connection, key)], cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends it, once every feed was read to its end since, and nothing waits that is due because of it.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        if (_restoration is not { } open || !await _records.AreAllReadAsync(open, cancellation).ConfigureAwait(false))
            return;
        if (await scope.Hub.WorkAsync(scope.Now, cancellation).AnyAsync(cancellation).ConfigureAwait(false)
            || await scope.Hub.CreatesAsync(null, cancellation).AnyAsync(one => one.State == CreateState.Unknown && IsOf(one), cancellation).ConfigureAwait(false))
            return;
        var records = await scope.Hub.ReturnedAsync(cancellation).ToListAsync(cancellation).ConfigureAwait(false);
        foreach (var record in records)
        {
            if (await scope.Hub.LinkAsync(record.Connection, record.Key, cancellation).ConfigureAwait(false) is null)
                return;
        }
        foreach (var some in records.Chunk(100))
            await CommitAsync([.. some.Select(one => RestorationRows.KeyOf(Tenant, one.Connection, one.Key))], cancellation).ConfigureAwait(false);
        _last = open with { EndedAt = scope.Now };
        await scope.Setting.Store.CommitAsync(new StoreChange { Writes = [RestorationRows.Of(Tenant, _last)], Lease = scope.Lease }, cancellation).ConfigureAwait(false);
        _restoration = null;
    }

    private async ValueTask<bool> IsReturnedAsync(Origin origin, CancellationToken cancellation) =>
        await scope.Hub.RowAsync(RestorationRows.KeyOf(Tenant, origin.Connection, origin.Key), cancellation).ConfigureAwait(false) is not null;

    private async Task CommitAsync(IReadOnlyList<RowKey> gone, CancellationToken cancellation) =>
        await scope.Setting.Store.CommitAsync(new StoreChange { Deletes = [.. gone.Select(key => new RowCheck(key, null))], Lease = scope.Lease }, cancellation).ConfigureAwait(false);
}
