using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling.Growing;

/// <summary>
/// Plans a text or list that only grows: what one side adds at its end is added at the other's end, and nothing that stands there is overwritten.
/// What both added stands on each side in the order in which it came there. What was changed otherwise waits for a person.
/// </summary>
internal static class GrowthPlanner
{
    /// <summary>Plans a field that stands alone; null where it is decided like any other: nothing was agreed, or a person has named a side.</summary>
    /// <param name="group">The group of the one field.</param>
    /// <param name="view">The field.</param>
    public static GroupPlan? Plan(GroupFacts group, FieldView view)
    {
        if (view is { IsSame: true } or { Canonical.IsFault: true } || group.Policy.Owner != Owner.None
            || view.Base is not { Hub.Kind: not ValueKind.Undefined, External.Kind: not ValueKind.Undefined } agreed)
        {
            return null;
        }
        var (isOut, isIn) = (group.Policy.Flow is Flow.Both or Flow.Out, group.Policy.Flow is Flow.Both or Flow.In);
        var here = isOut && view.HubChanged ? Growth.Of(agreed.Hub, view.Facts.Hub, anywhere: true) : default(Growth);
        var there = isIn && view.ExternalChanged ? Growth.Of(view.Facts.Map.ToHub(agreed.External), view.Canonical) : default(Growth);
        if (here is not { } added || there is not { } gained)
            return new GroupSteps(group, [view]).Wait(HoldReason.Conflict, "append", "it was changed otherwise than by something added at its end: a person decides which side holds");
        return added.IsNone && gained.IsNone ? null : Grown(group, view, agreed, added, gained);
    }

    private static GroupPlan Grown(GroupFacts group, FieldView view, AgreedPair agreed, Growth added, Growth gained)
    {
        // What was added to one text goes on in another in a line of its own.
        var due = added.After(view.Canonical, !ValueEquality.AreEqual(view.Canonical, agreed.Hub));
        var isApart = !ValueEquality.AreEqual(view.Facts.Hub, view.Facts.Map.ToHub(agreed.External));
        if (!added.IsNone && view.Facts.Map.ToExternal(due) is { IsFault: true } unknown)
            return new GroupPlan { Group = group.Name, Hold = new Hold(HoldReason.Unresolved, view.Name, unknown.Text) };
        // What is still due stays a difference until it was written and read again: the hub's half has what was gained, and not what was added.
        var half = new AgreedPair(gained.After(agreed.Hub, isApart), view.Facts.External, view.Facts.Map.Fingerprint);
        return new GroupPlan
        {
            Group = group.Name,
            Hub = gained.IsNone ? [] : One(view.Name, gained.After(view.Facts.Hub, isApart)),
            Base = gained.IsNone ? [] : One(view.Name, half),
            Due = added.IsNone ? [] : One(view.Name, due),
        };
    }

    private static Dictionary<string, T> One<T>(string name, T value) => new(StringComparer.Ordinal) { [name] = value };
}
