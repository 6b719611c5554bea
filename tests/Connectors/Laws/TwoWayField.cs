using System.Text;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Transforms.Writing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Connectors.Laws;

/// <summary>A field that is written at the place where it is read, by itself.</summary>
public sealed class TwoWayField
{
    private readonly ConnectorProgram _program;
    private readonly EntityProgram _entity;

    private TwoWayField(ConnectorProgram program, EntityProgram entity, FieldProgram field) => (_program, _entity, Program) = (program, entity, field);

    /// <summary>The field as compiled.</summary>
    internal FieldProgram Program { get; }

    /// <summary>All such fields of a connector.</summary>
    internal static IReadOnlyList<TwoWayField> Of(ConnectorProgram program) =>
        [.. program.Entities.Values.SelectMany(entity => entity.Fields.Where(IsOnePlace).Select(field => new TwoWayField(program, entity, field)))];

    /// <summary>The document that a canonical value makes.</summary>
    internal Value Write(Value canonical)
    {
        var place = CanonicalFields.Place(_entity.Kind, Program.Name);
        var wanted = place.Reverse().Aggregate(canonical, (inner, name) => Value.Of(new ValueObject { [name] = inner }));
        var only = _entity with { Fields = [Program], Required = [] };
        var written = new DocumentWriter(only, [.. _program.Entities.Values]).Write(new WriteRequest { Wanted = wanted, Change = wanted }, Roots(new Scope()));
        Assert.True(written.Held.Count == 0, $"{Program.Name}: {canonical} is held: {string.Join("; ", written.Held)}");
        return written.Document;
    }

    /// <summary>The canonical value of a document.</summary>
    internal Value Read(Value document)
    {
        var scan = new DocumentScan(_entity.Layout);
        Assert.Null(scan.Run(Encoding.UTF8.GetBytes(document.Kind == ValueKind.Undefined ? "{}" : document.ToString())));
        var scope = (ScanScope)Roots(new ScanScope(Root.Record) { Slots = scan.Slots });
        var read = FieldReading.Read(Program, Program.Read!.Evaluate(scope), scope);
        Assert.True(read.Held == HoldCode.None, $"{Program.Name}: {document} is held: {read.Value}");
        return read.Value;
    }

    private Scope Roots(Scope scope)
    {
        scope[Root.Inputs] = Value.Of(_program.Inputs);
        return scope;
    }

    // A path for both directions is compiled to one read and one plain write.
    private static bool IsOnePlace(FieldProgram field) =>
        field is { Read.Path: { } read, Writes: [{ Path: { } write, Value: null, When: null, As: null, On: WriteOn.Always }] } && read.ToString() == write.ToString();
}
