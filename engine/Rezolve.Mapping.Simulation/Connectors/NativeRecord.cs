using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Sync.Systems.Manifests;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Writing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Connectors;

/// <summary>
/// Makes the record that a vendor would give of a ticket: each value in the vendor's terms, where the connector reads it. What is read by an expression
/// is put where it is written; what cannot be found there again has no place in the record.
/// </summary>
/// <param name="system">The connector's system.</param>
internal sealed class NativeRecord(ManifestSystem system)
{
    private static readonly FieldWrite Plain = new();

    private readonly HashSet<EntityKind> _numberKeys = [.. system.Entities.Where(one => one.KeyIsNumber).Select(one => one.Kind)];

    /// <summary>The record.</summary>
    /// <param name="key">The ticket's key.</param>
    /// <param name="kept">Canonical values by field, people by their keys; of a status that is reached by steps the vendor's own word.</param>
    public Value Of(string key, IReadOnlyDictionary<string, Value> kept)
    {
        var record = Put(Value.Of(new ValueObject()), system.Entity.Key, system.Entity.KeyIsNumber ? Value.NumberOf(key) : Value.Of(key));
        var scope = RecordScope.Of(system.Entity, system.NewUnit(null, CancellationToken.None));
        foreach (var field in system.Entity.Fields)
        {
            if (kept.TryGetValue(field.Name, out var value) && !value.IsFault)
                record = WithField(record, field, value, scope);
        }
        return record;
    }

    private Value WithField(Value record, FieldProgram field, in Value value, Scope scope)
    {
        // Where a path leads a value stands as it is read, whatever form it was sent in.
        var write = field.Read?.Path is null ? field.Writes.FirstOrDefault(one => one.Path is not null) ?? Plain : Plain;
        var isWord = field.Name == StatusSteps.StatusField && system.Facts.Transitions is not null;
        var vendor = isWord ? value : FieldWriting.Convert(field, write, Referred.ToReferences(field.Type, field.Field.Of, value), Value.Undefined, _numberKeys, scope);
        if (vendor.IsFault)
            return record;
        if (field.Read?.Path is not null)
            return Put(record, field.Read, vendor);
        scope[Root.Value] = vendor;
        var sent = write.Value?.Evaluate(scope) ?? vendor;
        return write.Path is { } path && !sent.IsFault && sent.Kind != ValueKind.Undefined ? PathWriter.Put(record, path, sent) : record;
    }

    private static Value Put(in Value record, ValueSlot? read, in Value vendor) =>
        read?.Path is { } path && WritablePath.TryCreate(path, out var place, out _) ? PathWriter.Put(record, place, vendor) : record;
}
