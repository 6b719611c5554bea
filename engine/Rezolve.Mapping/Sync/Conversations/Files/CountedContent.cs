namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>The bytes of a file, counted: a file that has fewer than were told is not taken for whole.</summary>
/// <param name="bytes">The bytes; they stay open.</param>
/// <param name="least">How many there have to be.</param>
internal sealed class CountedContent(Stream bytes, long least) : Stream
{
    private long _count;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">It ended too early.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await bytes.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _count += count;
        return count > 0 || buffer.Length == 0 || _count >= least ? count : throw new IOException(
            _count == 0 ? $"no bytes came, and {least} were told" : $"it ended after {_count} of {least} bytes");
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The bytes of a file are read asynchronously.");

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
