using Rezolve.Mapping.Simulation.Connectors;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Vendors;

/// <summary>How a ticket of a simulated vendor is told.</summary>
/// <param name="knobs">How the vendor behaves.</param>
/// <param name="facts">Its fields.</param>
/// <param name="desk">Its tickets.</param>
/// <param name="described">What a connector says of it; null where none does.</param>
internal sealed class VendorReading(VendorKnobs knobs, SystemFacts facts, VendorDesk desk, DescribedSystem? described)
{
    // A state never changes, and is told again and again.
    private readonly Dictionary<VendorState, SystemTicket> _told = new(ReferenceEqualityComparer.Instance);

    /// <summary>A ticket as it was at one of its states.</summary>
    public SystemTicket Tell(VendorTicket ticket, VendorState state)
    {
        if (!_told.TryGetValue(state, out var told))
            _told[state] = told = Make(ticket, state);
        return told with { ReadAt = desk.Now };
    }

    /// <summary>The canonical value of one that the vendor keeps; a fault where it has none.</summary>
    public Value Canonical(string field, Value kept) =>
        kept.Kind == ValueKind.Text && kept.Text.StartsWith(Drift.Mark, StringComparison.Ordinal) ? Value.Fault($"'{kept.Text}' has no counterpart")
        : field == "status" && facts.Transitions is { } transitions && kept.Kind == ValueKind.Text ? transitions.Canonical(kept.Text)
        : kept;

    /// <summary>The version as the vendor tells it.</summary>
    public string? VersionOf(VendorState state) => knobs.Version switch
    {
        VersionKind.Counter => state.Version.ToString("D", System.Globalization.CultureInfo.InvariantCulture),
        VersionKind.Stamp => state.Stamp.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>A person or team as the vendor knows them.</summary>
    public static SystemPerson Person(Value key) => new(key.Text)
    {
        Name = People.NameOf(key),
        Username = People.NameOf(key),
        Email = People.EmailOf(People.NameOf(key)!),
    };

    private SystemTicket Make(VendorTicket ticket, VendorState state)
    {
        var fields = new Dictionary<string, Value>(facts.Fields.Count, StringComparer.Ordinal);
        foreach (var field in facts.Fields)
        {
            if (field.IsRead)
                fields[field.Name] = Canonical(field.Name, state[field.Name]);
        }
        var read = described?.Tell(ticket.Key, state.Fields, fields);
        return (read ?? new SystemTicket { Key = ticket.Key, Fields = fields, ReadAt = default, Record = Value.Null }) with
        {
            Number = state.Number ?? ticket.Key,
            MergedInto = state.MergedInto,
            Version = VersionOf(state),
            UpdatedAt = state.Stamp,
            CreatedAt = ticket.States[0].Stamp,
            BornOf = knobs.Recover == RecoverMethod.Lookup ? ticket.Intent : null,
            VendorStatus = facts.Transitions is null || state["status"].Kind != ValueKind.Text ? null : state["status"].Text,
            Fingerprint = Fingerprint(state),
            IsDeleted = state.IsDeleted,
            People = fields.Values.Where(value => People.NameOf(value) is not null).DistinctBy(value => value.Text).ToDictionary(value => value.Text, Person),
            ReadAt = desk.Now,
        };
    }

    private static UInt128 Fingerprint(VendorState state)
    {
        var (one, other) = (new Digest(), new Digest().With("other"));
        foreach (var (name, value) in state.Fields)
        {
            var text = value.ToString();
            one.With(name).With(text);
            other.With(name).With(text);
        }
        var stamp = state.Stamp.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new UInt128(one.With(stamp).Value, other.With(stamp).Value);
    }
}

/// <summary>Words that a vendor began to use and nobody told the connector of.</summary>
internal static class Drift
{
    /// <summary>What such a word begins with.</summary>
    public const string Mark = "?";
}
