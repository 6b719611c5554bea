using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using Rezolve.Mapping.Http.Transport;

namespace Rezolve.Mapping.Http.Answers.Decodings;

/// <summary>Turns a body into UTF-8: a byte order mark decides, else what the header field says, else what the text declares, else UTF-8.</summary>
internal static class Charsets
{
    /// <summary>The text in UTF-8 without a byte order mark.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="said">The charset of the Content-Type field, or the one the text declares; null where there is neither.</param>
    /// <param name="owned">Memory to dispose after the text was read; null where the text is a part of the body.</param>
    /// <param name="fault">Why there is no text; null where there is.</param>
    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> body, string? said, out PooledBytes? owned, out DecodingFault? fault)
    {
        (owned, fault) = (null, null);
        switch (MarkOf(body.Span) ?? said?.ToLowerInvariant() ?? "utf-8")
        {
            case "utf-8" or "utf8":
                fault = Utf8.IsValid(body.Span) ? null : NotText(body.Span, BodyText.ValidLength(body.Span), "UTF-8", said);
                return body[BodyText.MarkLength(body.Span)..];
            case "us-ascii" or "ascii":
                var high = body.Span.IndexOfAnyExceptInRange((byte)0, (byte)127);
                fault = high < 0 ? null : NotText(body.Span, high, "ASCII", said);
                return body;
            case "iso-8859-1" or "latin1":
                owned = OfLatin1(body.Span);
                return owned.Memory;
            // Without a mark the higher byte comes first (RFC 2781, section 4.3).
            case "utf-16" or "utf-16be":
                return Wide(body.Span, bigEndian: true, ref owned, out fault);
            case "utf-16le":
                return Wide(body.Span, bigEndian: false, ref owned, out fault);
            default:
                fault = new($"it says charset={BodyText.Short(said!)}; utf-8, utf-16, iso-8859-1 and us-ascii can be read");
                return default;
        }
    }

    private static string? MarkOf(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => "utf-8",
        [0xFE, 0xFF, ..] => "utf-16be",
        [0xFF, 0xFE, ..] => "utf-16le",
        _ => null,
    };

    private static DecodingFault NotText(ReadOnlySpan<byte> body, int at, string charset, string? said) =>
        DecodingFault.At(body[..at].Count((byte)'\n') + 1, at, $"{(said is null ? "" : $"it says charset={BodyText.Short(said)}, and ")}this is not {charset}");

    private static PooledBytes OfLatin1(ReadOnlySpan<byte> body)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(body.Length * 2);
        var count = 0;
        foreach (var one in body)
        {
            if (one >= 0x80)
            {
                buffer[count++] = (byte)(0xC0 | (one >> 6));
                buffer[count++] = (byte)(0x80 | (one & 0x3F));
            }
            else
            {
                buffer[count++] = one;
            }
        }
        return new(buffer, count);
    }

    private static ReadOnlyMemory<byte> Wide(ReadOnlySpan<byte> body, bool bigEndian, ref PooledBytes? owned, out DecodingFault? fault)
    {
        var marked = MarkOf(body) is not null ? body[2..] : body;
        var units = marked.Length / 2;
        var chars = ArrayPool<ushort>.Shared.Rent(units);
        var buffer = ArrayPool<byte>.Shared.Rent(units * 3);
        MemoryMarshal.Cast<byte, ushort>(marked[..(units * 2)]).CopyTo(chars);
        if (bigEndian == BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(chars.AsSpan(0, units), chars);
        var text = MemoryMarshal.Cast<ushort, char>(chars.AsSpan(0, units));
        var status = Utf8.FromUtf16(text, buffer, out var read, out var written, replaceInvalidSequences: false);
        var endsInPair = status == OperationStatus.InvalidData && read == units - 1 && char.IsHighSurrogate(text[read]);
        ArrayPool<ushort>.Shared.Return(chars);
        owned = new(buffer, written);
        var line = owned.Memory.Span.Count((byte)'\n') + 1;
        fault = endsInPair || (status == OperationStatus.Done && marked.Length % 2 > 0) ? DecodingFault.At(line, read * 2L, "the text ends within a character", isCut: true)
            : status == OperationStatus.Done ? null
            : DecodingFault.At(line, read * 2L, "half a character stands here, which is not UTF-16");
        return owned.Memory;
    }
}
