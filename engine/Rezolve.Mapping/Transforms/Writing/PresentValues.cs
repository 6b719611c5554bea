using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Writing;

/// <summary>What the vendor has at present, field by field, before any conversion. The record is only scanned if somebody asks.</summary>
/// <param name="program">The entity.</param>
/// <param name="current">The vendor's record; undefined for a create.</param>
/// <param name="unit">The roots that fields are read with.</param>
internal sealed class PresentValues(EntityProgram program, Value current, Scope unit)
{
    private static readonly Root[] Carried = [Root.Inputs, Root.Params, Root.Session, Root.Catalogs, Root.Now, Root.Parent];

    private ScanScope? _scope;

    /// <summary>The value that reading begins with; undefined where it cannot be told.</summary>
    public Value Of(FieldProgram field)
    {
        if (current.Kind != ValueKind.Object || field.Read is null)
            return Value.Undefined;
        var value = field.Read.Evaluate(_scope ??= Scan());
        return value.IsFault ? Value.Undefined : value;
    }

    private ScanScope Scan()
    {
        var scan = new DocumentScan(program.Layout);
        var fault = scan.Run(ValueJson.ToBytes(current));
        // A record nested deeper than any page may be gives nothing; what is written is the same, only not the nearest of several.
        if (fault is not null)
            scan.Run("{}"u8.ToArray());
        var scope = new ScanScope(Root.Record) { Slots = scan.Slots, Scripts = unit.Scripts };
        foreach (var root in Carried)
            scope[root] = unit[root];
        return scope;
    }
}
