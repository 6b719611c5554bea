using System.Globalization;
using System.Text.Json;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Hub.Monitors;

namespace Rezolve.Mapping.Cli.Operating.Views;

/// <summary>Shows what the values that came in of a system are like.</summary>
internal static class MonitorView
{
    /// <summary>Writes the members.</summary>
    public static void Write(Utf8JsonWriter json, ConnectionMonitor monitor)
    {
        json.WriteNumber("told", monitor.Told);
        json.WriteNumber("echoes", monitor.Echoes);
        json.WriteNumber("edits", monitor.Edits);
        json.WriteNumber("writes", monitor.Writes);
        json.WriteStartObject("fields");
        foreach (var (name, field) in monitor.Fields.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(name);
            json.WriteNumber("told", field.Told);
            json.WriteNumber("unmapped", field.Unmapped);
            Write(json, "values", field.Values);
            Write(json, "before", field.Before);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>The whole as a line; null where nothing came or went.</summary>
    public static string? Line(ConnectionMonitor monitor)
    {
        if (monitor.IsQuiet)
            return null;
        var echoes = monitor.Told > 0 ? FormattableString.Invariant($", {100 * monitor.Echoes / monitor.Told} % of what feeds told was nothing new") : "";
        var unmapped = monitor.Fields.Where(one => one.Value.Unmapped > 0).OrderByDescending(one => one.Value.Unmapped)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value.Unmapped:N0} of {one.Value.Told:N0}")).ToList();
        var without = unmapped.Count > 0 ? $"; without a counterpart: {string.Join(", ", unmapped)}" : "";
        return $"  changes: {Counts.Of(monitor.Edits, "ticket")} came in, {Counts.Of(monitor.Writes, "write")}{echoes}{without}";
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, long> counts)
    {
        if (counts.Count == 0)
            return;
        json.WriteStartObject(name);
        foreach (var (value, count) in counts.OrderBy(one => one.Key, StringComparer.Ordinal))
            json.WriteNumber(value, count);
        json.WriteEndObject();
    }
}
