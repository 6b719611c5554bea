using Rezolve.Json.Reading;
using Rezolve.Mapping.Cases.Playing;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Reading.Rows;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases;

/// <summary>A case ready to run: its connector compiled for the inputs and catalogues it pins, its time fixed.</summary>
/// <param name="file">The case.</param>
/// <param name="program">The connector.</param>
/// <param name="limits">The engine's limits.</param>
/// <param name="coverage">Where what is used is noted.</param>
internal sealed class CaseContext(CaseFile file, ConnectorProgram program, EngineLimits limits, CaseCoverage coverage)
{
    private const int MostKnown = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly KnownReferences _known = new(MostKnown);
    private readonly PinnedClock _clock = new(file.Now);

    /// <summary>The case.</summary>
    public CaseFile File => file;

    /// <summary>The connector.</summary>
    public ConnectorProgram Program => program;

    /// <summary>The engine's limits.</summary>
    public EngineLimits Limits => limits;

    /// <summary>Where what is used is noted.</summary>
    public CaseCoverage Coverage => coverage;

    /// <summary>The files of the case.</summary>
    public CaseBytes Files { get; } = new(file.Literal("files"));

    /// <summary>The clock, which stands still but for waits.</summary>
    public TimeProvider Clock => _clock;

    /// <summary>Waits by moving the clock on: a job of hours takes no time.</summary>
    public Task PauseAsync(TimeSpan span, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _clock.Waited += span;
        return Task.CompletedTask;
    }

    /// <summary>The case with one of its writes.</summary>
    public CaseContext For(AuthoredNode write) => new(file with { Write = write }, program, limits, coverage);

    /// <summary>Is shown each record that is mapped, with what each step made of its fields.</summary>
    public Action<EntityProgram, IReadOnlyList<FieldTrace>, Value>? Watch { get; init; }

    /// <summary>The entity the case is about, or null.</summary>
    public EntityProgram? Entity => file.Text("entity") is { } name ? program.Entities.GetValueOrDefault(name) : null;

    /// <summary>The parent that the case gives: { key, entity, record }; undefined where it gives none. Of one parent entity the name may be left out.</summary>
    public Value Parent
    {
        get
        {
            var given = file.Literal("parent");
            var name = given["entity"].Kind == ValueKind.Text ? given["entity"].Text : Entity?.Parents.FirstOrDefault();
            return given.Kind == ValueKind.Object && name is not null && program.Entities.TryGetValue(name, out var parent)
                ? ParentValue.Of(parent, TextOf(given["key"]), given["record"])
                : Value.Undefined;
        }
    }

    /// <summary>Compiles the connector for a case; null with diagnostics.</summary>
    public static ConnectorProgram? Compile(CaseFile file, ConnectorManifest manifest, EngineLimits limits, DiagnosticBag bag)
    {
        var inputs = file.Literal("inputs");
        var settings = new CompilationSettings
        {
            Inputs = inputs.Kind == ValueKind.Object ? inputs.Object : null,
            Auth = file.Text("auth"),
            // A case names the inputs that matter to it.
            AllowsUnknownInputs = true,
            Catalogs = CatalogsOf(file.Literal("catalogs")),
            PathLimits = limits.Paths,
            ScriptLimits = Patient(limits.Scripts),
        };
        return ManifestCompiler.Compile(manifest, settings, bag);
    }

    /// <summary>The roots of the case's one unit of work.</summary>
    public Scope NewUnit() => new()
    {
        Scripts = UnitScripts.Of(program, PatientScripts, CancellationToken.None),
        [Root.Inputs] = Value.Of(program.Inputs),
        [Root.Params] = Value.Of(Entity?.Params ?? []),
        [Root.Parent] = Parent,
        [Root.Session] = file.Literal("session") is { IsNothing: false } session ? session : Value.Of(new ValueObject()),
        [Root.Catalogs] = Value.Of(CatalogRow.ToRoot(CatalogsOf(file.Literal("catalogs")))),
        [Root.Filter] = file.Literal("filter") is { IsNothing: false } filter ? filter : Value.Of(new ValueObject()),
        [Root.Now] = Value.Of(file.Now),
    };

    /// <summary>Opens a unit of mapping.</summary>
    public MappingUnit OpenMapping(EntityProgram entity, CancellationToken cancellation) =>
        new(program, entity, NewUnit(), PatientScripts, cancellation, _known);

    private ScriptSetting PatientScripts => new(Patient(limits.Scripts), Clock, new ScriptQuarantine());

    private static ScriptLimits Patient(ScriptLimits limits) => limits with { CallTime = Patience, RecordTime = Patience, UnitTime = Patience, PatternTime = Patience };

    /// <summary>Maps the records of a page of the case's entity, learning first from what else came with them.</summary>
    public IReadOnlyList<MappedRecord> MapAll(IReadOnlyList<ReadRecord> records, IReadOnlyList<AlsoRecord> also)
    {
        using var unit = OpenMapping(Entity!, CancellationToken.None);
        foreach (var known in also)
            unit.Mapper.Learn(known.Entity, known.Bytes);
        return [.. records.Select(record => Map(unit, record))];
    }

    /// <summary>Maps one record, and notes what that used.</summary>
    public MappedRecord Map(MappingUnit unit, ReadRecord record)
    {
        using var output = new Utf8Output();
        var outcome = unit.Map(record, output);
        var held = unit.Mapper.Held.ToList();
        var canonical = outcome == MapOutcome.Held ? Value.Undefined : ValueJson.Read(output.Written.ToArray());
        if (outcome != MapOutcome.Held || Watch is not null)
        {
            var traces = unit.Trace(record);
            Watch?.Invoke(unit.Mapper.Program, traces, canonical);
            coverage.NoteRead(unit.Mapper.Program, outcome == MapOutcome.Held ? [] : traces);
        }
        return new MappedRecord(canonical, held);
    }

    private static Dictionary<string, IReadOnlyList<CatalogRow>> CatalogsOf(Value pinned)
    {
        var catalogs = new Dictionary<string, IReadOnlyList<CatalogRow>>(StringComparer.Ordinal);
        if (pinned.Kind != ValueKind.Object)
            return catalogs;
        foreach (var (name, rows) in pinned.Object)
            catalogs[name] = [.. rows.List.Select(row => RowOf(row))];
        return catalogs;
    }

    private static CatalogRow RowOf(in Value row) =>
        new(TextOf(row["value"]) ?? "", TextOf(row["label"]) ?? "", TextOf(row["type"])) { Options = OptionsOf(row["options"]) };

    private static IReadOnlyList<CatalogOption> OptionsOf(in Value options) => options.Kind != ValueKind.List
        ? []
        : [.. options.List.Select(option => new CatalogOption(TextOf(option["value"]) ?? "", TextOf(option["label"]) ?? ""))];

    private static string? TextOf(in Value value) => ValueText.Has(value) ? ValueText.Of(value) : null;

    // It stands still for whoever measures with it, too: a case never fails because a machine is slow.
    private sealed class PinnedClock(DateTimeOffset now) : TimeProvider
    {
        public TimeSpan Waited { get; set; }

        public override DateTimeOffset GetUtcNow() => now + Waited;

        public override long GetTimestamp() => 0;
    }
}

/// <summary>A record mapped for a case.</summary>
/// <param name="Canonical">What came out; undefined where the record was held as a whole.</param>
/// <param name="Held">What was held.</param>
internal sealed record MappedRecord(Value Canonical, IReadOnlyList<HeldField> Held);
