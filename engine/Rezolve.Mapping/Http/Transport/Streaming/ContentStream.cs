
namespace Rezolve.Mapping.Http.Transport.Streaming;

/// <summary>
/// A body handed out as it comes: decompressed, counted, held to its limit. What goes wrong while it is read is an
/// <see cref="AnswerRefusedException"/>, which is an <see cref="IOException"/>: a body that ends too early never looks like a whole one.
/// </summary>
/// <param name="wire">The body as it comes.</param>
/// <param name="plain">The body, decompressed.</param>
/// <param name="announced">How long it is on the wire; null where that was not said.</param>
/// <param name="most">How long it may be, in bytes.</param>
internal sealed class ContentStream(WireStream wire, Stream plain, long? announced, long most) : Stream
{
    private readonly List<IDisposable> _held = [];

    /// <summary>Bytes read so far, decompressed.</summary>
    public long Count { get; private set; }

    /// <summary>Whether the body was read to its end.</summary>
    public bool IsEnded { get; private set; }

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

    /// <summary>Keeps something until the stream is disposed.</summary>
    public void Hold(IDisposable held) => _held.Add(held);

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await FromPlainAsync(buffer, cancellationToken).ConfigureAwait(false);
        Count += read;
        if (Count > most)
            throw new AnswerRefusedException(ExchangeCode.BodyTooLong, $"its body is longer than {most} bytes");
        if (read == 0 && buffer.Length > 0)
            End();
        return read;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

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
            plain.Dispose();
            _held.ForEach(held => held.Dispose());
            _held.Clear();
        }
        base.Dispose(disposing);
    }

    private async ValueTask<int> FromPlainAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await plain.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        }
        catch (AnswerRefusedException)
        {
            throw;
        }
        catch (InvalidDataException problem)
        {
            throw new AnswerRefusedException(ExchangeCode.Truncated, $"its compressed body is broken: {problem.Message.TrimEnd('.')}");
        }
        catch (IOException)
        {
            throw Cut();
        }
    }

    private void End()
    {
        if (announced is { } length && wire.Count < length)
            throw Cut();
        if (Inflating.IsCut(plain, wire, Count))
            throw new AnswerRefusedException(ExchangeCode.Truncated, "its compressed body is broken: it ends too early");
        IsEnded = true;
    }

    private AnswerRefusedException Cut() => new(
        ExchangeCode.Truncated, announced is { } length ? $"its body ended after {wire.Count} of {length} bytes" : $"its body ended too early, after {wire.Count} bytes");
}
