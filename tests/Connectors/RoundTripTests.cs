using System.Text;
using CsCheck;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Transforms.Writing;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.Connectors;

/// <summary>The law of fields with one path for both directions: what is written is read again, and writing that changes nothing.</summary>
public sealed class RoundTripTests
{
    private static readonly Gen<string> Words = Gen.OneOf(Gen.String[Gen.Char['a', 'z'], 0, 12], Gen.String[0, 12]);

    [Theory]
    [MemberData(nameof(ConnectorCaseTests.Connectors), MemberType = typeof(ConnectorCaseTests))]
    public void What_is_written_is_read_again(string connector)
    {
        var program = Compile(connector);
        var fields = program.Entities.Values.SelectMany(entity => entity.Fields.Where(IsTwoWay).Select(field => (entity, field))).ToList();
        Assert.NotEmpty(fields);
        foreach (var (entity, field) in fields)
            Canonical(field).Sample(value => Hold(program, entity, field, value), iter: 200, threads: 1);
    }

    private static void Hold(ConnectorProgram program, EntityProgram entity, FieldProgram field, string text)
    {
        var first = Write(program, entity, field, Value.Of(text));
        if (first.Kind == ValueKind.Undefined)
            return;
        var read = Read(entity, field, first);
        Assert.Equal(HoldCode.None, read.Held);
        var second = Write(program, entity, field, read.Value);
        Assert.Equal(first.ToString(), second.ToString());
        Assert.Equal(read.Value.ToString(), Read(entity, field, second).Value.ToString());
    }

    private static Value Write(ConnectorProgram program, EntityProgram entity, FieldProgram field, Value value)
    {
        var place = CanonicalFields.Place(entity.Kind, field.Name);
        var canonical = place.Reverse().Aggregate(value, (inner, name) => Value.Of(new ValueObject { [name] = inner }));
        var only = entity with { Fields = [field], Required = [] };
        var written = new DocumentWriter(only, [.. program.Entities.Values]).Write(new WriteRequest { Wanted = canonical, Change = canonical }, new Scope());
        Assert.Empty(written.Held);
        return written.Document;
    }

    private static ReadValue Read(EntityProgram entity, FieldProgram field, Value document)
    {
        var scan = new DocumentScan(entity.Layout);
        Assert.Null(scan.Run(Encoding.UTF8.GetBytes(document.ToString())));
        var scope = new ScanScope(Root.Record) { Slots = scan.Slots };
        return FieldReading.Read(field, field.Read!.Evaluate(scope), scope);
    }

    // A path for both directions is compiled to one read and one plain write of the same place in the manifest.
    private static bool IsTwoWay(FieldProgram field) =>
        field is { Read.Path: not null, Writes: [{ Path: not null, Value: null, When: null, As: null, On: WriteOn.Always }] }
        && field.Type is FieldType.Text or FieldType.Choice && !CanonicalFields.IsCustom(field.Name);

    private static Gen<string> Canonical(FieldProgram field)
    {
        var rows = field.Table?.Rows.Select(row => row.Canonical.Text).ToArray();
        return rows is null ? Words : Gen.Int[0, rows.Length - 1].Select(at => rows[at]);
    }

    private static ConnectorProgram Compile(string connector)
    {
        var bag = new DiagnosticBag();
        var manifest = ConnectorFiles.Read(Path.Combine(ConnectorCaseTests.Root, connector), EngineLimits.Usual.Files, bag)!;
        var settings = new CompilationSettings { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts };
        return ManifestCompiler.Compile(manifest, settings, bag)!;
    }
}
