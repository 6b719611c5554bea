namespace Rezolve.Mapping.Reconciling.Rules;

/// <summary>A person decides; until then both sides keep theirs: <c>manual</c>.</summary>
internal sealed class Manual : IConflictRule
{
    /// <inheritdoc/>
    public string Name => "manual";

    /// <inheritdoc/>
    public Verdict Decide(Clash clash) => Verdict.Person;
}
