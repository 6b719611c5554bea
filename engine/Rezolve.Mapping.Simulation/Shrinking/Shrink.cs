using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Judging;
using Rezolve.Mapping.Simulation.Running;

namespace Rezolve.Mapping.Simulation.Shrinking;

/// <summary>Makes a failing script as short as it can be and still fail in the same way.</summary>
/// <param name="simulation">Runs it.</param>
/// <param name="mostRuns">How often it is run at most.</param>
internal sealed class Shrink(Simulation simulation, int mostRuns = 300)
{
    private int _runs;

    /// <summary>Shrinks a scenario: parts of the script are left out, halves first and single acts last, for as long as it breaks the same invariant.</summary>
    /// <param name="failing">A scenario that fails.</param>
    /// <param name="invariant">The invariant it breaks.</param>
    /// <returns>The shortest that was found; the given one where nothing can go.</returns>
    public async Task<Scenario> SmallestAsync(Scenario failing, string invariant)
    {
        var script = failing.Script;
        for (var size = script.Count / 2; size >= 1; size = size == 1 ? 0 : size / 2)
        {
            for (var at = 0; at < script.Count && _runs < mostRuns;)
            {
                IReadOnlyList<Act> shorter = [.. script.Take(at), .. script.Skip(at + size)];
                if (await FailsAsync(failing with { Script = shorter }, invariant).ConfigureAwait(false))
                    script = shorter;
                else
                    at += size;
            }
        }
        return failing with { Script = script };
    }

    private async Task<bool> FailsAsync(Scenario scenario, string invariant)
    {
        _runs++;
        var outcome = await simulation.RunAsync(scenario).ConfigureAwait(false);
        return outcome.Verdict.Findings.Exists((Finding finding) => finding.Invariant == invariant);
    }
}
