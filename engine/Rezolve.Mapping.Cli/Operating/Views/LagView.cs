using System.Text.Json;
using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Hub.Monitors;

namespace Rezolve.Mapping.Cli.Operating.Views;

/// <summary>Shows how long changes take from where they are made to a system.</summary>
internal static class LagView
{
    private const int Half = 50;
    private const int Most = 95;

    /// <summary>Writes the members: spans in seconds, null where it took longer than is told apart.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">The sync and the system they were written to, as <c>sync/connection</c>.</param>
    /// <param name="spread">How long they took.</param>
    public static void Write(Utf8JsonWriter json, string name, LagSpread spread)
    {
        var at = name.IndexOf('/', StringComparison.Ordinal);
        json.WriteString("sync", name[..at]);
        json.WriteString("connection", name[(at + 1)..]);
        json.WriteNumber("changes", spread.Count);
        Write(json, "p50", spread.Within(Half));
        Write(json, "p95", spread.Within(Most));
    }

    /// <summary>The same as a line.</summary>
    public static string Line(string name, LagSpread spread) =>
        $"{name}: {Counts.Of(spread.Count, "change")} arrived, half of them {Within(spread, Half)}, {Most} % {Within(spread, Most)}";

    private static string Within(LagSpread spread, int percent) => spread.Within(percent) is { } span ? $"within {Sightings.Span(span)}" : "after more than three days";

    private static void Write(Utf8JsonWriter json, string name, TimeSpan? span)
    {
        if (span is { } known)
            json.WriteNumber(name, (long)known.TotalSeconds);
        else
            json.WriteNull(name);
    }
}
