namespace Rezolve.Mapping.Tests.Storage.Attachments;

/// <summary>So many bytes, made as they are read, that can only be read forwards.</summary>
internal sealed class LongStream(long length) : Stream
{
    public long BytesRead { get; private set; }

    /// <summary>The most that was asked for at once.</summary>
    public int MostAsked { get; private set; }

    public long? FailsAt { get; init; }

    public Action? OnRead { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        OnRead?.Invoke();
        MostAsked = Math.Max(MostAsked, buffer.Length);
        if (BytesRead >= FailsAt)
            throw new IOException("it ended too early");
        var count = (int)Math.Min(buffer.Length, (FailsAt ?? length) - BytesRead);
        buffer.Span[..count].Fill((byte)(BytesRead % 251));
        BytesRead += count;
        return ValueTask.FromResult(count);
    }

    public override int ReadByte() => throw new NotSupportedException("Files are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Files are read asynchronously.");
}
