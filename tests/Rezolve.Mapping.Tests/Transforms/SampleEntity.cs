using Rezolve.Json.Paths;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Transforms;

/// <summary>Entities made by hand, and what they make of records.</summary>
internal sealed class SampleEntity(EntityKind kind)
{
    public static readonly SourcePlace Place = new("sample.connector.json", 1, 1, "");

    private readonly DocumentLayoutBuilder _layout = new(new JsonPathLimits(10_000, 1_000, 4));
    private readonly List<FieldProgram> _fields = [];

    public string KeyPath { get; init; } = "$.id";

    public SampleEntity Field(string name, string? read, Func<FieldProgram, FieldProgram>? more = null, FieldType custom = FieldType.Text, params string[] writes)
    {
        var canonical = CanonicalFields.Find(kind, name) ?? new CanonicalField(name, custom, "A customer's own field.");
        var field = new FieldProgram
        {
            Field = canonical,
            Place = Place,
            Read = read is null ? null : Slot(read, canonical.Type.IsMany()),
            Writes = [.. writes.Select(path => new FieldWrite { Path = Writable(path) })],
        };
        _fields.Add(more?.Invoke(field) ?? field);
        return this;
    }

    public SampleEntity Both(string name, string path, Func<FieldProgram, FieldProgram>? more = null, FieldType custom = FieldType.Text) =>
        Field(name, path, more, custom, path);

    public EntityProgram Build() => new()
    {
        Name = kind.ToString(),
        Kind = kind,
        Place = Place,
        Key = Slot(KeyPath, false),
        Fields = _fields,
        Layout = _layout.Build(),
    };

    public static WritablePath Writable(string path) =>
        WritablePath.TryCreate(JsonPath.Parse(path), out var writable, out var fault) ? writable : throw new InvalidOperationException(fault);

    public static ConversionProgram As(string word, FieldType type) =>
        ConversionKinds.Create(word, type, out var fault) ?? throw new InvalidOperationException(fault);

    public static TableProgram Table(string rows, Unmapped? read = null, Unmapped? write = null) => new()
    {
        Name = "sample",
        Place = Place,
        Rows = [.. ValueJson.Read(System.Text.Json.JsonElement.Parse(rows)).List.Select(row => new TableRow(row.List[0], row.List[1]))],
        Read = read ?? Unmapped.Hold,
        Write = write ?? Unmapped.Hold,
    };

    public static (string Json, RecordMapper Mapper) Map(EntityProgram entity, string record, bool onlyRule = false, params EntityProgram[] others)
    {
        var mapper = new RecordMapper(entity, () => new ScanScope(Root.Record), others, onlyRule);
        var scan = new DocumentScan(entity.Layout);
        Assert.Null(scan.Run(System.Text.Encoding.UTF8.GetBytes(record)));
        using var output = new Utf8Output();
        mapper.Map(scan.Slots, output);
        return (System.Text.Encoding.UTF8.GetString(output.Written.Span), mapper);
    }

    private LayoutSlot Slot(string path, bool listDue) => new(Place, Root.Record, JsonPath.Parse(path), _layout.Bind(JsonPath.Parse(path)), listDue);
}
