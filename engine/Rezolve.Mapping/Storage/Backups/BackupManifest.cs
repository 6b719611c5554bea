using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Rezolve.Mapping.Storage.Backups;

/// <summary>What a backup says of itself, in its last line: without it the file is not whole.</summary>
/// <param name="At">When it was taken.</param>
/// <param name="Kinds">How many rows of each kind it holds.</param>
/// <param name="Hash">The SHA-256 of every byte before the line, in hexadecimal digits in lower case.</param>
internal sealed record BackupManifest(DateTimeOffset At, IReadOnlyDictionary<string, long> Kinds, string Hash)
{
    /// <summary>How many rows it holds.</summary>
    public long Rows => Kinds.Values.Sum();

    /// <summary>The line.</summary>
    public string ToLine()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("end");
            json.WriteString("at", At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("sha256", Hash);
            json.WriteStartObject("rows");
            foreach (var (kind, count) in Kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal))
                json.WriteNumber(kind, count);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Reads a line; null for one that says nothing of the kind.</summary>
    public static BackupManifest? Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var end = document.RootElement.GetProperty("end");
            return new BackupManifest(
                end.GetProperty("at").GetDateTimeOffset(), end.GetProperty("rows").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetInt64(), StringComparer.Ordinal),
                end.GetProperty("sha256").GetString()!);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
