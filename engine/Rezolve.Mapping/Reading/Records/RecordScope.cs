using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Records;

/// <summary>Makes the scopes in which an entity's slots see its records.</summary>
internal static class RecordScope
{
    private static readonly Root[] Carried = [Root.Inputs, Root.Session, Root.Catalogs, Root.Now, Root.Parent, Root.Document, Root.Intent];

    /// <summary>A scope for records, with the roots of the unit of work; move it on by setting its slots.</summary>
    /// <param name="entity">Whose records they are.</param>
    /// <param name="unit">The unit of work.</param>
    /// <param name="headers">The header fields of a <c>get</c>; undefined for the rows of a list.</param>
    public static ScanScope Of(EntityProgram entity, Scope unit, Value headers = default)
    {
        var scope = new ScanScope(Root.Record) { Scripts = unit.Scripts };
        foreach (var root in Carried)
            scope[root] = unit[root];
        // A row that a create may have made is held against what was to be made.
        if (Enum.TryParse<Root>(entity.Kind.ToString(), out var own))
            scope[own] = unit[own];
        scope[Root.Params] = Value.Of(entity.Params);
        scope[Root.Headers] = headers;
        return scope;
    }

    /// <summary>Sets what came with one record: its header fields and its parent.</summary>
    public static void Set(Scope scope, ReadRecord record)
    {
        scope[Root.Headers] = record.Headers;
        scope[Root.Parent] = record.Parent;
    }
}
