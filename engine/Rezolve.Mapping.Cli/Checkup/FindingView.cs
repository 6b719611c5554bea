using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Checkup;
using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Cli.Checkup;

/// <summary>Shows what was found, under the headings by which people look for trouble.</summary>
internal static class FindingView
{
    /// <summary>Whether a finding lies in files of the workspace, which a person corrects, rather than with a system.</summary>
    public static bool IsOfFiles(Finding finding) => finding.Rule == ReachFindings.NotOpened || finding.Rule == ReachFindings.NotApproved;

    /// <summary>Writes the members of the whole.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Finding> findings, DoctorOptions options)
    {
        json.WriteBoolean("offline", options.IsOffline);
        json.WriteStartObject("headings");
        foreach (var heading in Headings.All)
            json.WriteNumber(heading.Word(), findings.Count(one => one.Heading == heading));
        json.WriteEndObject();
        json.WriteStartArray("findings");
        foreach (var finding in findings)
            JsonLine.Object(json, inner => Write(inner, finding));
        json.WriteEndArray();
    }

    /// <summary>The whole as lines.</summary>
    public static string Text(IReadOnlyList<Finding> findings, DoctorOptions options, Ink ink)
    {
        var text = new StringBuilder();
        foreach (var heading in Headings.All)
        {
            var under = findings.Where(one => one.Heading == heading).ToList();
            var isUnknown = options.IsOffline && heading == Heading.Connection && under.Count == 0;
            text.Append(ink.Bold(heading.Title())).Append(under.Count > 0 ? "" : isUnknown ? ": no system was asked" : $": {ink.Green("well")}").Append('\n');
            under.ForEach(one => Append(text, one, ink));
        }
        text.Append(findings.Count == 0 ? "Nothing is wrong." : Summary(findings));
        return text.ToString();
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("code", finding.Rule.Code);
        json.WriteString("severity", DiagnosticJson.Word(finding.Rule.Severity));
        json.WriteString("heading", finding.Heading.Word());
        json.WriteString("title", finding.Rule.Title);
        json.WriteString("about", finding.About);
        json.WriteString("seen", finding.Seen);
        json.WriteString("cause", finding.Detail ?? finding.Rule.Explanation);
        json.WriteString("remedy", finding.Advice ?? finding.Rule.Remedy);
        json.Texts("commands", finding.Commands);
        json.Text("place", finding.Place);
    }

    private static void Append(StringBuilder text, Finding finding, Ink ink)
    {
        var word = DiagnosticJson.Word(finding.Rule.Severity);
        var head = $"{word} {finding.Rule.Code}";
        text.Append("  ").Append(finding.Rule.Severity switch { Severity.Error => ink.Red(head), Severity.Warning => ink.Yellow(head), _ => ink.Cyan(head) });
        text.Append("  ").Append(SafeText.Of($"{finding.About}: {finding.Seen}")).Append('\n');
        if (finding.Place is { } place)
            text.Append("    at ").Append(SafeText.Of(place)).Append('\n');
        text.Append("    ").Append(SafeText.Of(finding.Detail ?? finding.Rule.Explanation)).Append('\n');
        text.Append("    ").Append(SafeText.Of(finding.Advice ?? finding.Rule.Remedy)).Append('\n');
        foreach (var command in finding.Commands)
            text.Append("      ").Append(SafeText.Of(command)).Append('\n');
    }

    private static string Summary(IReadOnlyList<Finding> findings) => string.Join(", ",
        from severity in Enum.GetValues<Severity>()
        let count = findings.Count(one => one.Rule.Severity == severity)
        where count > 0
        select Counts.Of(count, DiagnosticJson.Word(severity))) + ". More about one: rezolve explain CODE";
}
