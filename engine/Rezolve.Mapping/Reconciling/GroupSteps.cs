using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling;

/// <summary>What can be done with a group: each gives a whole plan.</summary>
/// <param name="group">The group.</param>
/// <param name="views">Its fields that the vendor told of.</param>
internal sealed class GroupSteps(GroupFacts group, IReadOnlyList<FieldView> views)
{
    private IEnumerable<FieldView> Differing => views.Where(view => !view.IsSame);

    /// <summary>Nothing is due on this link.</summary>
    public GroupPlan Nothing() => new() { Group = group.Name };

    /// <summary>Nothing is due; what the vendor was never heard of before is agreed from now on.</summary>
    public GroupPlan Heard() => Nothing() with { Base = BaseOf(views.Where(view => view.IsUnread)) };

    /// <summary>Both say the same: that is agreed from now on.</summary>
    public GroupPlan Agree() => Nothing() with { Base = BaseOf(views.Where(view => !view.IsAgreed)) };

    /// <summary>The hub's values go to the vendor. Where the vendor says the same already, they are agreed.</summary>
    public GroupPlan Push()
    {
        if (Unspeakable() is { } frozen)
            return frozen;
        return Agree() with
        {
            Base = BaseOf(views.Where(view => view.IsSame && !view.IsAgreed)),
            Due = Differing.ToDictionary(view => view.Name, view => view.Facts.Hub, StringComparer.Ordinal),
        };
    }

    /// <summary>The vendor's values come into the hub. A text that was finer here than the vendor can hold is kept.</summary>
    public GroupPlan Pull()
    {
        if (Unresolved() is { } frozen)
            return frozen;
        var finer = Differing.Where(view => view is { Facts.Map.Shortens: true, Base: { } agreed } && !ValueEquality.AreEqual(view.Facts.Map.ToHub(agreed.External), agreed.Hub)).ToList();
        return Taking() with { Conflict = finer.Count == 0 ? null : Record(finer, Side.External, "coarse", view => view.Canonical) };
    }

    /// <summary>A side prevails over what the other wrote: that is recorded, and from now on the vendor's present value is what was agreed.</summary>
    /// <param name="verdict">Who prevails.</param>
    /// <param name="rule">Why.</param>
    public GroupPlan Resolve(Verdict verdict, string rule)
    {
        var result = Result(verdict);
        if ((verdict.Winner == Side.External ? Unresolved() ?? Unspeakable(Differing.Where(view => view.IsUnsaid), result: view => view.Facts.Hub) : Unheard() ?? Unspeakable(result)) is { } frozen)
            return frozen;
        var record = Lost(verdict.Winner) is { Count: > 0 } lost ? Record(lost, verdict.Winner, rule, result) : null;
        if (verdict.Winner == Side.External)
            return Taking() with { Conflict = record };
        return new GroupPlan
        {
            Group = group.Name,
            Conflict = record,
            Hub = Differing.Where(view => !ValueEquality.AreEqual(result(view), view.Facts.Hub)).ToDictionary(view => view.Name, result, StringComparer.Ordinal),
            Base = views.ToDictionary(view => view.Name, view => view.IsSame ? view.Agreed : view.Taken, StringComparer.Ordinal),
            Due = Differing.Where(view => !view.Facts.Map.Correspond(result(view), view.Facts.External)).ToDictionary(view => view.Name, result, StringComparer.Ordinal),
        };
    }

    /// <summary>A person decides; what clashed is recorded, and both sides keep theirs.</summary>
    public GroupPlan Wait(HoldReason reason, string rule, string? fault = null) => Nothing() with
    {
        Conflict = reason == HoldReason.Rule ? null : Record([.. Differing], null, rule, view => view.Facts.Hub),
        Hold = new Hold(reason, Differing.First().Name, fault ?? "a person decides which side holds"),
    };

    /// <summary>The group held, where a vendor's value that is needed has no counterpart here; else null.</summary>
    public GroupPlan? Unresolved() =>
        Differing.FirstOrDefault(view => view.Canonical.IsFault) is { } view ? Frozen(view.Name, view.Canonical.Text) : null;

    // That the hub has no value is nobody's wish where it never could take the vendor's.
    private GroupPlan? Unheard() => Differing.FirstOrDefault(IsUnheard) is { } view ? Frozen(view.Name, view.Canonical.Text) : null;

    private static bool IsUnheard(FieldView view) => view.Canonical.IsFault && view.Facts.Hub.IsNothing
        && (view.Base is not { } agreed || agreed.Hub.Kind == ValueKind.Undefined || agreed.External.Kind == ValueKind.Undefined);

    /// <summary>Whether a side has no value in any field that differs.</summary>
    public bool IsEmpty(Side side) => Differing.All(view => (side == Side.Hub ? view.Facts.Hub : view.Facts.External).IsNothing);

    /// <summary>The group as a conflict rule sees it.</summary>
    public Clash Clash() => new(
        [.. views.Select(view => new ClashMember(view.Name, view.Base?.Hub ?? Value.Undefined, view.Facts.Hub, view.Canonical))], group.HubWhen, group.ExternalWhen);

    private GroupPlan Taking() => new()
    {
        Group = group.Name,
        Hub = Differing.Where(view => !view.IsUnsaid).ToDictionary(view => view.Name, view => view.Canonical, StringComparer.Ordinal),
        Base = views.Where(view => !view.IsUnsaid && !(view.IsSame && view.IsAgreed)).ToDictionary(view => view.Name, view => view.IsSame ? view.Agreed : view.Taken, StringComparer.Ordinal),
    };

    private GroupPlan? Unspeakable() => Unspeakable(view => view.Facts.Hub);

    private GroupPlan? Unspeakable(Func<FieldView, Value> result) => Unspeakable(Differing, result);

    private GroupPlan? Unspeakable(IEnumerable<FieldView> needed, Func<FieldView, Value> result) =>
        needed.Select(view => (view.Name, Said: view.Facts.Map.ToExternal(result(view)))).FirstOrDefault(one => one.Said.IsFault) is { Name: not null } found
            ? Frozen(found.Name, found.Said.Text)
            : null;

    private GroupPlan Frozen(string field, string why) => Nothing() with { Hold = new Hold(HoldReason.Unresolved, field, why) };

    private static Func<FieldView, Value> Result(Verdict verdict) => verdict.Winner switch
    {
        Side.Hub => view => view.Facts.Hub,
        Side.External => view => view.Canonical,
        _ => view => verdict.Values!.GetValueOrDefault(view.Name, view.Facts.Hub),
    };

    // Where nothing was ever agreed, no value is nobody's wish, so nothing is lost with it.
    private List<FieldView> Lost(Side? winner) =>
        [.. Differing.Where(view => view.Base is not null || !(winner == Side.Hub ? view.Facts.External : view.Facts.Hub).IsNothing)];

    private ConflictRecord Record(IReadOnlyList<FieldView> lost, Side? winner, string rule, Func<FieldView, Value> result) => new(
        group.Name, [.. lost.Select(view => new ConflictMember(view.Name, view.Base, view.Facts.Hub, view.Facts.External, result(view)))], winner, rule);

    private static Dictionary<string, AgreedPair> BaseOf(IEnumerable<FieldView> views) =>
        views.ToDictionary(view => view.Name, view => view.Agreed, StringComparer.Ordinal);
}
