using Rezolve.Mapping.Reconciling.Growing;
using Rezolve.Mapping.Reconciling.Sets;

namespace Rezolve.Mapping.Reconciling;

/// <summary>
/// Compares what the hub says, what a vendor says and what they last agreed on, and says what is to be done. Pure: no clock, no store, no
/// network; the same facts always give the same plan.
/// </summary>
internal static class Reconciler
{
    /// <summary>Plans a link, group by group. A group that is held does not hold the others.</summary>
    public static IReadOnlyList<GroupPlan> Plan(IEnumerable<GroupFacts> groups) => [.. groups.Select(Plan)];

    /// <summary>Plans a group.</summary>
    public static GroupPlan Plan(GroupFacts group)
    {
        // What a vendor did not say is no change: such a field waits for an answer that has it.
        var views = group.Members.Where(member => member.External.Kind != Values.ValueKind.Undefined).Select(member => new FieldView(member)).ToList();
        if (group.Policy.Flow == Flow.None || views.Count == 0)
            return new GroupPlan { Group = group.Name };
        if (group.Policy.Grows && views is [{ Facts.IsSet: false } one] && GrowthPlanner.Plan(group, one) is { } grown)
            return grown;
        return views is [{ Facts.IsSet: true } set] ? SetPlanner.Plan(group, set) : GroupPlanner.Plan(group, views);
    }
}
