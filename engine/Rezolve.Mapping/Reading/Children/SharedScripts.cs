using Rezolve.Mapping.Expressions;

namespace Rezolve.Mapping.Reading.Children;

/// <summary>Parents are read side by side, and a realm of scripts serves one call at a time.</summary>
internal static class SharedScripts
{
    /// <summary>The same scripts, one call after the other; null where there are none.</summary>
    public static ScriptCall? OneAtATime(ScriptCall? scripts)
    {
        if (scripts is null)
            return null;
        var gate = new Lock();
        return (name, arguments) =>
        {
            lock (gate)
                return scripts(name, arguments);
        };
    }
}
