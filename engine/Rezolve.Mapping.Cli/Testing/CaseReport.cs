using System.Text.Json;
using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Cli.Testing;

/// <summary>Tells what came of cases.</summary>
/// <param name="report">Where.</param>
/// <param name="withCoverage">Also what no case has used.</param>
internal sealed class CaseReport(Reporter report, bool withCoverage)
{
    /// <summary>The updates that were asked for; null where none were.</summary>
    public CaseUpdates? Updates { get; init; }

    /// <summary>The files that were updated.</summary>
    public IReadOnlyList<string> Updated { get; init; } = [];

    /// <summary>Tells all.</summary>
    public void Tell(IReadOnlyList<ConnectorCases> suites, IReadOnlyList<Diagnostic> diagnostics)
    {
        if (report.Voice.IsJson)
            report.Json(json => JsonLine.Object(json, inner => Write(inner, suites, diagnostics)));
        else
            TellText(suites, diagnostics);
    }

    private void TellText(IReadOnlyList<ConnectorCases> suites, IReadOnlyList<Diagnostic> diagnostics)
    {
        var results = suites.SelectMany(suite => suite.Results).ToList();
        foreach (var result in results.Where(result => !result.Passed || report.Voice.IsVerbose))
            TellCase(result);
        foreach (var suite in withCoverage ? suites : [])
            TellCoverage(suite);
        DiagnosticText.WriteAll(report.Data, diagnostics, report.DataInk);
        if (diagnostics.Count > 0)
            report.Line();
        var failed = results.Count(result => !result.Passed);
        var mistakes = diagnostics.Count == 0 ? "" : $", {Counts.Of(diagnostics)}";
        var updated = Updates is null ? "" : $", {Updated.Count:N0} updated";
        report.Line($"{Counts.Of(results.Count, "case")}: {results.Count - failed:N0} passed{(failed == 0 ? "" : $", {failed:N0} failed")}{updated}{mistakes}.");
    }

    private void TellCase(CaseResult result)
    {
        if (Updated.Contains(result.File))
        {
            report.Line($"{report.DataInk.Bold(SafeText.Of(result.File))}: {report.DataInk.Green("updated")}: {SafeText.Of(result.Title)}");
            return;
        }
        var verdict = result.Passed ? report.DataInk.Green("passed") : report.DataInk.Red("failed");
        report.Line($"{report.DataInk.Bold(SafeText.Of(result.File))}: {verdict}: {SafeText.Of(result.Title)}");
        foreach (var difference in result.Differences)
        {
            report.Line($"  {SafeText.Of(difference.What)}");
            report.Line($"    expected {SafeText.Of(difference.Expected)}");
            report.Line($"    found    {SafeText.Of(difference.Actual)}");
        }
    }

    private void TellCoverage(ConnectorCases suite)
    {
        var covered = suite.Coverage.Count(item => item.Touched);
        report.Line($"{report.DataInk.Bold(suite.Manifest)}: {covered:N0} of {suite.Coverage.Count:N0} parts are used by cases.");
        foreach (var (item, _) in suite.Coverage.Where(item => !item.Touched))
            report.Line($"  not used: {SafeText.Of(item)}");
    }

    private void Write(Utf8JsonWriter json, IReadOnlyList<ConnectorCases> suites, IReadOnlyList<Diagnostic> diagnostics)
    {
        var results = suites.SelectMany(suite => suite.Results).ToList();
        json.WriteStartArray("cases");
        foreach (var result in results)
            JsonLine.Object(json, inner => Write(inner, result));
        json.WriteEndArray();
        json.WriteNumber("passed", results.Count(result => result.Passed));
        json.WriteNumber("failed", results.Count(result => !result.Passed));
        if (Updates is not null)
            WriteUpdates(json, Updates);
        if (withCoverage)
            WriteCoverage(json, suites);
        DiagnosticJson.WriteAll(json, diagnostics);
    }

    private static void Write(Utf8JsonWriter json, CaseResult result)
    {
        json.WriteString("file", result.File);
        json.WriteString("title", result.Title);
        json.WriteBoolean("passed", result.Passed);
        json.WriteStartArray("differences");
        foreach (var difference in result.Differences)
        {
            json.WriteStartObject();
            json.WriteString("what", difference.What);
            json.WriteString("expected", difference.Expected);
            json.WriteString("actual", difference.Actual);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteUpdates(Utf8JsonWriter json, CaseUpdates updates)
    {
        json.WriteStartArray("updates");
        foreach (var update in updates.All)
        {
            json.WriteStartObject();
            json.WriteString("file", update.File);
            json.WriteBoolean("written", Updated.Contains(update.File));
            json.WriteString("diff", string.Join('\n', update.Diff(report.DataInk)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteCoverage(Utf8JsonWriter json, IReadOnlyList<ConnectorCases> suites)
    {
        json.WriteStartArray("coverage");
        foreach (var suite in suites)
        {
            json.WriteStartObject();
            json.WriteString("manifest", suite.Manifest);
            json.WriteNumber("used", suite.Coverage.Count(item => item.Touched));
            json.WriteNumber("parts", suite.Coverage.Count);
            json.Texts("notUsed", suite.Coverage.Where(item => !item.Touched).Select(item => item.Item));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
