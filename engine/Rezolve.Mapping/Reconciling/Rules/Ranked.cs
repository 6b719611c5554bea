using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling.Rules;

/// <summary>
/// The value that stands higher wins: <c>max</c>, <c>min</c> of a severity, <c>furthest</c> of a status. The first field of the group is
/// compared; where neither stands higher, or one is unknown to the ranking, a person decides.
/// </summary>
/// <param name="name">What the rule is called.</param>
/// <param name="rank">The place of a value, higher wins; null where it has none.</param>
internal sealed class Ranked(string name, Func<Value, int?> rank) : IConflictRule
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public Verdict Decide(Clash clash)
    {
        var first = clash.Members[0];
        return (rank(first.Hub), rank(first.External)) switch
        {
            ({ } hub, { } external) when hub > external => Verdict.Hub,
            ({ } hub, { } external) when hub < external => Verdict.External,
            _ => Verdict.Person,
        };
    }
}
