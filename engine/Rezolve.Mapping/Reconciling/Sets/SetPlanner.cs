using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling.Sets;

/// <summary>Plans a set. A set never clashes: what both sides did is done, member by member.</summary>
internal static class SetPlanner
{
    /// <summary>Plans a set that stands alone.</summary>
    /// <param name="group">The group of the one field.</param>
    /// <param name="view">The field.</param>
    public static GroupPlan Plan(GroupFacts group, FieldView view)
    {
        var (facts, map) = (view.Facts, view.Facts.Map);
        if (view.Canonical.IsFault)
            return Held(group, view, view.Canonical.Text);
        var present = new SetMerge(Of(view, facts.Hub), Of(view, view.Canonical));
        var merged = SetMerge.Of(Agreed(group.Policy, view, present), present, facts.IsManaged ?? (_ => true));
        var comes = group.Policy.Flow is Flow.Both or Flow.In && !merged.Hub.Equals(present.Hub);
        var goes = group.Policy.Flow is Flow.Both or Flow.Out && !merged.External.Equals(present.External);
        var due = merged.External.ToValue();
        if (goes && map.ToExternal(due) is { IsFault: true } unknown)
            return Held(group, view, unknown.Text);
        // Until the vendor was written and read again, what it says now is what is agreed: what is still due stays a difference.
        var entry = goes ? view.Taken : new AgreedPair(comes ? merged.Hub.ToValue() : facts.Hub, facts.External, map.Fingerprint);
        return new GroupPlan
        {
            Group = group.Name,
            Hub = comes ? One(view.Name, merged.Hub.ToValue()) : [],
            Base = Same(entry, facts.Base) ? [] : One(view.Name, entry),
            Due = goes ? One(view.Name, due) : [],
        };
    }

    // To an owner, whatever the other side has otherwise looks as if the other side had changed it, so it is changed back.
    private static SetMerge Agreed(GroupPolicy policy, FieldView view, SetMerge present) => (policy.Owner, view.Base) switch
    {
        (Owner.Hub, _) => new(present.External, present.External),
        (Owner.External, _) => new(present.Hub, present.Hub),
        (_, { } agreed) when !policy.Unites => new(Of(view, agreed.Hub), Of(view, view.Facts.Map.ToHub(agreed.External))),
        _ => new(new(Value.Null), new(Value.Null)),
    };

    private static Members Of(FieldView view, in Value list) => new(list, view.Facts.Map.NormalMember);

    private static GroupPlan Held(GroupFacts group, FieldView view, string why) =>
        new() { Group = group.Name, Hold = new Hold(HoldReason.Unresolved, view.Name, why) };

    private static bool Same(AgreedPair entry, AgreedPair? known) =>
        known is not null && entry.Map == known.Map && ValueEquality.AreEqual(entry.Hub, known.Hub) && ValueEquality.AreEqual(entry.External, known.External);

    private static Dictionary<string, T> One<T>(string name, T value) => new(StringComparer.Ordinal) { [name] = value };
}
