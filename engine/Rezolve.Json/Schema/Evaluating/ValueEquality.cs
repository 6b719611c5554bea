using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Rezolve.Json.Schema.Numbers;

namespace Rezolve.Json.Schema.Evaluating;

/// <summary>Equality of JSON values: 1 equals 1.0, and the order of members means nothing.</summary>
internal sealed class ValueEquality : IEqualityComparer<JsonElement>
{
    // Deeper values differ rarely enough that they may share a bucket.
    private const int DeepestHash = 16;

    public static ValueEquality Instance { get; } = new();

    public bool Equals(JsonElement x, JsonElement y) => JsonElement.DeepEquals(x, y);

    public int GetHashCode([DisallowNull] JsonElement value) => Hash(value, 0);

    private static int Hash(JsonElement value, int depth) => value.ValueKind switch
    {
        JsonValueKind.String => HashCode.Combine(1, value.GetString()),
        JsonValueKind.Number => HashCode.Combine(2, ExactNumber.Of(value)),
        JsonValueKind.Array => HashCode.Combine(3, HashItems(value, depth)),
        JsonValueKind.Object => HashCode.Combine(4, HashMembers(value, depth)),
        _ => (int)value.ValueKind,
    };

    private static int HashItems(JsonElement array, int depth)
    {
        var hash = new HashCode();
        hash.Add(array.GetArrayLength());
        if (depth == DeepestHash) return hash.ToHashCode();
        foreach (var item in array.EnumerateArray()) hash.Add(Hash(item, depth + 1));
        return hash.ToHashCode();
    }

    private static int HashMembers(JsonElement value, int depth)
    {
        var sum = value.GetPropertyCount();
        if (depth == DeepestHash) return sum;
        foreach (var member in value.EnumerateObject()) sum += HashCode.Combine(member.Name, Hash(member.Value, depth + 1));
        return sum;
    }
}
