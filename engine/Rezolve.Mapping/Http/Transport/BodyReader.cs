using System.Buffers;
using Rezolve.Mapping.Http.Transport.Streaming;

namespace Rezolve.Mapping.Http.Transport;

/// <summary>Reads a body into pooled memory, decompressing it under the limits: what is too much is never held.</summary>
internal static class BodyReader
{
    private const int FirstBuffer = 16 * 1024;
    private const long RatioCountsFrom = 1024 * 1024;

    /// <summary>Reads the whole body.</summary>
    /// <exception cref="AnswerRefusedException">The body breaks a limit or its compression is unknown or broken.</exception>
    public static async Task<PooledBytes> ReadAsync(HttpResponseMessage response, AnswerLimits limits, TimeProvider clock, CancellationToken cancellation)
    {
        var content = response.Content;
        if (content.Headers.ContentLength > limits.WireBytes)
        {
            var problem = $"it announces a body of {content.Headers.ContentLength} bytes; {limits.WireBytes} are allowed";
            throw new AnswerRefusedException(ExchangeCode.BodyTooLong, problem);
        }
        await using var source = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using var wire = new WireStream(source, limits, clock) { IsFramed = IsFramed(response) };
        await using var plain = Inflating.Of(wire, content.Headers.ContentEncoding);
        try
        {
            return await FillAsync(plain, wire, limits, cancellation).ConfigureAwait(false);
        }
        catch (InvalidDataException problem)
        {
            throw new AnswerRefusedException(ExchangeCode.Truncated, $"its compressed body is broken: {problem.Message}");
        }
    }

    /// <summary>Whether the connection tells where the body ends: by a length, by chunks, or by the protocol (RFC 9112, section 6.3).</summary>
    public static bool IsFramed(HttpResponseMessage response) =>
        response.Version.Major >= 2 || response.Content.Headers.ContentLength is not null || response.Headers.TransferEncodingChunked == true;

    private static async Task<PooledBytes> FillAsync(Stream plain, WireStream wire, AnswerLimits limits, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        var count = 0;
        try
        {
            while (true)
            {
                var read = await plain.ReadAsync(buffer.AsMemory(count), cancellation).ConfigureAwait(false);
                if (read == 0)
                {
                    return Inflating.IsCut(plain, wire, count)
                        ? throw new AnswerRefusedException(ExchangeCode.Truncated, "its compressed body is broken: it ends too early")
                        : new PooledBytes(buffer, count);
                }
                count += read;
                Check(count, wire.Count, limits);
                if (count == buffer.Length)
                    buffer = Grown(buffer, count);
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    private static void Check(long inflated, long wire, AnswerLimits limits)
    {
        if (inflated > limits.InflatedBytes)
            throw new AnswerRefusedException(ExchangeCode.BodyTooLong, $"its body is longer than {limits.InflatedBytes} bytes when decompressed");
        if (inflated > RatioCountsFrom && inflated / Math.Max(wire, 1) >= limits.Ratio)
            throw new AnswerRefusedException(ExchangeCode.BodyTooLong, $"its body grows more than {limits.Ratio} times when decompressed");
    }

    private static byte[] Grown(byte[] buffer, int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}

/// <summary>Bytes in a pooled array, given back when disposed.</summary>
internal sealed class PooledBytes(byte[] buffer, int count) : IDisposable
{
    private byte[]? _buffer = buffer;

    /// <summary>No bytes.</summary>
    public static PooledBytes Empty => new([], 0);

    /// <summary>The bytes; not to be used after disposal.</summary>
    public ReadOnlyMemory<byte> Memory => (_buffer ?? throw new ObjectDisposedException(nameof(PooledBytes))).AsMemory(0, count);

    /// <summary>Changes the bytes in place.</summary>
    public int Edit(Func<Span<byte>, int> edit) => edit((_buffer ?? throw new ObjectDisposedException(nameof(PooledBytes))).AsSpan(0, count));

    /// <summary>Gives the array back, once.</summary>
    public void Dispose()
    {
        var array = Interlocked.Exchange(ref _buffer, null);
        if (array is { Length: > 0 })
            ArrayPool<byte>.Shared.Return(array);
    }
}
