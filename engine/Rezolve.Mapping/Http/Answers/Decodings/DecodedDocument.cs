using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rezolve.Mapping.Http.Transport;

namespace Rezolve.Mapping.Http.Answers.Decodings;

/// <summary>A growing text in pooled memory. Dispose it, unless its bytes were taken. Not thread-safe.</summary>
internal sealed class DecodedDocument : IBufferWriter<byte>, IDisposable
{
    private const int FirstBuffer = 16 * 1024;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>A writer of JSON into the text; dispose or flush it before the text is read.</summary>
    public Utf8JsonWriter NewWriter() => new(this, Plain);

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_buffer.Length - Length < Math.Max(sizeHint, 1))
            Grow(sizeHint);
        return _buffer.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Forgets the text and keeps its memory.</summary>
    public void Clear() => Length = 0;

    /// <summary>Gives the bytes away; nothing may be written afterwards.</summary>
    public PooledBytes Take()
    {
        var taken = new PooledBytes(_buffer, Length);
        _buffer = [];
        return taken;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Grow(int wanted)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, Length + wanted));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
