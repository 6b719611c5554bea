using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Rezolve.Json.Reading.Checking;

/// <summary>Finds the first byte that is not UTF-8.</summary>
internal static class Utf8Fault
{
    /// <summary>How many leading bytes are valid; the whole length for good text.</summary>
    public static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes)) return bytes.Length;
        var offset = 0;
        while (Rune.DecodeFromUtf8(bytes[offset..], out _, out var consumed) == OperationStatus.Done) offset += consumed;
        return offset;
    }
}
