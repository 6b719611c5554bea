using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling.Rules;

/// <summary>An expression over base, hub and vendor decides field by field. Any fault of it holds the group.</summary>
/// <param name="decide">The expression; pure.</param>
internal sealed class Expression(Func<ClashMember, Value> decide) : IConflictRule
{
    /// <inheritdoc/>
    public string Name => "expression";

    /// <inheritdoc/>
    public Verdict Decide(Clash clash)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var member in clash.Members)
        {
            var value = decide(member);
            if (value.IsFault || value.Kind == ValueKind.Undefined)
                return new Verdict(null, Fault: value.IsFault ? value.Text : $"the conflict rule gives nothing for {member.Field}");
            values[member.Field] = value;
        }
        return new Verdict(Side.Both, values);
    }
}
