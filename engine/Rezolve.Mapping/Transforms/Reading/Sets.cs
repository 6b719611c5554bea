using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Reading;

/// <summary>The normal form of sets: sorted by their JSON, character by character; each member once.</summary>
internal static class Sets
{
    /// <summary>The members in their one order.</summary>
    public static IReadOnlyList<Value> Sorted(IEnumerable<Value> members)
    {
        var sorted = new List<(string Name, Value Value)>();
        foreach (var member in members)
            sorted.Add((Name(member), member));
        sorted.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return [.. sorted.DistinctBy(member => member.Name).Select(member => member.Value)];
    }

    /// <summary>What a member is told from others by: a text itself, the key of a reference, else its JSON.</summary>
    public static string Name(in Value member) => member.Kind == ValueKind.Text ? member.Text : member.ToString();
}
