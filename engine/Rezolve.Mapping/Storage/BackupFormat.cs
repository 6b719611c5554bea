using System.Text;
using System.Text.Json;

namespace Rezolve.Mapping.Storage;

/// <summary>
/// Rows as lines of JSON, one a row: <c>{"t":tenant,"k":kind,"i":id,"v":version,"x":{index},"u":[unique],"c":base64}</c>, after a first line
/// that names the format. Leases are not part of it: whoever worked then does not work now.
/// </summary>
public static class BackupFormat
{
    /// <summary>How a line begins that is no row: what says that the file is whole stands there, after the last row.</summary>
    internal const string End = """{"end":""";

    private const string Head = """{"format":"rezolve-backup","version":1}""";

    /// <summary>Writes rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="target">Where to; it stays open.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public static Task WriteAsync(IEnumerable<StoredRow> rows, Stream target, CancellationToken cancellation) =>
        WriteAsync(rows.ToAsyncEnumerable(), target, cancellation);

    /// <summary>Writes rows as they come.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="target">Where to; it stays open.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public static async Task WriteAsync(IAsyncEnumerable<StoredRow> rows, Stream target, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        await writer.WriteLineAsync(Head.AsMemory(), cancellation).ConfigureAwait(false);
        await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
            await writer.WriteLineAsync(Line(row).AsMemory(), cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads rows.</summary>
    /// <param name="source">What <see cref="WriteAsync(IAsyncEnumerable{StoredRow}, Stream, CancellationToken)"/> wrote.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InvalidDataException">It is no backup, or a line is broken; the message names the line.</exception>
    public static async IAsyncEnumerable<StoredRow> ReadAsync(
        Stream source, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reader = new StreamReader(source, Encoding.UTF8, leaveOpen: true);
        if (await reader.ReadLineAsync(cancellation).ConfigureAwait(false) != Head)
            throw new InvalidDataException("This is no backup of version 1: its first line does not say so.");
        for (var number = 2; await reader.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line; number++)
        {
            if (line.StartsWith(End, StringComparison.Ordinal))
                yield break;
            yield return Row(line, number);
        }
    }

    private static string Line(StoredRow row)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("t", row.Key.Tenant);
            json.WriteString("k", row.Key.Kind);
            json.WriteString("i", row.Key.Id);
            json.WriteNumber("v", row.Version);
            json.WriteStartObject("x");
            foreach (var (name, value) in row.Index)
                json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteStartArray("u");
            foreach (var text in row.Unique)
                json.WriteStringValue(text);
            json.WriteEndArray();
            json.WriteBase64String("c", row.Content.Span);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static StoredRow Row(string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            var key = new RowKey(row.GetProperty("t").GetString()!, row.GetProperty("k").GetString()!, row.GetProperty("i").GetString()!);
            return new StoredRow(key, row.GetProperty("v").GetInt64(), row.GetProperty("c").GetBytesFromBase64())
            {
                Index = row.GetProperty("x").EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()!, StringComparer.Ordinal),
                Unique = [.. row.GetProperty("u").EnumerateArray().Select(text => text.GetString()!)],
            };
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"Line {number} of the backup is broken: {problem.Message}", problem);
        }
    }
}
