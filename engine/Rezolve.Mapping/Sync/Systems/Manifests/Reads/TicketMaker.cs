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
    /// <summary>What is told of the record itself.</summary>
    public static readonly string[] OfTheRecord = ["version", "url", "number", "updatedAt", "createdAt"];

    /// <summary>The ticket.</summary>
    /// <param name="mapped">The record, its canonical form, and what was held of it.</param>
    /// <param name="readAt">When it was read, by the system's clock where that is known.</param>
    public SystemTicket Make(MappedTicket mapped, DateTimeOffset readAt)
    {
        var draft = new Draft();
        system.Places.Read(mapped.Canonical.Span, (name, value) => Take(draft, name, value));
        foreach (var one in mapped.Held.Where(one => system.Fields.ContainsKey(one.Field)))
            draft.Fields[one.Field] = Value.Fault(one.Reason);
        var (version, updated) = (TextOf(draft["version"]), InstantOf(draft["updatedAt"]));
        return new SystemTicket
        {
            Key = mapped.Record.Key,
            AskedKey = mapped.Record.AskedKey,
            Version = version,
            Url = TextOf(draft["url"]),
            Number = TextOf(draft["number"]),
            UpdatedAt = updated,
            CreatedAt = InstantOf(draft["createdAt"]),
            Fields = draft.Fields,
            People = draft.People,
            // Where nothing depends on the vendor's own word, and something else tells that the ticket has changed, nobody asks for it.
            VendorStatus = system.Facts.Transitions is null && system.Facts.Frozen.Count == 0 && (version is not null || updated is not null) ? null : StatusOf(mapped.Record),
            Record = Value.OfUnread(mapped.Record.Bytes.ToArray()),
            Headers = mapped.Record.Headers,
            Fingerprint = mapped.Fingerprint,
            IsDeleted = mapped.Fate?.IsDeleted == true,
            MergedInto = mapped.Record.AskedKey is null ? mapped.Fate?.MergedInto : null,
            ReadAt = readAt,
        };
    }

    private void Take(Draft draft, string name, in Value value)
    {
        if (Array.IndexOf(OfTheRecord, name) >= 0)
            draft.OfRecord[name] = value;
        if (!system.Fields.TryGetValue(name, out var field))
            return;
        draft.Fields[name] = Referred.ToKeys(field.Type, field.Of, value);
        if (field.IsReference)
            NotePeople(field, value, draft.People);
    }

    private void NotePeople(SyncedField field, in Value value, Dictionary<string, SystemPerson> people)
    {
        IReadOnlyList<Value> references = value.Kind == ValueKind.List ? value.List : [value];
        var type = field.Type.IsMany() ? field.Of : field.Type;
        foreach (var reference in references)
        {
            if (Referred.PersonOf(reference, type, known) is { } told)
                people[told.Key] = told;
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

    private sealed class Draft
    {
        public Dictionary<string, Value> OfRecord { get; } = new(OfTheRecord.Length, StringComparer.Ordinal);

        public Dictionary<string, Value> Fields { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, SystemPerson> People { get; } = new(StringComparer.Ordinal);

        public Value this[string name] => OfRecord.GetValueOrDefault(name);
    }
}

/// <summary>A record with its canonical form.</summary>
/// <param name="Record">The record.</param>
/// <param name="Canonical">Canonical JSON.</param>
/// <param name="Held">What was held of it.</param>
/// <param name="Fingerprint">The digest of what counts.</param>
/// <param name="Fate">What has become of it; null where the connector tells nothing of that.</param>
internal readonly record struct MappedTicket(
    ReadRecord Record, ReadOnlyMemory<byte> Canonical, IReadOnlyList<HeldField> Held, UInt128 Fingerprint, RecordFate? Fate);
