namespace Rezolve.Mapping.Http.Transport;

/// <summary>The body as it comes from the wire: counted, and given up when it pauses for too long.</summary>
internal sealed class WireStream(Stream source, AnswerLimits limits, TimeProvider clock) : Stream
{
    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    /// <summary>Whether the connection itself tells where the body ends, so that one cut on its way is never taken for whole.</summary>
    public required bool IsFramed { get; init; }

    /// <summary>Whether there was nothing more to read when more was asked for.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>The last four bytes read so far, as a number whose lowest byte comes first.</summary>
    public uint LastFour { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => Count; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var pause = new CancellationTokenSource(limits.IdleTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pause.Token);
        try
        {
            var read = await source.ReadAsync(buffer, either.Token).ConfigureAwait(false);
            Count += read;
            IsEnded |= read == 0 && buffer.Length > 0;
            foreach (var one in buffer.Span[Math.Max(0, read - 4)..read])
                LastFour = (LastFour >> 8) | ((uint)one << 24);
            return Count <= limits.WireBytes
                ? read
                : throw new AnswerRefusedException(ExchangeCode.BodyTooLong, $"its body is longer than {limits.WireBytes} bytes");
        }
        catch (OperationCanceledException) when (pause.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new AnswerRefusedException(ExchangeCode.TimedOut, $"its body paused for {limits.IdleTimeout.TotalSeconds:0.###} s");
        }
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
}

/// <summary>An answer that is not read to its end. Crosses stream boundaries, where no value can be returned; caught by the transport.</summary>
internal sealed class AnswerRefusedException(ExchangeCode code, string reason) : IOException(reason)
{
    /// <summary>What sort of fault it is.</summary>
    public ExchangeCode Code => code;
}
