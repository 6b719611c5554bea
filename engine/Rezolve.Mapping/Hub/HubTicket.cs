using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub;

/// <summary>A ticket of the hub, which any number of systems share. Immutable: a change makes another.</summary>
internal sealed record HubTicket
{
    /// <summary>Its identity: random, and never used twice.</summary>
    public required string Id { get; init; }

    /// <summary>Where it came from; null for what was born in the hub.</summary>
    public Origin? Origin { get; init; }

    /// <summary>The key with which it was made in systems before the store was restored and nobody knows any more where it came from; null where its origin tells.</summary>
    public string? MadeWith { get; init; }

    /// <summary>Its values by canonical field, in normal form; people and teams by the hub's ids.</summary>
    public required IReadOnlyDictionary<string, HubField> Fields { get; init; }

    /// <summary>The systems that have it: connection → the system's key. A key is there as soon as it is linked.</summary>
    public IReadOnlyDictionary<string, string> Links { get; init; } = new Dictionary<string, string>();

    /// <summary>The systems that had it and may not get it again: it was deleted there, or somebody ended the link.</summary>
    public IReadOnlyList<string> Barred { get; init; } = [];

    /// <summary>When it was made in the hub.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it changed last in the hub.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was deleted in the hub; null where it was not.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The version of the row it was read from; 0 for one that is not stored yet.</summary>
    public long Version { get; init; }

    /// <summary>The value of a field; null where it has none.</summary>
    public Value this[string field] => Fields.TryGetValue(field, out var found) ? found.Value : Value.Null;
}

/// <summary>Where a ticket came from.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Key">The system's key.</param>
internal sealed record Origin(string Connection, string Key);

/// <summary>The value of a field of a hub ticket.</summary>
/// <param name="Value">The value.</param>
/// <param name="When">Between when and when it was written.</param>
/// <param name="By">The connection it came from; null where it was written in the hub.</param>
internal readonly record struct HubField(Value Value, Span When, string? By);
