using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Reading;

/// <summary>Reads references that are whole records through the fields of the entity they are of, and looks up what is known of bare keys.</summary>
/// <param name="entities">The connector's entities.</param>
/// <param name="newScope">Gives a scope over records.</param>
/// <param name="known">What the run has learned; null where nothing is to be learned.</param>
internal sealed class ReferenceReading(IReadOnlyList<EntityProgram> entities, Func<ScanScope> newScope, KnownReferences? known)
{
    private readonly Dictionary<string, (DocumentScan Scan, ScanScope Scope)> _readers = new(StringComparer.Ordinal);

    /// <summary>The value with each object in it made a reference, and each key that is known one too; other scalars stay as they are.</summary>
    public Value Resolve(FieldProgram field, in Value vendor)
    {
        if (vendor.Kind == ValueKind.List && field.Type.IsMany())
            return Value.Of([.. vendor.List.Select(item => ResolveOne(field, field.Field.Of, item))]);
        return ResolveOne(field, field.Type, vendor);
    }

    /// <summary>Learns from a record of another entity that came along with what was asked for.</summary>
    /// <param name="entity">The entity's name.</param>
    /// <param name="record">The record.</param>
    public void Learn(string entity, ReadOnlyMemory<byte> record)
    {
        if (known is not null && entities.FirstOrDefault(one => one.Name == entity) is { } program && FieldTypes.OfWord(program.Kind.Word()) is { } type)
            known.Learn(type, Reference(program, record));
    }

    private Value ResolveOne(FieldProgram field, FieldType type, in Value vendor)
    {
        if (vendor.Kind != ValueKind.Object)
            return Known(field, type, vendor);
        if (entities.FirstOrDefault(one => one.Kind.ToString() == type.ToString()) is not { } program)
            return Value.Fault($"the reference is an object, and no entity of kind {type.Word()} says how to read it");
        var reference = Reference(program, ValueJson.ToBytes(vendor));
        if (!reference.IsFault)
            known?.Learn(type, reference);
        return reference;
    }

    // A key is looked up only where the value is the key as it stands: not a name, and not the vendor's word for nobody.
    private Value Known(FieldProgram field, FieldType type, in Value vendor)
    {
        if (known is null || field.As is not null || field.Table is not null || vendor.Kind is not (ValueKind.Text or ValueKind.Number))
            return vendor;
        var value = vendor;
        return field.Empty.Any(word => ValueEquality.AreEqual(word, value)) ? vendor : known.Find(type, ValueText.Of(vendor)) ?? vendor;
    }

    private Value Reference(EntityProgram program, ReadOnlyMemory<byte> record)
    {
        if (!_readers.TryGetValue(program.Name, out var reader))
            _readers.Add(program.Name, reader = (new DocumentScan(program.Layout), newScope()));
        var (scan, scope) = reader;
        if (scan.Run(record) is { } problem)
            return Value.Fault(problem.Message);
        scope.Slots = scan.Slots;
        var key = program.Key.Evaluate(scope);
        if (key.Kind is not (ValueKind.Text or ValueKind.Number))
            return Value.Fault($"the reference has no key: {Reasons.Show(ValueJson.Read(record))}");
        var reference = new ValueObject(4) { [ReferenceMembers.Key] = Value.Of(ValueText.Of(key)) };
        foreach (var (member, fields) in ReferenceMembers.Others)
        {
            if (Member(program, fields, scope) is { } value)
                reference.Add(member, value);
        }
        return Value.Of(reference);
    }

    private static Value? Member(EntityProgram program, string[] fields, ScanScope scope)
    {
        foreach (var name in fields)
        {
            if (program[name] is not { Read: { } slot } field)
                continue;
            var read = FieldReading.Read(field, slot.Evaluate(scope), scope);
            if (read.Held == HoldCode.None && read.Value.Kind == ValueKind.Text)
                return read.Value;
        }
        return null;
    }
}
