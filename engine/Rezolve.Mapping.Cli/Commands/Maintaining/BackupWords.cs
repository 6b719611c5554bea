using System.Text.Json;
using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Storage.Backups;

namespace Rezolve.Mapping.Cli.Commands.Maintaining;

/// <summary>What is told of a backup.</summary>
internal static class BackupWords
{
    /// <summary>Its time and counts, on one line.</summary>
    public static string Of(BackupManifest manifest)
    {
        var kinds = manifest.Kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key} {kind.Value:N0}");
        return $"{Counts.Of(manifest.Rows, "row")} as of {Words.Of(manifest.At)} ({string.Join(", ", kinds)})";
    }

    /// <summary>The same as members.</summary>
    public static void Write(Utf8JsonWriter json, BackupManifest manifest)
    {
        json.Instant("at", manifest.At);
        json.WriteNumber("rows", manifest.Rows);
        json.WriteStartObject("kinds");
        foreach (var (kind, count) in manifest.Kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal))
            json.WriteNumber(kind, count);
        json.WriteEndObject();
        json.WriteString("sha256", manifest.Hash);
    }
}
