using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Cli.Syncing;

/// <summary>
/// A store of which only some of the queue is seen: the work that somebody asked for, or none once it is to end. What is in hand then is finished,
/// and the rest waits where it is.
/// </summary>
/// <param name="store">The store; it stays open.</param>
/// <param name="isOpen">Whether anything is still to be begun.</param>
/// <param name="isWanted">Whether this work is wanted; null for all.</param>
internal sealed class WorkWindow(ISyncStore store, Func<bool> isOpen, Func<WorkItem, ValueTask<bool>>? isWanted) : ISyncStore
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredRow?>> LoadAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellation) => store.LoadAsync(keys, cancellation);

    /// <inheritdoc/>
    public ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation) => store.CommitAsync(change, cancellation);

    /// <inheritdoc/>
    public async ValueTask<RowPage> PageAsync(RowQuery query, CancellationToken cancellation)
    {
        if (query.Kind != RowKinds.Work)
            return await store.PageAsync(query, cancellation);
        var wanted = new List<StoredRow>();
        for (RowQuery? next = query; next is not null && isOpen();)
        {
            var page = await store.PageAsync(next, cancellation);
            foreach (var row in page.Rows)
            {
                if (isWanted is null || await isWanted(WorkRows.Read(row)))
                    wanted.Add(row);
            }
            if (wanted.Count > 0)
                return new RowPage(wanted, page.Next);
            next = page.Next is { } mark ? next with { After = mark } : null;
        }
        return new RowPage([], null);
    }

    /// <inheritdoc/>
    public ValueTask<Lease?> LeaseAsync(LeaseRequest request, CancellationToken cancellation) => store.LeaseAsync(request, cancellation);

    /// <inheritdoc/>
    public Task BackupAsync(Stream target, CancellationToken cancellation) => store.BackupAsync(target, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
