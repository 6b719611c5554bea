using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Reach;

/// <summary>Connections that are left alone, because whatever is tried there would fail alike.</summary>
internal sealed class LeftAlone : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.Suspended
        select new Finding(ReachFindings.LeftAlone, one.Connection, $"left alone since {seen.Ago(one.Since)}: {one.Message.TrimEnd('.')} ({one.Code})")
        {
            Commands = one.IsHiding ? [$"rezolve check {one.Connection}", $"rezolve allow {one.Connection} delete"] : [$"rezolve check {one.Connection}"],
        };
}
