using System.Text.Json;

namespace Rezolve.Json.Paths.Evaluation;

/// <summary>Adds every child of a node, each a visit.</summary>
internal static class Children
{
    public static void Add(in Hit parent, Walk walk, List<Hit> found)
    {
        if (parent.Value.ValueKind == JsonValueKind.Array)
        {
            AddElements(parent, walk, found);
        }
        else if (parent.Value.ValueKind == JsonValueKind.Object)
        {
            AddMembers(parent, walk, found);
        }
    }

    private static void AddElements(in Hit parent, Walk walk, List<Hit> found)
    {
        var position = 0;
        foreach (var element in parent.Value.EnumerateArray())
        {
            if (!walk.Spend(1))
            {
                return;
            }

            found.Add(new Hit(element, parent.Place?.Element(position)));
            position++;
        }
    }

    private static void AddMembers(in Hit parent, Walk walk, List<Hit> found)
    {
        if (!walk.Spend(parent.Value.GetPropertyCount()))
        {
            return;
        }

        var shadowed = ShadowedMembers.Find(parent.Value);
        var position = 0;
        foreach (var member in parent.Value.EnumerateObject())
        {
            if (shadowed is null || !shadowed.Contains(position))
            {
                found.Add(new Hit(member.Value, parent.Place?.Member(member)));
            }

            position++;
        }
    }
}
