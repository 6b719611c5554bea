using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Updates;

/// <summary>What guards have stopped and nobody has allowed.</summary>
internal sealed class StoppedActs : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.Stopped
        select new Finding(UpdateFindings.Guarded, one.Connection, $"{one.Word} stopped {seen.Ago(one.At)}: {one.Reason.TrimEnd('.')}")
        {
            Commands = [$"rezolve allow {one.Connection} {one.Word}"],
        };
}
