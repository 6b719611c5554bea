using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Reading.Steps;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Reading;

/// <summary>
/// Writes a vendor's records as canonical JSON. Reused from record to record; not thread-safe. Bad data is held and reported, never thrown.
/// </summary>
internal sealed class RecordMapper
{
    private static readonly byte[] Opening = "{\"key\":"u8.ToArray();
    private static readonly byte[] VersionFragment = FieldStep.FragmentOf("version");
    private static readonly byte[] UrlFragment = FieldStep.FragmentOf("url");

    private readonly ScanScope _scope;
    private readonly ReferenceReading _references;
    private readonly GroupStep[] _groups;
    private readonly List<HeldField> _held = [];

    /// <summary>Prepares a mapper.</summary>
    /// <param name="program">The entity.</param>
    /// <param name="newScope">Gives a scope over records in which the connection's roots are set.</param>
    /// <param name="entities">The connector's entities: those that references lead to are read through their own fields.</param>
    /// <param name="onlyRule">Every field takes the written rule: slower, and the same.</param>
    /// <param name="known">What the run learns of those that references lead to; null where bare keys stay what they are.</param>
    public RecordMapper(
        EntityProgram program, Func<ScanScope> newScope, IReadOnlyList<EntityProgram> entities, bool onlyRule = false, KnownReferences? known = null)
    {
        Program = program;
        _scope = newScope();
        _references = new ReferenceReading(entities, newScope, known);
        _groups = MapSteps.Make(program, vendor => Fixed(program, vendor, _scope), onlyRule, looksUp: known is not null);
    }

    /// <summary>The entity.</summary>
    public EntityProgram Program { get; }

    /// <summary>What was held of the record mapped last.</summary>
    public IReadOnlyList<HeldField> Held => _held;

    /// <summary>The scope over the record, to set further roots such as <c>headers</c> and <c>parent</c>.</summary>
    public ScanScope Scope => _scope;

    /// <summary>Counts of all records mapped.</summary>
    public MapTally Tally { get; } = new();

    /// <summary>Writes one record; where it is held nothing is written.</summary>
    public MapOutcome Map(ScanSlots record, Utf8Output output)
    {
        if (_held.Count > 0)
            _held.Clear();
        _scope.Slots = record;
        record.Replaced = 0;
        var before = output.Length;
        output.Add(Opening);
        if (!KeyStep.TryWrite(Program, _scope, output, out var fault))
        {
            output.Length = before;
            _held.Add(new HeldField("key", HoldCode.Key, fault, Program.Key.Place));
            return Count(MapOutcome.Held, record);
        }
        KeyStep.WriteOptional(Program.Version, VersionFragment, _scope, output, this, "version");
        KeyStep.WriteOptional(Program.Url, UrlFragment, _scope, output, this, "url");
        if (Program.Parents.Count > 0)
            ParentStep.Write(Program, _scope, output);
        foreach (var group in _groups)
            group.Write(this, record, output);
        output.Add((byte)'}');
        return Count(_held.Count == 0 ? MapOutcome.Mapped : MapOutcome.MappedInPart, record);
    }

    /// <summary>Learns from a record of another entity that came along: references to it then tell what is known of it.</summary>
    public void Learn(string entity, ReadOnlyMemory<byte> record) => _references.Learn(entity, record);

    /// <summary>What each step makes of each field of a record.</summary>
    public IReadOnlyList<FieldTrace> Trace(ScanSlots record)
    {
        _scope.Slots = record;
        var traces = new List<FieldTrace>();
        foreach (var field in Program.Fields)
        {
            var steps = new List<TraceStep>();
            var read = Read(field, record, steps);
            traces.Add(new FieldTrace(field, steps, read));
        }
        return traces;
    }

    /// <summary>A field's canonical value by the written rule.</summary>
    internal ReadValue Read(FieldProgram field, ScanSlots record, List<TraceStep>? trace = null)
    {
        if (field.Read is null)
            return default;
        var vendor = field.Read.Evaluate(_scope);
        if (field.Type.IsReference() || field.Field.Of.IsReference())
            vendor = _references.Resolve(field, vendor);
        return Finish(Program, field, FieldReading.Read(field, vendor, _scope, trace));
    }

    /// <summary>Notes that a field is held.</summary>
    internal void Hold(FieldProgram field, in ReadValue read) =>
        _held.Add(new HeldField(field.Name, read.Held, read.Value.Text, field.Place));

    /// <summary>Notes that something outside the field map is held.</summary>
    internal void Hold(HeldField held) => _held.Add(held);

    // A comment whose kind is not known for certain is internal, whatever a table says.
    private static ReadValue Finish(EntityProgram program, FieldProgram field, ReadValue read) =>
        program.Kind == EntityKind.Comment && field.Name == "kind" && (read.Held != HoldCode.None || read.Value.IsNothing)
            ? new ReadValue(Value.Of("internal"), HoldCode.None)
            : read;

    private static Func<FieldProgram, ReadValue> Fixed(EntityProgram program, Value vendor, Scope scope) =>
        field => Finish(program, field, FieldReading.Read(field, vendor, scope));

    private MapOutcome Count(MapOutcome outcome, ScanSlots record)
    {
        Tally.Count(outcome, _held.Count, record.Replaced);
        return outcome;
    }
}

/// <summary>What each step made of one field.</summary>
internal sealed record FieldTrace(FieldProgram Field, IReadOnlyList<TraceStep> Steps, ReadValue Result);
