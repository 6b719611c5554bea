using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.People;

/// <summary>Who is who at one system, for those that one ticket names: found beforehand, so that planning stays pure. Immutable.</summary>
internal sealed class PersonLookup
{
    private readonly IReadOnlyDictionary<(string Kind, string Key), Value> _toHub;
    private readonly IReadOnlyDictionary<string, Value> _toExternal;

    /// <summary>Keeps what was found.</summary>
    /// <param name="toHub">The hub's ids by kind and key; a fault where there is none.</param>
    /// <param name="toExternal">The system's keys by the hub's ids; a fault where there is none.</param>
    public PersonLookup(IReadOnlyDictionary<(string Kind, string Key), Value> toHub, IReadOnlyDictionary<string, Value> toExternal)
    {
        _toHub = toHub;
        _toExternal = toExternal;
    }

    /// <summary>Nobody occurs.</summary>
    public static PersonLookup Empty { get; } = new(new Dictionary<(string, string), Value>(), new Dictionary<string, Value>());

    /// <summary>Why somebody could not be asked for: nothing is known of anybody then. Null where all could.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The hub's id of a system's key; null stays null, a fault says why there is none.</summary>
    public Value ToHub(FieldType kind, Value key) => key.Kind != ValueKind.Text ? key
        : _toHub.GetValueOrDefault((KindOf(kind), key.Text), Value.Fault($"nobody knows who '{key.Text}' is"));

    /// <summary>The system's key of somebody in the hub; null stays null, a fault says why there is none and what was tried.</summary>
    public Value ToExternal(FieldType kind, Value id) => id.Kind != ValueKind.Text ? id
        : _toExternal.GetValueOrDefault(id.Text, Value.Fault($"nobody knows who '{id.Text}' is"));

    /// <summary>The word for a kind in rows.</summary>
    public static string KindOf(FieldType kind) => kind.ToString().ToLowerInvariant();
}
