using System.Threading.Channels;
using Rezolve.Mapping.LiteDb.Files;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Writing;

/// <summary>
/// The one thread that writes a file. Whatever waits when it comes round goes into one transaction, so many changes share the cost of making
/// them durable; nobody is told before the transaction is.
/// </summary>
/// <remarks>
/// Transactions of LiteDB belong to a thread. After a write that failed nothing is known of what is on disk, so nothing more is written:
/// the file has to be opened anew, which finds the last whole transaction.
/// </remarks>
internal sealed class Writer : IAsyncDisposable
{
    private readonly StoreFile _opened;
    private readonly Ledger _ledger;
    private readonly LiteDbLimits _limits;
    private readonly string _file;
    private readonly Channel<WriteRequest> _queue;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StoreFileException? _broken;

    public Writer(StoreFile opened, Ledger ledger, LiteDbLimits limits, string file)
    {
        (_opened, _ledger, _limits, _file) = (opened, ledger, limits, file);
        _queue = Channel.CreateBounded<WriteRequest>(new BoundedChannelOptions(limits.WaitingChanges) { SingleReader = true });
        new Thread(Run) { IsBackground = true, Name = $"writes {Path.GetFileName(file)}" }.Start();
    }

    /// <summary>How many transactions were made.</summary>
    public long Transactions { get; private set; }

    /// <summary>Writes something in a transaction, alone or together with others.</summary>
    /// <exception cref="ObjectDisposedException">The store was closed.</exception>
    /// <exception cref="StoreFileException">Writing failed, this time or before.</exception>
    public Task<T> WriteAsync<T>(Func<Ledger, T> make, int bytes, CancellationToken cancellation) => WriteAsync(new WriteRequest<T>(make, bytes, cancellation), cancellation);

    /// <inheritdoc cref="WriteAsync{T}(Func{Ledger, T}, int, CancellationToken)"/>
    public async Task<T> WriteAsync<T>(WriteRequest<T> request, CancellationToken cancellation)
    {
        try
        {
            await _queue.Writer.WriteAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(LiteDbStore), $"The store {_file} is closed.");
        }
        return await request.Done.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes what waits, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task.ConfigureAwait(false);
    }

    private void Run()
    {
        var group = new List<WriteRequest>();
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            for (var bytes = 0L; group.Count < _limits.ChangesInGroup && bytes < _limits.BytesInGroup && _queue.Reader.TryRead(out var request); bytes += request.Bytes)
                group.Add(request);
            Make(group);
        }
        _ended.SetResult();
    }

    private void Make(List<WriteRequest> group)
    {
        try
        {
            if (_broken is null)
                InTransaction(group);
        }
        catch (Exception problem)
        {
            // Whatever it was, the file may hold half of what was written; LiteDB forgets that half when the file is opened again.
            _broken = new(StoreFileFault.Broken, $"Writing to {_file} failed: {problem.Message} Nothing more is written; close the store, see to the disk, and open it again.", problem);
        }
        foreach (var request in group)
        {
            if (_broken is null)
                request.Tell();
            else
                request.Fail(_broken);
        }
    }

    private void InTransaction(List<WriteRequest> group)
    {
        var (saves, durable) = (_ledger.Saves, _opened.Log.Confirmed);
        _opened.Database.BeginTrans();
        _ledger.Foresee([.. group.Select(request => request.Change).OfType<StoreChange>()]);
        foreach (var request in group)
            request.Make(_ledger);
        _ledger.Known.Commit();
        _opened.Database.Commit();
        if (_ledger.Saves > saves)
            _opened.Log.WaitPast(durable, _limits.LongestWrite);
        _ledger.Known.Settle();
        Transactions++;
    }
}
