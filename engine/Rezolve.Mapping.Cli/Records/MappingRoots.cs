using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Records;

/// <summary>What records are seen with: the roots of a unit of work, and scripts in a realm of their own for each page.</summary>
/// <param name="program">The connector.</param>
/// <param name="unit">The roots.</param>
/// <param name="clock">Watches scripts.</param>
internal sealed class MappingRoots(ConnectorProgram program, Scope unit, TimeProvider clock)
{
    // What a script may do is limited as everywhere; only its time is generous, since an author's machine may be busy compiling.
    private static readonly ScriptLimits Patient = ScriptLimits.SchemaDefaults with { CallTime = TimeSpan.FromSeconds(10), RecordTime = TimeSpan.FromSeconds(20), UnitTime = TimeSpan.FromMinutes(2) };

    private readonly List<Scope> _scopes = [];
    private readonly ScriptQuarantine _quarantine = new();
    private ScriptRealm? _realm;

    /// <summary>Whether the connector has scripts.</summary>
    public bool HasScripts => program.Scripts.Scripts.Count > 0;

    /// <summary>The roots where there is no connection.</summary>
    public static Scope Offline(ConnectorProgram program, DateTimeOffset now)
    {
        var unit = new Scope { [Root.Inputs] = Value.Of(program.Inputs), [Root.Now] = Value.Of(now) };
        foreach (var empty in (Root[])[Root.Params, Root.Session, Root.Catalogs, Root.Filter])
            unit[empty] = Value.Of(new ValueObject());
        return unit;
    }

    /// <summary>A scope over the records of an entity.</summary>
    public ScanScope NewRecordScope(EntityProgram entity) => Keep(RecordScope.Of(entity, unit));

    /// <summary>A scope with the roots alone.</summary>
    public Scope NewScope() => Keep(unit.Fork());

    /// <summary>Begins a unit of work: scripts are called in a new realm until it is disposed.</summary>
    public IDisposable Begin()
    {
        if (!HasScripts)
            return NothingToEnd.Instance;
        _realm = program.Scripts.OpenRealm(Patient, clock, _quarantine, CancellationToken.None);
        foreach (var scope in _scopes)
            scope.Scripts = _realm.Call;
        return _realm;
    }

    /// <summary>Begins a record of the unit, for the time its scripts may take.</summary>
    public void BeginRecord() => _realm?.BeginRecord();

    private T Keep<T>(T scope)
        where T : Scope
    {
        _scopes.Add(scope);
        return scope;
    }

    private sealed class NothingToEnd : IDisposable
    {
        public static readonly NothingToEnd Instance = new();

        public void Dispose()
        {
        }
    }
}
