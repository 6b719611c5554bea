using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Vendors;

/// <summary>A ticket of a simulated vendor, with everything it ever was.</summary>
/// <param name="key">Its key.</param>
/// <param name="tag">The first word of its text when it was made: it tells which ticket of people's it is, or is a copy of.</param>
internal sealed class VendorTicket(string key, string tag)
{
    private readonly List<VendorState> _states = [];

    /// <summary>Its key.</summary>
    public string Key => key;

    /// <summary>Which ticket of people's it is, or is a copy of.</summary>
    public string Tag => tag;

    /// <summary>The key of the intent that made it; null where people did, or where the vendor keeps none.</summary>
    public string? Intent { get; init; }

    /// <summary>Everything it was, the first first.</summary>
    public IReadOnlyList<VendorState> States => _states;

    /// <summary>What it is.</summary>
    public VendorState Now => _states[^1];

    /// <summary>Who made it.</summary>
    public Author Maker => _states[0].By;

    /// <summary>What it was at an instant; null before it was made.</summary>
    public VendorState? AsOf(DateTimeOffset instant)
    {
        for (var i = _states.Count - 1; i >= 0; i--)
        {
            if (_states[i].At <= instant)
                return _states[i];
        }
        return null;
    }

    /// <summary>Makes it something else.</summary>
    public void Become(VendorState state) => _states.Add(state);
}

/// <summary>What a ticket was from one change to the next.</summary>
/// <param name="Version">Grows with each change.</param>
/// <param name="At">When, by our clock.</param>
/// <param name="Stamp">When, by the vendor's clock, as fine as it is.</param>
/// <param name="Fields">The values, as the vendor keeps them.</param>
/// <param name="By">Who changed it.</param>
/// <param name="Cause">The edit or intent.</param>
internal sealed record VendorState(
    long Version, DateTimeOffset At, DateTimeOffset Stamp, IReadOnlyDictionary<string, Value> Fields, Author By, string Cause)
{
    /// <summary>It is deleted.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>The key of the ticket it has become part of; null where it stands for itself.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The number people know it by, where that is no longer its key.</summary>
    public string? Number { get; init; }

    /// <summary>It is there, and stands for itself.</summary>
    public bool IsThere => !IsDeleted && MergedInto is null;

    /// <summary>The value of a field; null where it has none.</summary>
    public Value this[string field] => Fields.TryGetValue(field, out var value) ? value : Value.Null;
}

/// <summary>Who changed a ticket.</summary>
internal enum Author
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>The engine.</summary>
    Engine,

    /// <summary>The vendor itself.</summary>
    Rule,
}
