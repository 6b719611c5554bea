using System.Text.Json;

namespace Rezolve.Json.Paths.Evaluation;

/// <summary>Equality of arrays and objects, with a list in place of recursion and every pair a visit.</summary>
internal static class DeepEquality
{
    public static bool Holds(JsonElement left, JsonElement right, Walk walk)
    {
        var pending = new Stack<(JsonElement Left, JsonElement Right)>();
        pending.Push((left, right));
        while (pending.TryPop(out var pair))
        {
            if (!walk.Spend(1) || !Compare(pair.Left, pair.Right, walk, pending))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Compare(JsonElement left, JsonElement right, Walk walk, Stack<(JsonElement, JsonElement)> pending)
    {
        if (left.ValueKind == JsonValueKind.Array && right.ValueKind == JsonValueKind.Array)
        {
            return CompareElements(left, right, walk, pending);
        }

        return left.ValueKind == JsonValueKind.Object && right.ValueKind == JsonValueKind.Object
            ? CompareMembers(left, right, walk, pending)
            : FilterOrder.Equal(FilterValue.Of(left), FilterValue.Of(right), walk);
    }

    private static bool CompareElements(JsonElement left, JsonElement right, Walk walk, Stack<(JsonElement, JsonElement)> pending)
    {
        if (left.GetArrayLength() != right.GetArrayLength() || !walk.Spend(left.GetArrayLength()))
        {
            return false;
        }

        using var others = right.EnumerateArray().GetEnumerator();
        foreach (var element in left.EnumerateArray())
        {
            others.MoveNext();
            pending.Push((element, others.Current));
        }

        return true;
    }

    private static bool CompareMembers(JsonElement left, JsonElement right, Walk walk, Stack<(JsonElement, JsonElement)> pending)
    {
        if (!walk.Spend(left.GetPropertyCount()) || !walk.Spend(right.GetPropertyCount()))
        {
            return false;
        }

        var others = ByName(right);
        var own = ByName(left);
        if (own.Count != others.Count)
        {
            return false;
        }

        foreach (var (name, value) in own)
        {
            if (!others.TryGetValue(name, out var other))
            {
                return false;
            }

            pending.Push((value, other));
        }

        return true;
    }

    private static Dictionary<string, JsonElement> ByName(JsonElement parent)
    {
        var members = new Dictionary<string, JsonElement>(parent.GetPropertyCount(), StringComparer.Ordinal);
        foreach (var member in parent.EnumerateObject())
        {
            members[JsonText.Name(member)] = member.Value;
        }

        return members;
    }
}
