using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Resources;

/// <summary>Whether there is a store, and whether it could be looked at.</summary>
internal sealed class StoreState : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen)
    {
        if (seen.Machine.Obstacle is not { } obstacle)
        {
            if (seen.Machine is { StoreBytes: null, HasFolder: true })
                yield return new Finding(RoomFindings.StoreAbsent, "store", $"there is no {seen.Machine.StoreFile}") { Commands = ["rezolve restore FILE"] };
            yield break;
        }
        yield return new Finding(obstacle.IsBusy ? RoomFindings.StoreBusy : RoomFindings.StoreUnfit, "store", obstacle.Message.TrimEnd('.'))
        {
            Commands = obstacle.Holder is { } holder ? [$"ps -fp {holder}"] : [$"ls -l {seen.Machine.StoreFile}"],
        };
    }
}
