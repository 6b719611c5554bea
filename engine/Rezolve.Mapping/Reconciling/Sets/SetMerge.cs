using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling.Sets;

/// <summary>Members of a set, compared by value or by what a connector compares them by. Immutable.</summary>
internal sealed class Members
{
    private readonly SortedDictionary<string, Value> _all = new(StringComparer.Ordinal);

    /// <summary>The members of a list; none where it is no list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="normal">What a member is compared by: of several that are the same the first counts; null compares them as they are.</param>
    public Members(in Value list, Func<Value, Value>? normal = null)
    {
        foreach (var member in list.Kind == ValueKind.List ? list.List : [])
            _all.TryAdd(NameOf(member, normal), member);
    }

    private Members(IEnumerable<KeyValuePair<string, Value>> members)
    {
        foreach (var (name, member) in members)
            _all.TryAdd(name, member);
    }

    /// <summary>The members as a list, in order.</summary>
    public Value ToValue() => Value.Of([.. _all.Values.OrderBy(member => member.ToString(), StringComparer.Ordinal)]);

    /// <summary>Those for which something holds.</summary>
    public Members Where(Func<Value, bool> holds) => new(_all.Where(member => holds(member.Value)));

    /// <summary>These and others.</summary>
    public Members And(Members others) => new(_all.Concat(others._all));

    /// <summary>These but for others.</summary>
    public Members Without(Members others) => new(_all.Where(member => !others._all.ContainsKey(member.Key)));

    /// <summary>Whether both have the same members.</summary>
    public bool Equals(Members others) => _all.Keys.SequenceEqual(others._all.Keys);

    // What cannot be compared otherwise is compared as it is.
    private static string NameOf(in Value member, Func<Value, Value>? normal) =>
        (normal?.Invoke(member) is { IsFault: false } compared ? compared : member).ToString();
}

/// <summary>A set on both sides after what each did was done on the other: what was added is in it, what was removed is not.</summary>
/// <param name="Hub">The hub's members.</param>
/// <param name="External">The vendor's members, canonical.</param>
internal sealed record SetMerge(Members Hub, Members External)
{
    /// <summary>Merges. Members that are not ours stay where they are, and come to no other place.</summary>
    /// <param name="agreed">What was agreed, on each side; no members where nothing was, so that the two are united.</param>
    /// <param name="present">What is.</param>
    /// <param name="isManaged">Whether a member is ours.</param>
    public static SetMerge Of(SetMerge agreed, SetMerge present, Func<Value, bool> isManaged)
    {
        var (byHub, byExternal) = (Change.Of(agreed.Hub, present.Hub, isManaged), Change.Of(agreed.External, present.External, isManaged));
        return new SetMerge(byExternal.On(present.Hub), byHub.On(present.External));
    }

    private sealed record Change(Members Added, Members Removed)
    {
        public static Change Of(Members before, Members after, Func<Value, bool> isManaged) =>
            new(after.Without(before).Where(isManaged), before.Without(after).Where(isManaged));

        public Members On(Members members) => members.Without(Removed).And(Added);
    }
}
