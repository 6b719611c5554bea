namespace Rezolve.Mapping.Storage;

/// <summary>
/// Where the state of syncs is kept: rows of opaque bytes, found by key or by small index fields. Content may be sealed before it comes here,
/// so a store never looks into it. Safe for many threads; every key names its tenant.
/// </summary>
/// <remarks>Every store passes the same suite of tests. Nothing here is more than a shared database can do.</remarks>
public interface ISyncStore : IAsyncDisposable
{
    /// <summary>Reads rows.</summary>
    /// <param name="keys">Which.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>One for each key, in their order; null where there is none. All are of one moment.</returns>
    ValueTask<IReadOnlyList<StoredRow?>> LoadAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellation);

    /// <summary>Makes a change, wholly or not at all. It is durable when this completes.</summary>
    /// <param name="change">The change.</param>
    /// <param name="cancellation">Ends the wait; a change that was begun may be made all the same.</param>
    /// <returns>Whether it was made, and if not, what stood in its way.</returns>
    ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation);

    /// <summary>Reads a page of rows of a kind, in order of their ids or of an index field.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<RowPage> PageAsync(RowQuery query, CancellationToken cancellation);

    /// <summary>Takes, renews or gives back a lease: the right to work on something, which one owner has at a time.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The lease; null where another has it, or where the one to renew was lost.</returns>
    ValueTask<Lease?> LeaseAsync(LeaseRequest request, CancellationToken cancellation);

    /// <summary>Writes all rows as they are at one moment, in the form that any store can be filled from.</summary>
    /// <param name="target">Where to; it stays open.</param>
    /// <param name="cancellation">Ends the writing; what was written until then is of no use.</param>
    Task BackupAsync(Stream target, CancellationToken cancellation);
}
