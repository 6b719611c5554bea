using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Policies;

/// <summary>Makes the rule that an operator named.</summary>
internal static class ConflictRules
{
    /// <summary>How far the clocks of two systems may differ before what they say of a time is not believed: a second for each.</summary>
    public static TimeSpan Skew { get; } = TimeSpan.FromSeconds(2);

    /// <summary>The rule of a policy.</summary>
    /// <param name="policy">What was decided.</param>
    /// <param name="field">The field that drives, whose words are ranked.</param>
    public static IConflictRule Of(FieldPolicy policy, string field) => policy.Conflict switch
    {
        "hub" => new FixedSide(Side.Hub),
        "external" => new FixedSide(Side.External),
        "max" or "furthest" => new Ranked(policy.Conflict, ValueRanks.Of(field, policy.Order)),
        "min" => new Ranked("min", Lower(ValueRanks.Of(field, policy.Order))),
        "diff3" => new Diff3(),
        "manual" => new Manual(),
        "expression" => new Expression(Decision(policy.Expression!)),
        _ => new Latest(Skew),
    };

    private static Func<Value, Value, int?> Lower(Func<Value, Value, int?> compare) => (hub, external) => compare(external, hub);

    private static Func<ClashMember, Value> Decision(ValueSlot slot) => member =>
        slot.Evaluate(new Scope { [Root.Base] = member.Base, [Root.Hub] = member.Hub, [Root.External] = member.External });
}
