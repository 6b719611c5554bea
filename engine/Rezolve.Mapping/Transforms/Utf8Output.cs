using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Rezolve.Mapping.Transforms;

/// <summary>A growing buffer of UTF-8 that can be taken back to an earlier length. Pooled: dispose it. Not thread-safe.</summary>
internal sealed class Utf8Output : IBufferWriter<byte>, IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(4096);

    /// <summary>How much was written; may be set back.</summary>
    public int Length { get; set; }

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, Length);

    /// <summary>One byte of what was written.</summary>
    public ref byte this[int at] => ref _buffer[at];

    /// <summary>Adds bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var at = Length;
        if (_buffer.Length - at < bytes.Length)
            Grow(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(at));
        Length = at + bytes.Length;
    }

    /// <summary>Adds one byte.</summary>
    public void Add(byte one)
    {
        if (_buffer.Length == Length)
            Grow(1);
        _buffer[Length++] = one;
    }

    /// <summary>Adds a JSON string: quotation marks, and escapes only where JSON demands them.</summary>
    public void AddText(ReadOnlySpan<char> text)
    {
        Add((byte)'"');
        while (!text.IsEmpty)
        {
            var stop = text.IndexOfAny(Escaped);
            var plain = stop < 0 ? text : text[..stop];
            Length += Encoding.UTF8.GetBytes(plain, GetSpan(Encoding.UTF8.GetMaxByteCount(plain.Length)));
            if (stop < 0)
                break;
            Escape(text[stop]);
            text = text[(stop + 1)..];
        }
        Add((byte)'"');
    }

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        GetSpan(sizeHint);
        return _buffer.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        if (_buffer.Length - Length < Math.Max(sizeHint, 1))
            Grow(Math.Max(sizeHint, 1));
        return _buffer.AsSpan(Length);
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        Length = 0;
    }

    private static SearchValues<char> Escaped { get; } = SearchValues.Create([.. "\"\\", .. Enumerable.Range(0, ' ').Select(code => (char)code)]);

    private void Escape(char character)
    {
        switch (character)
        {
            case '"': Add("\\\""u8); break;
            case '\\': Add("\\\\"u8); break;
            case '\n': Add("\\n"u8); break;
            case '\r': Add("\\r"u8); break;
            case '\t': Add("\\t"u8); break;
            default: Add(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"))); break;
        }
    }

    private void Grow(int wanted)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, Length + wanted));
        _buffer.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
