using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LiteDB;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Rows;

/// <summary>Lets a limited number read at once, each as of one moment and wholly on one thread, as LiteDB wants it.</summary>
/// <param name="database">The file.</param>
/// <param name="rows">Its rows.</param>
/// <param name="limit">How many may read at once.</param>
internal sealed class Readers(ILiteDatabase database, RowTable rows, int limit) : IAsyncDisposable
{
    private const int RowsInHand = 256;

    private readonly SemaphoreSlim _free = new(limit);
    private volatile bool _isClosed;

    /// <summary>Reads. What is read is in memory when it returns.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<RowTable, T> read, CancellationToken cancellation)
    {
        await EnterAsync(cancellation).ConfigureAwait(false);
        try
        {
            database.BeginTrans();
            try
            {
                return read(rows);
            }
            finally
            {
                database.Commit();
            }
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Reads every row as of one moment. Changes go on meanwhile; their log grows until this ends.</summary>
    public async IAsyncEnumerable<StoredRow> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await EnterAsync(cancellation).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var hand = Channel.CreateBounded<StoredRow>(RowsInHand);
        var reading = Task.Factory.StartNew(() => Pour(hand.Writer, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            await foreach (var row in hand.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
                yield return row;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
            _free.Release();
        }
    }

    /// <summary>Waits for those who read, and lets nobody in.</summary>
    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        for (var left = limit; left > 0; left--)
            await _free.WaitAsync().ConfigureAwait(false);
        _free.Release(limit);
    }

    // What goes wrong here is told to who reads from the channel, not to who waits for the end.
    private void Pour(ChannelWriter<StoredRow> target, CancellationToken stop)
    {
        try
        {
            foreach (var row in rows.Enumerate())
            {
                if (!target.TryWrite(row))
                    target.WriteAsync(row, stop).AsTask().GetAwaiter().GetResult();
            }
            target.Complete();
        }
        catch (Exception problem)
        {
            target.Complete(problem);
        }
    }

    private async ValueTask EnterAsync(CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation).ConfigureAwait(false);
        if (!_isClosed)
            return;
        _free.Release();
        throw new ObjectDisposedException(nameof(LiteDbStore));
    }
}
