using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Reads;

/// <summary>Where fields stand in canonical JSON, so that one pass over it finds them all and passes over what nobody asks for.</summary>
internal sealed class FieldPlaces
{
    private readonly Utf8Table<Place> _places;

    /// <summary>Prepares for some fields.</summary>
    /// <param name="names">Their names.</param>
    public FieldPlaces(IEnumerable<string> names)
    {
        var roots = new Dictionary<string, List<(string Member, string Name)>>(StringComparer.Ordinal);
        var plain = new List<KeyValuePair<byte[], Place>>();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (CanonicalFields.Place(EntityKind.Ticket, name) is not [var group, var member])
                plain.Add(Entry(name, new Place(name, null)));
            else if (roots.TryGetValue(group, out var members))
                members.Add((member, name));
            else
                roots[group] = [(member, name)];
        }
        var groups = roots.Select(group => Entry(group.Key, new Place(null, new(group.Value.Select(one => Entry(one.Member, one.Name))))));
        _places = new(plain.Concat(groups));
    }

    /// <summary>Reads the fields.</summary>
    /// <param name="canonical">A canonical ticket, as the mapper wrote it.</param>
    /// <param name="found">Takes the value of each field that is there.</param>
    public void Read(ReadOnlySpan<byte> canonical, Action<string, Value> found)
    {
        var reader = new Utf8JsonReader(canonical);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var place = _places.Find(NameOf(ref reader));
            reader.Read();
            if (place?.Name is { } name)
                found(name, ValueReader.Read(ref reader));
            else if (place?.Members is { } members && reader.TokenType == JsonTokenType.StartObject)
                ReadGroup(ref reader, members, found);
            else
                reader.Skip();
        }
    }

    private static void ReadGroup(ref Utf8JsonReader reader, Utf8Table<string> members, Action<string, Value> found)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = members.Find(NameOf(ref reader));
            reader.Read();
            if (name is null)
                reader.Skip();
            else
                found(name, ValueReader.Read(ref reader));
        }
    }

    private static ReadOnlySpan<byte> NameOf(ref Utf8JsonReader reader) => reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;

    private static KeyValuePair<byte[], T> Entry<T>(string member, T of) => new(Encoding.UTF8.GetBytes(member), of);

    private sealed record Place(string? Name, Utf8Table<string>? Members);
}
