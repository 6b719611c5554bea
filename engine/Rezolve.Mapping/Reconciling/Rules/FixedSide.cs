using Rezolve.Mapping.Reconciling.Conflicts;

namespace Rezolve.Mapping.Reconciling.Rules;

/// <summary>One side always wins: <c>hub</c> or <c>external</c>.</summary>
/// <param name="side">The side.</param>
internal sealed class FixedSide(Side side) : IConflictRule
{
    /// <inheritdoc/>
    public string Name => side == Side.Hub ? "hub" : "external";

    /// <inheritdoc/>
    public Verdict Decide(Clash clash) => Verdict.Of(side);
}
