using System.CommandLine;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Simulation;

namespace Rezolve.Mapping.Cli.Commands;

/// <summary><c>rezolve simulate</c>: plays systems, people and faults from seeds, and judges whether systems were kept in step.</summary>
internal static class SimulateCommand
{
    private const int MostLanes = 8;

    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var seeds = new Option<int>("--seeds") { Description = "How many seeds are run.", DefaultValueFactory = _ => 100 };
        var first = new Option<ulong>("--first-seed") { Description = "The first seed: the same seed always runs the same.", DefaultValueFactory = _ => 1 };
        var faults = new Option<int>("--faults") { Description = "How many faults are drawn for each seed; none where it is 0.", DefaultValueFactory = _ => 30 };
        var trace = new Option<bool>("--trace") { Description = "Of a failing seed, tell everything that happened." };
        var command = new Command("simulate", "Play systems, people and faults from seeds, and judge what the engine makes of them.") { seeds, first, faults, trace };
        shell.On(command, invocation => RunAsync(invocation, invocation.Get(first), invocation.Get(seeds), invocation.Get(faults), invocation.Get(trace)));
        return command;
    }

    private static async Task<Ending> RunAsync(Invocation invocation, ulong first, int seeds, int faults, bool traced)
    {
        var clock = invocation.Terminal.Clock;
        var began = clock.GetTimestamp();
        var sweep = new Sweep(Simulation.Simulation.OfEngine, Math.Clamp(Environment.ProcessorCount, 1, MostLanes));
        var report = await sweep.RunAsync(first, Math.Max(1, seeds), Math.Max(0, faults), invocation.Interrupted);
        var seconds = clock.GetElapsedTime(began).TotalSeconds;
        invocation.Report.Answer(
            json =>
            {
                json.WriteNumber("seeds", report.Runs.Count);
                json.WriteNumber("faults", report.Faults);
                json.WriteNumber("leastFaults", report.LeastFaults);
                json.WriteNumber("held", report.Held);
                json.WriteNumber("lostInWindow", report.LostInWindow);
                if (report.Failing is { } failing)
                {
                    json.WriteNumber("failingSeed", failing.Scenario.Seed);
                    json.Texts("findings", [.. failing.Verdict.Findings.Select(finding => finding.ToString())]);
                    json.Texts("script", [.. failing.Scenario.Script.Select(act => act.Tell())]);
                }
            },
            () => Text(report, faults, seconds, traced));
        return Ending.With(report.Failing is null ? ExitCode.Ok : ExitCode.Invalid);
    }

    private static string Text(SweepReport report, int faults, double seconds, bool traced)
    {
        var mean = report.Faults / (double)Math.Max(1, report.Runs.Count);
        var sum = FormattableString.Invariant($"{Counts.Of(report.Runs.Count, "seed")} in {seconds:0.0} s: {report.Faults} faults (per seed {report.LeastFaults} or more, {mean:0} on average), ")
            + FormattableString.Invariant($"{report.Held} held, {report.LostInWindow} edits lost where a system cannot tell.");
        if (report.Failing is not { } failing)
            return sum;
        return string.Join('\n', [
            $"Seed {failing.Scenario.Seed} fails. The shortest script that still does:", .. failing.Scenario.Script.Select(act => $"  {act.Tell()}"),
            .. traced ? ["What happened:", .. failing.Trace.Lines.Select(line => $"  {line}")] : Array.Empty<string>(),
            "What is wrong:", .. failing.Verdict.Findings.Select(finding => $"  {finding}"), $"Again: rezolve simulate --seeds 1 --first-seed {failing.Scenario.Seed} --faults {faults}", sum,
        ]);
    }
}
