using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling.Rules;

/// <summary>
/// The value that stands higher wins: <c>max</c>, <c>min</c> of a severity, <c>furthest</c> of a status. The first field of the group is
/// compared; where neither stands higher, or one has no place in the order, a person decides.
/// </summary>
/// <param name="name">What the rule is called.</param>
/// <param name="compare">How two values stand, positive where the first wins; null where that cannot be told.</param>
internal sealed class Ranked(string name, Func<Value, Value, int?> compare) : IConflictRule
{
    /// <summary>The value of the higher rank wins.</summary>
    /// <param name="name">What the rule is called.</param>
    /// <param name="rank">The place of a value, higher wins; null where it has none.</param>
    public Ranked(string name, Func<Value, int?> rank)
        : this(name, (hub, external) => (rank(hub), rank(external)) is ({ } first, { } second) ? first.CompareTo(second) : null)
    {
    }

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public Verdict Decide(Clash clash)
    {
        var first = clash.Members[0];
        return compare(first.Hub, first.External) switch
        {
            > 0 => Verdict.Hub,
            < 0 => Verdict.External,
            _ => Verdict.Person,
        };
    }
}
