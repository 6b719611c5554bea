using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Reading;

namespace Rezolve.Mapping.Hosting;

/// <summary>One unit of mapping work, such as a page: a fresh script realm, and a mapper over the roots of the unit. Not thread-safe.</summary>
internal sealed class MappingUnit : IDisposable
{
    private static readonly byte[] NoRecord = "{}"u8.ToArray();

    private readonly ScriptRealm? _realm;
    private readonly DocumentScan _scan;

    /// <summary>Opens a unit.</summary>
    /// <param name="program">The connector.</param>
    /// <param name="entity">What is mapped.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="scripts">What its scripts may use, and how they are watched.</param>
    /// <param name="cancellation">Ends a running script.</param>
    /// <param name="known">What the run learns of those that references lead to; null where bare keys stay what they are.</param>
    public MappingUnit(ConnectorProgram program, EntityProgram entity, Scope unit, ScriptSetting scripts, CancellationToken cancellation, KnownReferences? known = null)
    {
        if (program.Scripts.Scripts.Count > 0)
            _realm = program.Scripts.OpenRealm(scripts.Limits, scripts.Clock, scripts.Quarantine, cancellation);
        _scan = new DocumentScan(entity.Layout);
        Mapper = new RecordMapper(entity, () => NewScope(entity, unit), [.. program.Entities.Values], known: known);
    }

    /// <summary>The mapper, for its tally and what it held.</summary>
    public RecordMapper Mapper { get; }

    /// <summary>Why the bytes mapped last are no JSON; null where they are.</summary>
    public ScanFault? Fault { get; private set; }

    /// <summary>Maps one record.</summary>
    /// <param name="record">It, with the header fields, the parent and the row it came with.</param>
    /// <param name="output">Where canonical JSON goes; nothing is written for a record that is held as a whole.</param>
    public MapOutcome Map(ReadRecord record, Utf8Output output) => Mapper.Map(Scan(record), output);

    /// <summary>What each step makes of each field of a record.</summary>
    public IReadOnlyList<FieldTrace> Trace(ReadRecord record) => Mapper.Trace(Scan(record));

    /// <inheritdoc/>
    public void Dispose() => _realm?.Dispose();

    /// <summary>The scope of a record or write, with the roots of the unit.</summary>
    public ScanScope NewScope(EntityProgram entity, Scope unit)
    {
        var scope = RecordScope.Of(entity, unit);
        scope.Scripts = _realm is null ? null : _realm.Call;
        return scope;
    }

    // What a scan found before a fault must not be used: the mapper then holds the record for lack of a key, and the fault says why.
    private ScanSlots Scan(ReadRecord record)
    {
        _realm?.BeginRecord();
        RecordScope.Set(Mapper.Scope, record);
        Fault = _scan.Run(record.Bytes);
        if (Fault is not null)
            _scan.Run(NoRecord);
        _scan.Slots.Outer = record.Outer;
        return _scan.Slots;
    }
}

/// <summary>What the scripts of a unit may use, and how they are watched.</summary>
internal sealed record ScriptSetting(ScriptLimits Limits, TimeProvider Clock, ScriptQuarantine Quarantine);
