using System.Buffers;
using System.Text.Json;

namespace Rezolve.Json.Paths.Evaluation;

/// <summary>Finds the members that a later one of the same name replaces: the last counts, and only the last.</summary>
internal static class ShadowedMembers
{
    /// <summary>The positions of replaced members; null when every name stands once, which is nearly always.</summary>
    public static HashSet<int>? Find(JsonElement parent)
    {
        var count = parent.GetPropertyCount();
        if (count < 2)
        {
            return null;
        }

        var hashes = ArrayPool<int>.Shared.Rent(count);
        var filled = 0;
        foreach (var member in parent.EnumerateObject())
        {
            hashes[filled++] = Hash(JsonText.NameUtf8(member));
        }

        Array.Sort(hashes, 0, filled);
        var repeats = false;
        for (var i = 1; i < filled && !repeats; i++)
        {
            repeats = hashes[i] == hashes[i - 1];
        }

        ArrayPool<int>.Shared.Return(hashes);
        return repeats ? FindByName(parent) : null;
    }

    private static HashSet<int>? FindByName(JsonElement parent)
    {
        var lastSeen = new Dictionary<string, int>(StringComparer.Ordinal);
        HashSet<int>? shadowed = null;
        var position = 0;
        foreach (var member in parent.EnumerateObject())
        {
            var name = JsonText.Name(member);
            if (lastSeen.TryGetValue(name, out var earlier))
            {
                (shadowed ??= []).Add(earlier);
            }

            lastSeen[name] = position++;
        }

        return shadowed;
    }

    private static int Hash(ReadOnlySpan<byte> name)
    {
        var hash = default(HashCode);
        hash.AddBytes(name);
        return hash.ToHashCode();
    }
}
