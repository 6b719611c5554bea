using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs;

namespace Rezolve.Mapping.Hosting;

/// <summary>The scripts that feeds and answers of one unit of work call; what maps its records has a realm of its own.</summary>
internal static class UnitScripts
{
    /// <summary>A realm for a unit, opened when something first calls it. What is read side by side calls one after the other.</summary>
    /// <param name="program">The connector.</param>
    /// <param name="setting">Limits, clock, and where a call that cannot be stopped is reported.</param>
    /// <param name="cancellation">Ends a running call.</param>
    /// <returns>Null where the connector has no scripts.</returns>
    public static ScriptCall? Of(ConnectorProgram program, ScriptSetting setting, CancellationToken cancellation)
    {
        if (program.Scripts.Scripts.Count == 0)
            return null;
        var realm = program.Scripts.OpenRealm(setting.Limits, setting.Clock, setting.Quarantine, cancellation);
        var gate = new Lock();
        return (name, arguments) =>
        {
            lock (gate)
                return realm.Call(name, arguments);
        };
    }
}
