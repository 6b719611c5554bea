using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Reading;

namespace Rezolve.Mapping.Cli.Records;

/// <summary>From the vendor's records to canonical ones.</summary>
internal sealed class ForwardMapping : IRecordMapping
{
    private readonly MappingRoots _roots;
    private readonly DocumentScan _scan;

    /// <summary>Prepares a mapping.</summary>
    /// <param name="program">The connector.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="roots">What records are seen with.</param>
    /// <param name="known">What the run learns of those that references lead to; null where bare keys stay what they are.</param>
    public ForwardMapping(ConnectorProgram program, EntityProgram entity, MappingRoots roots, KnownReferences? known = null)
    {
        _roots = roots;
        _scan = new DocumentScan(entity.Layout);
        Mapper = new RecordMapper(entity, () => roots.NewRecordScope(entity), [.. program.Entities.Values], known: known);
    }

    /// <summary>What a record is called in problems, before its number.</summary>
    public string Noun { get; init; } = "Line";

    /// <summary>Maps one record that was scanned.</summary>
    public RecordMapper Mapper { get; }

    /// <inheritdoc/>
    public bool CallsScripts => _roots.HasScripts;

    /// <inheritdoc/>
    public IDisposable Begin() => _roots.Begin();

    /// <inheritdoc/>
    public RecordOutcome Map(ReadOnlyMemory<byte> record, long line, Utf8Output output, ProblemList problems) => Map(record, default, line, output, problems);

    /// <summary>Maps one record that was read, with what came with it.</summary>
    public RecordOutcome Map(ReadRecord record, long line, Utf8Output output, ProblemList problems)
    {
        RecordScope.Set(Mapper.Scope, record);
        return Map(record.Bytes, record.Outer, line, output, problems);
    }

    private RecordOutcome Map(ReadOnlyMemory<byte> record, ReadOnlyMemory<byte> outer, long line, Utf8Output output, ProblemList problems)
    {
        _roots.BeginRecord();
        if (Scan(record, line, problems) is not { } slots)
            return RecordOutcome.Failed;
        slots.Outer = outer;
        var outcome = Mapper.Map(slots, output);
        if (outcome == MapOutcome.Mapped)
            return RecordOutcome.Mapped;
        TellHeld(line, problems);
        return outcome == MapOutcome.Held ? RecordOutcome.Held : RecordOutcome.MappedInPart;
    }

    /// <summary>Scans one record; null where it is none.</summary>
    public ScanSlots? Scan(ReadOnlyMemory<byte> record, long line, ProblemList problems)
    {
        var fault = _scan.Run(record);
        if (fault is null && _scan.Slots.Bytes(_scan.Slots.Whole).Span is [(byte)'{', ..])
            return _scan.Slots;
        TellFault(line, fault, problems);
        return null;
    }

    // What is told is captured, which takes memory: these methods are apart so that a record without problems takes none.
    private void TellHeld(long line, ProblemList problems)
    {
        foreach (var held in Mapper.Held)
            problems.Add(RuleOf(held), () => $"{Noun} {line}: {held.Field} is held: {held.Reason}.", held.Place);
    }

    private void TellFault(long line, ScanFault? fault, ProblemList problems) => problems.Add(
        CommandRules.NotARecord,
        () => $"{Noun} {line}: {(fault is null ? "a JSON object is due." : $"{fault.Message} (byte {fault.Offset + 1} of it).")}");

    private static DiagnosticRule RuleOf(HeldField held) => DiagnosticCatalog.Find(held.Code.Text()) ?? MappingRules.NoValue;
}
