using System.Text;

namespace Rezolve.Mapping.Http.Answers.Decodings.Xml;

/// <summary>The text of a document, which notes whether its reader wanted more than there is.</summary>
internal sealed class XmlText(ReadOnlyMemory<byte> text, Stream stream) : StreamReader(stream, Encoding.UTF8)
{
    private bool _wasEnded;

    /// <summary>Whether a fault at a place means that the text was cut: more was wanted, and no markup ends behind the place.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="position">The character in the line, from 1.</param>
    public bool IsCutAt(int line, int position)
    {
        var rest = text.Span;
        for (; line > 1 && !rest.IsEmpty; line--)
        {
            var length = rest.IndexOfAny((byte)'\r', (byte)'\n');
            rest = length < 0 ? [] : rest[(rest[length..].StartsWith("\r\n"u8) ? length + 2 : length + 1)..];
        }
        while (position-- > 1 && Rune.DecodeFromUtf8(rest, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            position -= rune.Utf16SequenceLength - 1;
            rest = rest[consumed..];
        }
        return _wasEnded && !rest.Contains((byte)'>');
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Noted(base.Read(buffer, index, count), count);

    /// <inheritdoc/>
    public override int Read(Span<char> buffer) => Noted(base.Read(buffer), buffer.Length);

    private int Noted(int read, int wanted)
    {
        _wasEnded |= read == 0 && wanted > 0;
        return read;
    }
}
