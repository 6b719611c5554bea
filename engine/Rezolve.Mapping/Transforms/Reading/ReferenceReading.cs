using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Reading;

/// <summary>Reads references that are whole records through the fields of the entity they are of.</summary>
/// <param name="entities">The connector's entities.</param>
/// <param name="newScope">Gives a scope over records.</param>
internal sealed class ReferenceReading(IReadOnlyList<EntityProgram> entities, Func<ScanScope> newScope)
{
    private readonly Dictionary<FieldType, (EntityProgram Program, DocumentScan Scan, ScanScope Scope)> _readers = [];

    /// <summary>The value with each object in it made a reference; scalars stay as they are.</summary>
    public Value Resolve(FieldProgram field, in Value vendor)
    {
        if (vendor.Kind == ValueKind.List && field.Type.IsMany())
            return Value.Of([.. vendor.List.Select(item => ResolveOne(field.Field.Of, item))]);
        return ResolveOne(field.Type, vendor);
    }

    private Value ResolveOne(FieldType type, in Value vendor)
    {
        if (vendor.Kind != ValueKind.Object)
            return vendor;
        if (!TryReader(type, out var program, out var scan, out var scope))
            return Value.Fault($"the reference is an object, and no entity of kind {type.Word()} says how to read it");
        if (scan.Run(ValueJson.ToBytes(vendor)) is { } problem)
            return Value.Fault(problem.Message);
        scope.Slots = scan.Slots;
        var key = program.Key.Evaluate(scope);
        if (key.Kind is not (ValueKind.Text or ValueKind.Number))
            return Value.Fault($"the reference has no key: {Reasons.Show(vendor)}");
        var reference = new ValueObject(4) { [ReferenceMembers.Key] = Value.Of(ValueText.Of(key)) };
        foreach (var (member, fields) in ReferenceMembers.Others)
        {
            if (Known(program, fields, scope) is { } known)
                reference.Add(member, known);
        }
        return Value.Of(reference);
    }

    private static Value? Known(EntityProgram program, string[] fields, ScanScope scope)
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

    private bool TryReader(FieldType type, out EntityProgram program, out DocumentScan scan, out ScanScope scope)
    {
        if (!_readers.TryGetValue(type, out var reader) && entities.FirstOrDefault(entity => entity.Kind.ToString() == type.ToString()) is { } found)
            _readers.Add(type, reader = (found, new DocumentScan(found.Layout), newScope()));
        (program, scan, scope) = reader;
        return program is not null;
    }
}
