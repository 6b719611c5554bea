using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Records;

/// <summary>What records are seen with where there is no connection: inputs, a fixed now, and scripts in a realm of their own for each page.</summary>
/// <param name="program">The connector.</param>
/// <param name="clock">Gives now, and watches scripts.</param>
/// <param name="now">The instant that <c>now</c> stands for.</param>
internal sealed class MappingRoots(ConnectorProgram program, TimeProvider clock, DateTimeOffset now)
{
    private readonly List<Scope> _scopes = [];
    private readonly ScriptQuarantine _quarantine = new();

    /// <summary>Whether the connector has scripts.</summary>
    public bool HasScripts => program.Scripts.Scripts.Count > 0;

    /// <summary>Sets the roots of a scope, and keeps it so that scripts can be given to it.</summary>
    public T On<T>(T scope)
        where T : Scope
    {
        scope[Root.Inputs] = Value.Of(program.Inputs);
        foreach (var empty in (Root[])[Root.Params, Root.Session, Root.Catalogs, Root.Filter, Root.Headers])
            scope[empty] = Value.Of(new ValueObject());
        scope[Root.Now] = Value.Of(now);
        _scopes.Add(scope);
        return scope;
    }

    /// <summary>Begins a unit of work.</summary>
    public IDisposable Begin()
    {
        if (!HasScripts)
            return NothingToEnd.Instance;
        var realm = program.Scripts.OpenRealm(ScriptLimits.SchemaDefaults, clock, _quarantine, CancellationToken.None);
        foreach (var scope in _scopes)
            scope.Scripts = realm.Call;
        return realm;
    }

    private sealed class NothingToEnd : IDisposable
    {
        public static readonly NothingToEnd Instance = new();

        public void Dispose()
        {
        }
    }
}
