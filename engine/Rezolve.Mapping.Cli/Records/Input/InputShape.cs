using System.Runtime.InteropServices;
using System.Text.Json;
using Rezolve.Json.Reading;

namespace Rezolve.Mapping.Cli.Records.Input;

/// <summary>Makes every accepted input one record a line: lines as they are, a document over many lines as one, a list as its items.</summary>
internal static class InputShape
{
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>The input as lines.</summary>
    /// <param name="input">The input.</param>
    /// <param name="limits">The longest and deepest document over many lines; lines have limits of their own.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<Stream> LinesOfAsync(Stream input, JsonLimits limits, CancellationToken cancellation)
    {
        var head = await ReadAsync(input, [], 64 << 10, cancellation).ConfigureAwait(false);
        if (head.AsSpan().StartsWith(Mark))
            head = head[Mark.Length..];
        if (FirstIsWhole(head, limits))
            return new PrefixedStream(head, input);
        head = await ReadAsync(input, head, limits.MaxBytes, cancellation).ConfigureAwait(false);
        return head.Length < limits.MaxBytes && JsonReading.Check(head, JsonReadingMode.Answer, limits).IsOk
            ? new MemoryStream(Lines(head))
            : new PrefixedStream(head, input);
    }

    // A first line that is a document of its own, other than a list, means that each line is one.
    private static bool FirstIsWhole(byte[] head, JsonLimits limits)
    {
        var text = head.AsSpan().TrimStart(" \t\r\n"u8);
        var end = text.IndexOf((byte)'\n');
        return end > 0 && text[0] != '[' && JsonReading.Check(text[..end], JsonReadingMode.Answer, limits).IsOk;
    }

    private static byte[] Lines(byte[] text)
    {
        using var document = JsonDocument.Parse(text);
        using var lines = new MemoryStream(text.Length + 1);
        var root = document.RootElement;
        foreach (var record in root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().AsEnumerable() : [root])
        {
            var start = (int)lines.Length;
            lines.Write(JsonMarshal.GetRawUtf8Value(record));
            // In JSON a raw line end can only stand between tokens.
            var line = lines.GetBuffer().AsSpan(start..(int)lines.Length);
            line.Replace((byte)'\n', (byte)' ');
            line.Replace((byte)'\r', (byte)' ');
            lines.WriteByte((byte)'\n');
        }
        return lines.ToArray();
    }

    private static async Task<byte[]> ReadAsync(Stream input, byte[] begun, int most, CancellationToken cancellation)
    {
        using var all = new MemoryStream();
        all.Write(begun);
        var buffer = new byte[Math.Min(most, 1 << 20)];
        while (all.Length < most && await input.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most - all.Length)), cancellation).ConfigureAwait(false) is var read and > 0)
            all.Write(buffer.AsSpan(0, read));
        return all.ToArray();
    }
}
