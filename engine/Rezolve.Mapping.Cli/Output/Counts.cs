using System.Globalization;
using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Cli.Output;

/// <summary>Counts in words.</summary>
internal static class Counts
{
    /// <summary>A number and its noun: <c>1 file</c>, <c>2 files</c>, <c>12,000 records</c>.</summary>
    public static string Of(long count, string noun) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>How many of each severity: <c>2 errors, 1 warning</c>, or <c>no mistakes</c>.</summary>
    public static string Of(IReadOnlyList<Diagnostic> diagnostics)
    {
        var parts = new List<string>();
        foreach (var severity in Enum.GetValues<Severity>())
        {
            if (diagnostics.Count(one => one.Severity == severity) is var count and > 0)
                parts.Add(Of(count, DiagnosticJson.Word(severity)));
        }
        return parts.Count == 0 ? "no mistakes" : string.Join(", ", parts);
    }
}
