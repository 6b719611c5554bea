using System.Buffers;
using Rezolve.Json.Paths;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Benchmarks.Contenders;

/// <summary>The engine: a program as a manifest compiles to.</summary>
internal sealed class Engine : Contender
{
    private static readonly SourcePlace Place = new("bench", 1, 1, "");
    private readonly DocumentLayoutBuilder _layout = new(new JsonPathLimits(1000, 1000, 2));
    private readonly DocumentScan _scan;
    private readonly RecordMapper _mapper;
    private readonly Utf8Output _output = new();

    public Engine()
    {
        FieldProgram[] fields =
        [
            Field("type", "$.type"), Field("subject", "$.subject"), Field("description", "$.description"),
            Field("status", "$.status", Codes.Status), Field("priority", "$.priority", Codes.Priority),
            Field("requester", "$.requester_id"), Field("submitter", "$.submitter_id"), Field("assignee", "$.assignee_id"), Field("team", "$.group_id"),
            Field("organization", "$.organization_id"), Field("tags", "$.tags"), Field("createdAt", "$.created_at"), Field("updatedAt", "$.updated_at"),
            Field("channel", "$.via.channel"),
            Field("custom.severity", $"$.custom_fields[?@.id == {Codes.Severity}].value"), Field("custom.order", $"$.custom_fields[?@.id == {Codes.Order}].value"),
        ];
        var program = new EntityProgram
        {
            Name = "ticket", Kind = EntityKind.Ticket, Place = Place, Key = Slot("$.id", false), Fields = fields, Layout = _layout.Build(),
        };
        _scan = new DocumentScan(program.Layout);
        _mapper = new RecordMapper(program, () => new ScanScope(Root.Record), []);
    }

    public override string Name => "engine";

    public override void Map(ReadOnlyMemory<byte> ticket, ArrayBufferWriter<byte> output)
    {
        _output.Length = 0;
        _scan.Run(ticket);
        _mapper.Map(_scan.Slots, _output);
        output.Write(_output.Written.Span);
    }

    private FieldProgram Field(string name, string path, (string Vendor, string Canonical)[]? rows = null)
    {
        var field = CanonicalFields.Find(EntityKind.Ticket, name) ?? new CanonicalField(name, FieldType.Choice, "");
        var table = rows is null ? null : new TableProgram
        {
            Name = name, Place = Place, Rows = [.. rows.Select(row => new TableRow(Value.Of(row.Vendor), Value.Of(row.Canonical)))],
        };
        return new FieldProgram { Field = field, Place = Place, Read = Slot(path, field.Type.IsMany()), Table = table };
    }

    private LayoutSlot Slot(string path, bool listDue) => new(Place, Root.Record, JsonPath.Parse(path), _layout.Bind(JsonPath.Parse(path)), listDue);
}
