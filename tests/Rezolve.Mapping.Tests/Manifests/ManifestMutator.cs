using System.Text.Json.Nodes;
using CsCheck;

namespace Rezolve.Mapping.Tests.Manifests;

/// <summary>Makes wrong manifests out of a good one: values lost, of another type, misspelt, moved. The same seed makes the same mistakes.</summary>
internal sealed class ManifestMutator(uint seed)
{
    private static readonly string[] Values =
        ["null", "true", "7", "-1.5", "1e400", "\"\"", "\"$.a[\"", "\"$\"", "\"{{ \"", "\"{{ record.a.b }}\"", "\"{{ 1 + }}\"", "\"PT\"", "[]", "[[]]", "{}", "{ \"type\": \"x\" }", "[\"a\", 1]", "\"__proto__\""];

    private readonly PCG _random = new(seed, 42);

    /// <summary>The manifest with one to three mistakes.</summary>
    public string Mutate(string manifest)
    {
        var root = JsonNode.Parse(manifest)!;
        for (var left = 1 + Draw(3); left > 0; left--)
            MutateOnce(root);
        return root.ToJsonString();
    }

    private void MutateOnce(JsonNode root)
    {
        var places = Containers(root).ToList();
        if (places[Draw(places.Count)] is not JsonObject { Count: > 0 } place)
            return;
        var (name, value) = place.ElementAt(Draw(place.Count));
        switch (Draw(5))
        {
            case 0: place.Remove(name); break;
            case 1: place[name] = JsonNode.Parse(Values[Draw(Values.Length)]); break;
            case 2: Rename(place, name, Misspell(name)); break;
            case 3 when value is JsonValue text && text.TryGetValue(out string? word): place[name] = Misspell(word); break;
            case 4: Copy(root, place, name, places); break;
        }
    }

    private void Copy(JsonNode root, JsonObject place, string name, List<JsonNode> places)
    {
        var other = places[Draw(places.Count)];
        if (other != root)
            place[name] = other.DeepClone();
    }

    private static void Rename(JsonObject place, string from, string to)
    {
        var value = place[from]?.DeepClone();
        place.Remove(from);
        place[to] = value;
    }

    private string Misspell(string word)
    {
        if (word.Length == 0)
            return "x";
        var at = Draw(word.Length);
        return Draw(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, "{}\"'$.[] é\0x".Substring(Draw(11), 1)),
            _ => word[..at] + char.ToUpperInvariant(word[at]) + word[(at + 1)..],
        };
    }

    private int Draw(int below) => (int)_random.Next((uint)below);

    private static IEnumerable<JsonNode> Containers(JsonNode node)
    {
        yield return node;
        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var inner in children.Where(child => child is JsonObject or JsonArray).SelectMany(child => Containers(child!)))
            yield return inner;
    }
}
