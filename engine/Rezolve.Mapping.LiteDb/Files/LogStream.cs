namespace Rezolve.Mapping.LiteDb.Files;

/// <summary>The log that LiteDB writes transactions to. It knows when one is durable, and makes it so with two waits for the disk.</summary>
/// <remarks>
/// LiteDB 5.0.20 returns from a commit while another thread is still writing the log, so a commit that returned can be lost with the process
/// (seen with kill -9: the tests of kills fail without this class). The last page of a transaction carries a mark at byte 18. All that came before
/// is forced to the disk ahead of it, so that a mark is never there without its transaction, and the mark itself after it.
/// </remarks>
internal sealed class LogStream : Stream
{
    private const int PageSize = 8192;

    private const int MarkAt = 18;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly Lock _told = new();
    private readonly SemaphoreSlim _changed = new(0);
    private long _confirmed;
    private Exception? _failure;

    /// <param name="path">The file. What stands in it behind the last whole transaction is cut off.</param>
    public LogStream(string path)
    {
        _path = path;
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        _file.SetLength(WholeLength());
        _file.Position = 0;
    }

    /// <summary>How many transactions became durable since the file was opened.</summary>
    public long Confirmed => Interlocked.Read(ref _confirmed);

    /// <summary>Waits until more transactions are durable than there were.</summary>
    /// <param name="before">How many there were.</param>
    /// <param name="limit">How long it may take.</param>
    /// <exception cref="IOException">Writing failed, or took too long.</exception>
    public void WaitPast(long before, TimeSpan limit)
    {
        while (Confirmed <= before)
        {
            var isInTime = _changed.Wait(limit);
            lock (_told)
            {
                if (_failure is not null)
                    throw new IOException(_failure.Message, _failure);
            }
            if (!isInTime)
                throw new IOException($"the log was not written within {limit}");
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _file.Length;

    public override long Position { get => _file.Position; set => _file.Position = value; }

    public override int Read(byte[] buffer, int offset, int count) => _file.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => _file.Seek(offset, origin);

    public override void SetLength(long value) => _file.SetLength(value);

    // What matters is forced to the disk by Write; LiteDB would do it for each page.
    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            var isLast = count == PageSize && buffer[offset + MarkAt] != 0;
            if (isLast)
                _file.Flush(flushToDisk: true);
            _file.Write(buffer, offset, count);
            if (!isLast)
                return;
            _file.Flush(flushToDisk: true);
            Interlocked.Increment(ref _confirmed);
        }
        catch (Exception problem)
        {
            lock (_told)
                _failure = problem;
            _changed.Release();
            throw;
        }
        _changed.Release();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            var isEmpty = _file.Length == 0;
            _file.Dispose();
            if (isEmpty)
                File.Delete(_path);
        }
        base.Dispose(disposing);
    }

    // LiteDB numbers transactions anew from the last whole one. One that was cut off would get the number of the next, and count as part of it.
    private long WholeLength()
    {
        for (var pages = _file.Length / PageSize; pages > 0; pages--)
        {
            _file.Position = (pages - 1) * PageSize + MarkAt;
            if (_file.ReadByte() > 0)
                return pages * PageSize;
        }
        return 0;
    }
}
