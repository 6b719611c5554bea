using Rezolve.Mapping.LiteDb.Files;
using Rezolve.Mapping.LiteDb.Rows;
using Rezolve.Mapping.LiteDb.Writing;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb;

/// <summary>The embedded store: all state in one file, which one process has open at a time.</summary>
/// <remarks>
/// A change that was acknowledged was forced to the disk: it survives the end of the process, however that ends. Changes that wait at the same time become durable together,
/// so a host that writes many at once waits for the disk once; each is still made wholly or not at all, and one that is refused does not
/// touch the others. Beside <c>FILE</c> stand <c>FILE.lock</c>, <c>FILE.holder</c> with the id of the process, and while it is open a log,
/// all of which belong to the file.
/// </remarks>
public sealed class LiteDbStore : ISyncStore
{
    private readonly string _path;
    private readonly Func<StoreFile, OpenStore> _begin;
    private readonly Door _door = new();
    private volatile OpenStore _open;
    private int _isClosed;

    private LiteDbStore(StoreFile file, string path, Func<StoreFile, OpenStore> begin) => (_path, _begin, _open) = (path, begin, begin(file));

    /// <summary>Who writes.</summary>
    internal Writer Writer => _open.Writer;

    /// <summary>Opens a store; where there is no file, makes one.</summary>
    /// <param name="file">The file. Its folder must be there.</param>
    /// <param name="clock">Ends leases.</param>
    /// <param name="limits">How much it has in hand at once.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="StoreFileException">Another has it open, a newer version wrote it, or it is no store.</exception>
    public static async Task<LiteDbStore> OpenAsync(string file, TimeProvider clock, LiteDbLimits limits, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var path = Path.GetFullPath(file);
        var store = new LiteDbStore(StoreFile.Open(path), path, opened => new OpenStore(opened, clock, limits, file));
        await store.Writer.WriteAsync(ledger => { ledger.Leases.EndAll(); return 0; }, 0, CancellationToken.None).ConfigureAwait(false);
        return store;
    }

    /// <summary>Fills a new file from a backup, whichever store made it. The file appears when it is whole.</summary>
    /// <param name="file">The file. It must not be there.</param>
    /// <param name="backup">What <see cref="BackupAsync"/> wrote.</param>
    /// <param name="cancellation">Ends the work; then there is no file.</param>
    /// <returns>How many rows there are.</returns>
    /// <exception cref="StoreFileException">The file is there.</exception>
    /// <exception cref="InvalidDataException">It is no backup, or it is broken; the message says where.</exception>
    public static Task<long> RestoreAsync(string file, Stream backup, CancellationToken cancellation) =>
        NewFile.FillAsync(Path.GetFullPath(file), BackupFormat.ReadAsync(backup, cancellation), cancellation);

    /// <summary>Copies what a store holds into a new file, which takes no more room than it needs. Leases are left behind.</summary>
    /// <param name="file">The file to copy. Nobody may have it open.</param>
    /// <param name="target">The new file. It must not be there; it appears when it is whole.</param>
    /// <param name="cancellation">Ends the work; then there is no new file.</param>
    /// <returns>How many rows there are.</returns>
    /// <exception cref="StoreFileException">The file cannot be opened, or the new one is there.</exception>
    public static async Task<long> CompactAsync(string file, string target, CancellationToken cancellation)
    {
        using var opened = StoreFile.Open(Path.GetFullPath(file));
        await using var readers = new Readers(opened.Database, new RowTable(opened.Database), 1);
        return await NewFile.FillAsync(Path.GetFullPath(target), readers.AllAsync(cancellation), cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes a store's file no larger than it needs to be: its rows are copied into a new one, which takes its place at once and wholly.</summary>
    /// <param name="file">The file. Nobody may have it open; until the new one is in place nobody else gets it.</param>
    /// <param name="cancellation">Ends the work; then the file is as it was.</param>
    /// <returns>How many rows there are.</returns>
    /// <exception cref="StoreFileException">It cannot be opened.</exception>
    public static Task<long> CompactAsync(string file, CancellationToken cancellation) => Swap.CompactAsync(Path.GetFullPath(file), cancellation);

    /// <summary>Puts a store's file in the place of another, at once and wholly. The one that was there is kept beside it.</summary>
    /// <param name="file">The file that is replaced. Nobody may have it open; it need not be there.</param>
    /// <param name="replacement">The file that takes its place and is gone from where it was. Nobody may have it open.</param>
    /// <param name="kept">Where the replaced file is kept. It must not be there.</param>
    /// <exception cref="StoreFileException">One of them is open, or the place of the replaced file is taken.</exception>
    public static void Replace(string file, string replacement, string kept) => Swap.Replace(Path.GetFullPath(file), Path.GetFullPath(replacement), Path.GetFullPath(kept));

    /// <summary>
    /// Makes the file no larger than it needs to be while it stays open: leases and versions go on as they are. Whoever reads or writes waits until it is done, and it
    /// waits for those who do, a backup among them.
    /// </summary>
    /// <param name="cancellation">Ends the work while rows are still copied; then the file is as it was.</param>
    /// <returns>How many rows there are.</returns>
    /// <exception cref="StoreFileException">Writing failed before, or the new file could not be opened: the store must be opened anew.</exception>
    public async Task<long> CompactAsync(CancellationToken cancellation)
    {
        await _door.EnterAloneAsync(cancellation).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed == 1, this);
            (var rows, _open) = await _open.RenewAsync(_path, _begin, cancellation).ConfigureAwait(false);
            return rows;
        }
        finally
        {
            _door.LeaveAlone();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredRow?>> LoadAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_isClosed == 1, this);
        return _open.Known.Find(keys) ?? await InAsync(async open =>
        {
            var turn = open.Known.Turn;
            var rows = await open.Readers.ReadAsync(table => table.Find(keys), cancellation).ConfigureAwait(false);
            open.Known.Learn(keys, rows, turn);
            return rows;
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A key or a content is longer than a file of this sort takes; the message names it.</exception>
    /// <exception cref="StoreFileException">Writing failed, this time or before: the store must be opened anew.</exception>
    public async ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation)
    {
        var documents = change.Writes.Select(RowDocument.Of).ToList();
        foreach (var check in change.Checks.Concat(change.Deletes))
            RowDocument.Key(check.Key);
        var request = new WriteRequest<CommitOutcome>(ledger => ledger.Make(change, documents), change.Writes.Sum(write => write.Content.Length), cancellation) { Change = change };
        return await InAsync(open => open.Writer.WriteAsync(request, cancellation), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<RowPage> PageAsync(RowQuery query, CancellationToken cancellation) =>
        await InAsync(open => open.Readers.ReadAsync(rows => rows.Page(query), cancellation).AsTask(), cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<Lease?> LeaseAsync(LeaseRequest request, CancellationToken cancellation) =>
        await InAsync(open => open.Writer.WriteAsync(ledger => ledger.Leases.Make(request), 0, cancellation), cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task BackupAsync(Stream target, CancellationToken cancellation) => InAsync(async open =>
    {
        await BackupFormat.WriteAsync(open.Readers.AllAsync(cancellation), target, cancellation).ConfigureAwait(false);
        return 0;
    }, cancellation);

    /// <summary>Writes what waits, waits for those who read, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 1)
            return;
        await _door.EnterAloneAsync(CancellationToken.None).ConfigureAwait(false);
        await _open.DisposeAsync().ConfigureAwait(false);
        _door.LeaveAlone();
    }

    private async Task<T> InAsync<T>(Func<OpenStore, Task<T>> act, CancellationToken cancellation)
    {
        await _door.EnterAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await act(_open).ConfigureAwait(false);
        }
        finally
        {
            _door.Leave();
        }
    }
}
