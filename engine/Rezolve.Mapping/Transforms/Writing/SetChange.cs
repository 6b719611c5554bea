using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Writing;

/// <summary>What a set has gained and lost since both sides last agreed. Members the hub never knew of stay.</summary>
/// <param name="Added">Members that are new.</param>
/// <param name="Removed">Members that are gone.</param>
/// <param name="Whole">What the vendor should have: its present members with these changes.</param>
internal sealed record SetChange(IReadOnlyList<Value> Added, IReadOnlyList<Value> Removed, IReadOnlyList<Value> Whole)
{
    /// <summary>Nobody changed it.</summary>
    public bool IsNothing => Added.Count == 0 && Removed.Count == 0;

    /// <summary>Compares sets, all canonical.</summary>
    /// <param name="wanted">What the hub has.</param>
    /// <param name="agreed">What both last agreed on.</param>
    /// <param name="present">What the vendor has.</param>
    /// <param name="normal">What a member is compared by; null compares keys and values.</param>
    public static SetChange Of(in Value wanted, in Value agreed, in Value present, Func<Value, Value>? normal = null)
    {
        var was = ByName(agreed.Kind == ValueKind.Undefined ? present : agreed, normal);
        var (want, has) = (ByName(wanted, normal), ByName(present, normal));
        var added = want.Where(member => !was.ContainsKey(member.Key)).ToList();
        var removed = was.Where(member => !want.ContainsKey(member.Key)).ToList();
        var gone = removed.Select(member => member.Key).ToHashSet(StringComparer.Ordinal);
        var whole = has.Where(member => !gone.Contains(member.Key)).Select(member => member.Value).ToList();
        whole.AddRange(added.Where(member => !has.ContainsKey(member.Key)).Select(member => member.Value));
        return new SetChange([.. added.Select(member => member.Value)], [.. removed.Select(member => member.Value)], whole);
    }

    private static OrderedDictionary<string, Value> ByName(in Value set, Func<Value, Value>? normal)
    {
        var members = new OrderedDictionary<string, Value>(StringComparer.Ordinal);
        if (set.Kind != ValueKind.List)
            return members;
        foreach (var member in set.List)
            members.TryAdd(NameOf(normal?.Invoke(member) is { IsFault: false } compared ? compared : member), member);
        return members;
    }

    private static string NameOf(in Value member) => member["key"].Kind == ValueKind.Text ? member["key"].Text : Sets.Name(member);
}
