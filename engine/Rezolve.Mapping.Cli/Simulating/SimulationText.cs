using System.Text.Json;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Simulation;
using Rezolve.Mapping.Simulation.Connectors;

namespace Rezolve.Mapping.Cli.Simulating;

/// <summary>What came of many seeds, for people and for programs.</summary>
/// <param name="request">What was asked.</param>
/// <param name="report">What came of it.</param>
/// <param name="seconds">How long it took.</param>
/// <param name="connector">The connector that was put to the test; null where none was.</param>
internal sealed class SimulationText(SimulationRequest request, SweepReport report, double seconds, TriedConnector? connector)
{
    /// <summary>Writes members for programs.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("seeds", report.Runs.Count);
        json.WriteNumber("faults", report.Faults);
        json.WriteNumber("leastFaults", report.LeastFaults);
        json.WriteNumber("held", report.Held);
        json.WriteNumber("lostInWindow", report.LostInWindow);
        if (connector is not null)
        {
            json.Texts("fields", [.. connector.Played]);
            json.Texts("notPlayed", [.. connector.NotPlayed]);
            json.Texts("takenAtItsWord", [.. connector.TakenAtItsWord]);
        }
        if (report.Failing is { } failing)
        {
            json.WriteNumber("failingSeed", failing.Scenario.Seed);
            json.Texts("findings", [.. failing.Verdict.Findings.Select(finding => finding.ToString())]);
            json.Texts("script", [.. failing.Scenario.Script.Select(act => act.Tell())]);
        }
    }

    /// <summary>The text for people.</summary>
    public override string ToString() => string.Join('\n', [.. Failing(), .. Fields(), Sum()]);

    private IEnumerable<string> Failing()
    {
        if (report.Failing is not { } failing)
            return [];
        return
        [
            $"Seed {failing.Scenario.Seed} fails. The shortest script that still does:", .. failing.Scenario.Script.Select(act => $"  {act.Tell()}"),
            .. request.IsTraced ? ["What happened:", .. failing.Trace.Lines.Select(line => $"  {line}")] : Array.Empty<string>(),
            "What is wrong:", .. failing.Verdict.Findings.Select(finding => $"  {finding}"), $"Again: {Again(failing)}",
        ];
    }

    private string Again(Outcome failing)
    {
        var words = new List<string> { "rezolve simulate" };
        if (request.Connector is { } name)
            words.Add($"--connector {name} --entity {request.Entity}");
        words.AddRange(request.Settings.Select(one => $"--set {one}"));
        words.Add($"--seeds 1 --first-seed {failing.Scenario.Seed} --faults {request.Faults}");
        return string.Join(' ', words);
    }

    private IEnumerable<string> Fields()
    {
        if (connector is null)
            yield break;
        yield return $"Fields of {connector.Program.Name}: {string.Join(", ", connector.Played)}.";
        if (connector.TakenAtItsWord.Count > 0)
            yield return $"No record could show these, so what the connector says of them was taken for true: {string.Join(", ", connector.TakenAtItsWord)}.";
        if (connector.NotPlayed.Count > 0)
            yield return $"Not played: {string.Join(", ", connector.NotPlayed)}.";
    }

    private string Sum()
    {
        var mean = report.Faults / (double)Math.Max(1, report.Runs.Count);
        return FormattableString.Invariant($"{Counts.Of(report.Runs.Count, "seed")} in {seconds:0.0} s: {report.Faults} faults (per seed {report.LeastFaults} or more, {mean:0} on average), ")
            + FormattableString.Invariant($"{report.Held} held, {report.LostInWindow} edits lost where a system cannot tell.");
    }
}
