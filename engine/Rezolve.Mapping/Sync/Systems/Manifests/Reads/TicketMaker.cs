using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Reads;

/// <summary>Makes tickets of records that were mapped.</summary>
/// <param name="system">The system.</param>
/// <param name="unit">The roots of the unit of work.</param>
/// <param name="known">What the answers told of those that references lead to.</param>
internal sealed class TicketMaker(ManifestSystem system, Scope unit, KnownReferences known)
{
    /// <summary>The ticket.</summary>
    /// <param name="mapped">The record, its canonical form, and what was held of it.</param>
    /// <param name="readAt">When it was read, by the system's clock where that is known.</param>
    public SystemTicket Make(MappedTicket mapped, DateTimeOffset readAt)
    {
        var canonical = ValueJson.Read(mapped.Canonical);
        var people = new Dictionary<string, SystemPerson>(StringComparer.Ordinal);
        return new SystemTicket
        {
            Key = mapped.Record.Key,
            AskedKey = mapped.Record.AskedKey,
            Version = TextOf(canonical["version"]),
            Url = TextOf(canonical["url"]),
            Number = TextOf(canonical["number"]),
            UpdatedAt = InstantOf(canonical["updatedAt"]),
            CreatedAt = InstantOf(canonical["createdAt"]),
            Fields = FieldsOf(canonical, mapped.Held, people),
            People = people,
            VendorStatus = StatusOf(mapped.Record),
            Record = Value.OfUnread(mapped.Record.Bytes.ToArray()),
            Headers = mapped.Record.Headers,
            Fingerprint = mapped.Fingerprint,
            IsDeleted = mapped.Fate?.IsDeleted == true,
            MergedInto = mapped.Record.AskedKey is null ? mapped.Fate?.MergedInto : null,
            ReadAt = readAt,
        };
    }

    private Dictionary<string, Value> FieldsOf(in Value canonical, IReadOnlyList<HeldField> held, Dictionary<string, SystemPerson> people)
    {
        var fields = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var field in system.Facts.Fields)
        {
            var value = TicketDocument.Find(canonical, field.Name);
            if (value.Kind == ValueKind.Undefined)
                continue;
            fields[field.Name] = Referred.ToKeys(field.Type, field.Of, value);
            if (field.IsReference)
                NotePeople(field, value, people);
        }
        foreach (var one in held.Where(one => system.Facts[one.Field] is not null))
            fields[one.Field] = Value.Fault(one.Reason);
        return fields;
    }

    private void NotePeople(SyncedField field, in Value value, Dictionary<string, SystemPerson> people)
    {
        IReadOnlyList<Value> references = value.Kind == ValueKind.List ? value.List : [value];
        var type = field.Type.IsMany() ? field.Of : field.Type;
        foreach (var reference in references)
        {
            if (Referred.PersonOf(reference) is { } told)
                people[told.Key] = told is { Name: null, Email: null, Username: null } && known.Find(type, told.Key) is { } more ? Referred.PersonOf(more)! : told;
        }
    }

    // The word that transitions speak of is the one that reading begins with, before any table.
    private string? StatusOf(ReadRecord record)
    {
        if (system.Entity["status"]?.Read is not { } read)
            return null;
        var scan = new DocumentScan(system.Entity.Layout);
        if (scan.Run(record.Bytes) is not null)
            return null;
        var scope = RecordScope.Of(system.Entity, unit);
        RecordScope.Set(scope, record);
        scan.Slots.Outer = record.Outer;
        scope.Slots = scan.Slots;
        var value = read.Evaluate(scope);
        return value.IsNothing || value.IsFault ? null : ValueText.Has(value) ? ValueText.Of(value) : value.ToString();
    }

    private static string? TextOf(in Value value) => value.Kind == ValueKind.Text ? value.Text : null;

    private static DateTimeOffset? InstantOf(in Value value) =>
        value.Kind == ValueKind.Text && IsoInstant.TryRead(value.Text, out var local, out var offset) ? new DateTimeOffset(local, offset ?? TimeSpan.Zero) : null;
}

/// <summary>A record with its canonical form.</summary>
/// <param name="Record">The record.</param>
/// <param name="Canonical">Canonical JSON.</param>
/// <param name="Held">What was held of it.</param>
/// <param name="Fingerprint">The digest of what counts.</param>
/// <param name="Fate">What has become of it; null where the connector tells nothing of that.</param>
internal readonly record struct MappedTicket(
    ReadRecord Record, ReadOnlyMemory<byte> Canonical, IReadOnlyList<HeldField> Held, UInt128 Fingerprint, RecordFate? Fate);
