using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Reach;

/// <summary>Operations that failed so often that they rest.</summary>
internal sealed class ShutCircuits : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Live.Circuits
        select new Finding(ReachFindings.CircuitOpen, one.Connection, $"{one.Operation} rests for {Sightings.Span(one.Until - seen.Now)} after failing again and again")
        {
            Commands = [$"rezolve check {one.Connection}", "rezolve queue"],
        };
}
