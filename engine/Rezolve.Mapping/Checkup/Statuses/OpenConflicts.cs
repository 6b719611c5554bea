using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Statuses;

/// <summary>Conflicts that wait for a person.</summary>
internal sealed class OpenConflicts : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.OpenConflicts.All
        select new Finding(
            StatusFindings.Undecided, one.Key, $"{Sightings.Count(one.Value.Count, "conflict")} to decide, the oldest since {seen.Ago(one.Value.Since)}")
        {
            Commands = [$"rezolve conflicts show {one.Value.Example}", $"rezolve conflicts resolve {one.Value.Example} --keep hub"],
        };
}
