using Rezolve.Mapping.LiteDb.Files;
using Rezolve.Mapping.LiteDb.Rows;
using Rezolve.Mapping.LiteDb.Writing;

namespace Rezolve.Mapping.LiteDb;

/// <summary>A file that is open, with those who read it and the one who writes it.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private readonly StoreFile _file;
    private readonly Ledger _ledger;

    /// <summary>Begins to read and write a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="clock">Ends leases.</param>
    /// <param name="limits">How much it has in hand at once.</param>
    /// <param name="name">What the file is called in messages.</param>
    public OpenStore(StoreFile file, TimeProvider clock, LiteDbLimits limits, string name)
    {
        _file = file;
        var rows = new RowTable(file.Database);
        Readers = new Readers(file.Database, rows, limits.Readers);
        _ledger = new Ledger(file.Database, rows, clock);
        Writer = new Writer(file, _ledger, limits, name);
    }

    /// <summary>Those who read.</summary>
    public Readers Readers { get; }

    /// <summary>Who writes.</summary>
    public Writer Writer { get; }

    /// <summary>What need not be looked for.</summary>
    public KnownRows Known => _ledger.Known;

    /// <summary>
    /// Copies all rows into a file that is no larger than needed, puts that in the place of this one, and opens it. Nobody may read or write meanwhile; whatever ends
    /// the process, one of the two files is there, whole, and nobody else gets it in between.
    /// </summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="open">Begins to read and write the file that is there afterwards.</param>
    /// <param name="cancellation">Ends the copying; then all is as it was.</param>
    /// <returns>How many rows there are, and the store from now on: this one is closed.</returns>
    public async Task<(long Rows, OpenStore Store)> RenewAsync(string path, Func<StoreFile, OpenStore> open, CancellationToken cancellation)
    {
        var compact = Swap.CompactOf(path);
        Swap.Forget(compact);
        try
        {
            // After a write that failed nobody knows what is on the disk: then nothing is copied.
            await Writer.WriteAsync(_ => 0, 0, cancellation).ConfigureAwait(false);
            var began = _ledger.Now;
            var count = await NewFile.FillAsync(compact, Readers.AllAsync(cancellation), cancellation).ConfigureAwait(false);
            await Writer.DisposeAsync().ConfigureAwait(false);
            await Readers.DisposeAsync().ConfigureAwait(false);
            _file.Close();
            Swap.Put(compact, path);
            var store = open(_file.Reopen(path));
            await store.Writer.WriteAsync(ledger => { ledger.Inherit(_ledger, _ledger.Now - began); return 0; }, 0, CancellationToken.None).ConfigureAwait(false);
            return (count, store);
        }
        finally
        {
            Swap.Forget(compact);
        }
    }

    /// <summary>Writes what waits, waits for those who read, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync().ConfigureAwait(false);
        await Readers.DisposeAsync().ConfigureAwait(false);
        _file.Dispose();
    }
}
