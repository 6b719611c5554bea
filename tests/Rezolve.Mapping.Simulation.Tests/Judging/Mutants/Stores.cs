using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Recovery;

namespace Rezolve.Mapping.Simulation.Tests.Judging.Mutants;

/// <summary>A store that passes everything on; each mutant does one thing otherwise.</summary>
internal abstract class PassingStore(ISyncStore inner) : ISyncStore
{
    public virtual ValueTask<IReadOnlyList<StoredRow?>> LoadAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellation) => inner.LoadAsync(keys, cancellation);

    public virtual ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation) => inner.CommitAsync(change, cancellation);

    public virtual ValueTask<RowPage> PageAsync(RowQuery query, CancellationToken cancellation) => inner.PageAsync(query, cancellation);

    public virtual ValueTask<Lease?> LeaseAsync(LeaseRequest request, CancellationToken cancellation) => inner.LeaseAsync(request, cancellation);

    public Task BackupAsync(Stream target, CancellationToken cancellation) => inner.BackupAsync(target, cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

/// <summary>Keeps nothing of one kind.</summary>
internal sealed class ForgettingStore(ISyncStore inner, string kind) : PassingStore(inner)
{
    public override ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation) =>
        base.CommitAsync(change with { Writes = [.. change.Writes.Where(write => write.Key.Kind != kind)] }, cancellation);
}

/// <summary>Does not keep which write is under way, so that another process knows nothing of it.</summary>
internal sealed class ForgetfulStore(ISyncStore inner) : PassingStore(inner)
{
    public override ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation) =>
        base.CommitAsync(change with { Writes = [.. change.Writes.Select(Forgotten)] }, cancellation);

    private static RowWrite Forgotten(RowWrite write) => write.Key.Kind != RowKinds.Link ? write
        : LinkRows.Of(write.Key.Tenant, LinkRows.Read(new StoredRow(write.Key, write.Expected ?? 0, write.Content)) with { Intent = null }) with { Expected = write.Expected, Unique = write.Unique };
}

/// <summary>Has a person's word that everything may have been deleted, at every system and always.</summary>
internal sealed class TrustingStore(ISyncStore inner, SyncProgram program) : PassingStore(inner)
{
    public override async ValueTask<RowPage> PageAsync(RowQuery query, CancellationToken cancellation)
    {
        var page = await base.PageAsync(query, cancellation);
        return query.Kind != RowKinds.Guard ? page : page with { Rows = [.. program.Sides.Select(side => Allowed(side.Connection))] };
    }

    private StoredRow Allowed(string connection)
    {
        var row = (new StoppedAct(GuardedAct.Delete, connection, "", default) { AllowedUntil = DateTimeOffset.MaxValue }).ToRow(program.Tenant);
        return new StoredRow(row.Key, 1, row.Content);
    }
}

/// <summary>Does not keep which systems may not get a ticket again.</summary>
internal sealed class BarlessStore(ISyncStore inner) : PassingStore(inner)
{
    public override ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation) =>
        base.CommitAsync(change with { Writes = [.. change.Writes.Select(Free)] }, cancellation);

    private static RowWrite Free(RowWrite write) => write.Key.Kind != RowKinds.Ticket ? write
        : TicketRows.Of(write.Key.Tenant, TicketRows.Read(new StoredRow(write.Key, write.Expected ?? 0, write.Content)) with { Barred = [] }) with { Expected = write.Expected, Index = write.Index };
}

/// <summary>Keeps of every link that ended that a person ended it.</summary>
internal sealed class UnforgivingStore(ISyncStore inner) : PassingStore(inner)
{
    public override async ValueTask<IReadOnlyList<StoredRow?>> LoadAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellation) =>
        [.. (await base.LoadAsync(keys, cancellation)).Select(row => row is null ? null : Hardened(row))];

    public override async ValueTask<RowPage> PageAsync(RowQuery query, CancellationToken cancellation) =>
        await base.PageAsync(query, cancellation) is var page && query.Kind == RowKinds.Link ? page with { Rows = [.. page.Rows.Select(Hardened)] } : page;

    private static StoredRow Hardened(StoredRow row) => row.Key.Kind != RowKinds.Link || LinkRows.Read(row) is not { End: { } end } link ? row
        : row with { Content = LinkRows.Of(row.Key.Tenant, link with { End = end with { Reason = LinkEndReason.Unlinked } }).Content };
}

/// <summary>Takes every tenant for the same.</summary>
internal sealed class TenantBlindStore(ISyncStore inner) : PassingStore(inner)
{
    private const string All = "all";

    public override ValueTask<IReadOnlyList<StoredRow?>> LoadAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellation) =>
        base.LoadAsync([.. keys.Select(Blind)], cancellation);

    public override ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation) => base.CommitAsync(change with
    {
        Writes = [.. change.Writes.Select(write => write with { Key = Blind(write.Key) })],
        Deletes = [.. change.Deletes.Select(Blind)],
        Checks = [.. change.Checks.Select(Blind)],
    }, cancellation);

    public override ValueTask<RowPage> PageAsync(RowQuery query, CancellationToken cancellation) => base.PageAsync(query with { Tenant = All }, cancellation);

    private static RowKey Blind(RowKey key) => key with { Tenant = All };

    private static RowCheck Blind(RowCheck check) => check with { Key = Blind(check.Key) };
}
