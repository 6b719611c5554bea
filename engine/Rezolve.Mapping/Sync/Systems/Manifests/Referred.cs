using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Reading.Rows;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests;

/// <summary>People, teams and other things that fields name: canonical JSON has objects, the spine compares the system's keys.</summary>
internal static class Referred
{
    /// <summary>The keys in the place of references; sets sorted. A reference that tells no key is a fault.</summary>
    /// <param name="type">What the field holds.</param>
    /// <param name="of">What the members of a set or list are.</param>
    /// <param name="value">A canonical value.</param>
    public static Value ToKeys(FieldType type, FieldType of, in Value value)
    {
        if (value.Kind != ValueKind.List || !type.IsMany())
            return type.IsReference() ? KeyOf(value) : value;
        if (!of.IsReference())
            return value;
        var keys = new List<string>(value.List.Count);
        foreach (var member in value.List)
        {
            var key = KeyOf(member);
            if (key.IsFault)
                return key;
            if (key.Kind == ValueKind.Text)
                keys.Add(key.Text);
        }
        return Value.Of([.. (type == FieldType.Set ? keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal) : keys.AsEnumerable()).Select(key => Value.Of(key))]);
    }

    /// <summary>References in the place of keys, as canonical JSON has them.</summary>
    public static Value ToReferences(FieldType type, FieldType of, in Value value)
    {
        if (value.Kind == ValueKind.List && type.IsMany())
            return of.IsReference() ? Value.Of([.. value.List.Select(member => ReferenceTo(member))]) : value;
        return type.IsReference() ? ReferenceTo(value) : value;
    }

    /// <summary>The person a reference tells of; null where it is none, or tells no key.</summary>
    public static SystemPerson? PersonOf(in Value reference) => reference[ReferenceMembers.Key] is not { Kind: ValueKind.Text } key ? null : new SystemPerson(key.Text)
    {
        Name = TextOf(reference["name"]),
        Username = TextOf(reference["username"]),
        Email = TextOf(reference["email"]),
    };

    /// <summary>The same, with what is known of somebody of whom the reference tells no more than the key.</summary>
    public static SystemPerson? PersonOf(in Value reference, FieldType type, KnownReferences known) =>
        PersonOf(reference) is not { } told ? null
        : told is { Name: null, Email: null, Username: null } && known.Find(type, told.Key) is { } more ? PersonOf(more) ?? told
        : told;

    /// <summary>What answers told, beside their records, of those that references lead to.</summary>
    public static KnownReferences Learn(ManifestSystem system, Scope unit, IReadOnlyList<AlsoRecord> also)
    {
        var known = new KnownReferences(Math.Max(also.Count, 1));
        var reading = new ReferenceReading(system.Entities, () => RecordScope.Of(system.Entity, unit), known);
        foreach (var record in also)
            reading.Learn(record.Entity, record.Bytes);
        return known;
    }

    private static string? TextOf(in Value value) => value.Kind == ValueKind.Text ? value.Text : null;

    private static Value KeyOf(in Value reference)
    {
        if (reference.Kind != ValueKind.Object)
            return reference;
        return reference[ReferenceMembers.Key] is { Kind: ValueKind.Text } key ? key
            : Value.Fault($"{Reasons.Show(reference)} has no key: only keys can be compared");
    }

    private static Value ReferenceTo(in Value key) =>
        key.Kind == ValueKind.Text ? Value.Of(new ValueObject(1) { [ReferenceMembers.Key] = key }) : key;
}
