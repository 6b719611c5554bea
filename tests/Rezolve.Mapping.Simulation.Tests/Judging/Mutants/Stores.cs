using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

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
