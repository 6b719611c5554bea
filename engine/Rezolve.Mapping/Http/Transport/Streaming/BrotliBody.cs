using System.IO.Compression;

namespace Rezolve.Mapping.Http.Transport.Streaming;

/// <summary>A body without its Brotli compression. The framework's own stream takes a body that ends too early for a whole one.</summary>
/// <param name="wire">The body as it comes.</param>
internal sealed class BrotliBody(WireStream wire) : Stream
{
    private readonly byte[] _packed = new byte[16 * 1024];
    private BrotliDecoder _decoder;
    private int _from;
    private int _to;
    private bool _isDone;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The body is no Brotli, or ends too early.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!_isDone && buffer.Length > 0)
        {
            if (Unpack(buffer.Span) is > 0 and var unpacked)
                return unpacked;
            if (_isDone)
                break;
            (_from, _to) = (0, await wire.ReadAsync(_packed, cancellationToken).ConfigureAwait(false));
            if (_to > 0)
                continue;
            // No body at all is an empty one, whatever its field says.
            _isDone = wire.Count == 0;
            if (!_isDone)
                throw new InvalidDataException("it ends too early");
        }
        return 0;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

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

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _decoder.Dispose();
            wire.Dispose();
        }
        base.Dispose(disposing);
    }

    private int Unpack(Span<byte> buffer)
    {
        var status = _decoder.Decompress(_packed.AsSpan(_from, _to - _from), buffer, out var consumed, out var written);
        _from += consumed;
        if (status == System.Buffers.OperationStatus.InvalidData)
            throw new InvalidDataException("it is no Brotli");
        _isDone = status == System.Buffers.OperationStatus.Done;
        return written;
    }
}
