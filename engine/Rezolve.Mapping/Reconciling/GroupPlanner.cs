using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Reconciling.Rules;

namespace Rezolve.Mapping.Reconciling;

/// <summary>Decides a group of single values by the table of the three-way comparison.</summary>
internal static class GroupPlanner
{
    /// <summary>Plans a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="views">Its fields that the vendor told of; at least one.</param>
    public static GroupPlan Plan(GroupFacts group, IReadOnlyList<FieldView> views)
    {
        var steps = new GroupSteps(group, views);
        if (views.All(view => view.IsSame))
            return steps.Agree();
        // What both came to say is no contradiction, whatever else of the group one of them changed.
        var (hub, external) = (views.Any(view => view is { IsSame: false, HubChanged: true }), views.Any(view => view is { IsSame: false, ExternalChanged: true }));
        var isNew = views.Any(view => view.Base is null && !view.IsSame);
        if (!hub && !external && !isNew)
            return steps.Heard();
        return group.Policy switch
        {
            { Owner: Owner.Hub } or { Flow: Flow.Out } => Out(group, steps, hub, external, isNew),
            { Owner: Owner.External } or { Flow: Flow.In } => In(group, steps, hub, external, isNew),
            _ when hub && external => Decide(group, steps),
            _ when !isNew => hub ? steps.Push() : steps.Pull(),
            // Some fields were never agreed: those that were, and that one side changed, drive the group.
            _ when hub || external => steps.Resolve(hub ? Verdict.Hub : Verdict.External, "initial"),
            _ => Initial(group, steps),
        };
    }

    // The hub's values hold. What the vendor's people wrote is overwritten where the hub owns the group, and left alone where values only go out.
    private static GroupPlan Out(GroupFacts group, GroupSteps steps, bool hub, bool external, bool isNew) =>
        !hub && !isNew && group.Policy.Owner != Owner.Hub ? steps.Nothing()
        : external || isNew ? steps.Resolve(Verdict.Hub, RuleOf(group))
        : steps.Push();

    private static GroupPlan In(GroupFacts group, GroupSteps steps, bool hub, bool external, bool isNew) =>
        !external && !isNew && group.Policy.Owner != Owner.External ? steps.Nothing()
        : hub || isNew ? steps.Resolve(Verdict.External, RuleOf(group))
        : steps.Pull();

    private static string RuleOf(GroupFacts group) => group.Policy.Owner == Owner.None ? "direction" : "owner";

    private static GroupPlan Initial(GroupFacts group, GroupSteps steps) => group.Policy.Initial switch
    {
        InitialRule.Hub => steps.Resolve(Verdict.Hub, "initial"),
        InitialRule.External => steps.Resolve(Verdict.External, "initial"),
        InitialRule.NonEmpty when steps.IsEmpty(Side.Hub) => steps.Resolve(Verdict.External, "initial"),
        InitialRule.NonEmpty when steps.IsEmpty(Side.External) => steps.Resolve(Verdict.Hub, "initial"),
        _ => steps.Unresolved() ?? steps.Wait(HoldReason.Initial, "initial"),
    };

    private static GroupPlan Decide(GroupFacts group, GroupSteps steps)
    {
        if (steps.Unresolved() is { } frozen)
            return frozen;
        var rule = group.Policy.Conflict;
        var verdict = rule.Decide(steps.Clash());
        return verdict.Winner is null ? steps.Wait(verdict.Fault is null ? HoldReason.Conflict : HoldReason.Rule, rule.Name, verdict.Fault) : steps.Resolve(verdict, rule.Name);
    }
}
