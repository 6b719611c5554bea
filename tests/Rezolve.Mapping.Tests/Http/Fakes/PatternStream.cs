using System.Security.Cryptography;

namespace Rezolve.Mapping.Tests.Http.Fakes;

/// <summary>Bytes that are made while they are read, and no more of them are ever in memory than one read asks for.</summary>
internal sealed class PatternStream(long length, long breaksAt = long.MaxValue) : Stream
{
    private static readonly byte[] Blocks = [.. Enumerable.Range(0, 251 * 300).Select(at => (byte)(at % 251))];

    private long _at;

    public bool IsDisposed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _at; set => throw new NotSupportedException(); }

    /// <summary>The digest of all bytes.</summary>
    public static string HashOf(long length)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var pattern = new PatternStream(length);
        var buffer = new byte[1 << 16];
        while (pattern.Read(buffer, 0, buffer.Length) is > 0 and var read)
            hash.AppendData(buffer, 0, read);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public override int Read(byte[] buffer, int offset, int count) => Fill(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Fill(buffer.Span));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }

    private int Fill(Span<byte> buffer)
    {
        if (_at >= breaksAt)
            throw new IOException("the disk is gone.");
        var count = (int)Math.Min(buffer.Length, Math.Min(length, breaksAt) - _at);
        for (var filled = 0; filled < count;)
        {
            var block = Blocks.AsSpan((int)((_at + filled) % 251));
            block = block[..Math.Min(block.Length, count - filled)];
            block.CopyTo(buffer[filled..]);
            filled += block.Length;
        }
        _at += count;
        return count;
    }
}
