using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Scripting;

/// <summary>Short ways to check and call scripts in tests.</summary>
internal static class ScriptBench
{
    /// <summary>Limits small enough that a hostile script ends soon, by what is counted: the clock stands far behind, however slow the machine.</summary>
    public static ScriptLimits Small { get; } = ScriptLimits.SchemaDefaults with
    {
        CallTime = TimeSpan.FromSeconds(30),
        CallStatements = 10_000,
        ArrayLength = 4_096,
        Memory = 8_000_000,
        PatternTime = TimeSpan.FromSeconds(10),
        TextLength = 100_000,
    };

    /// <summary>A library of one script, which must pass the gate.</summary>
    public static ScriptLibrary Library(string text, IReadOnlyDictionary<string, ScriptFunction>? functions = null) =>
        Library([ScriptSource.OfExpression("test", text)], functions);

    /// <summary>A library of scripts that must pass the gate.</summary>
    public static ScriptLibrary Library(
        IEnumerable<ScriptSource> sources, IReadOnlyDictionary<string, ScriptFunction>? functions = null, TimeSpan? patternTime = null)
    {
        var (library, faults) = ScriptLibrary.Prepare(sources, functions ?? new Dictionary<string, ScriptFunction>(), ScriptLimits.SchemaDefaults with { PatternTime = patternTime ?? Small.PatternTime });
        Assert.True(library is not null, string.Join("\n", faults));
        return library;
    }

    /// <summary>A realm of a library, in real time.</summary>
    public static ScriptRealm Open(ScriptLibrary library, ScriptLimits? limits = null, ScriptQuarantine? quarantine = null, TimeProvider? clock = null) =>
        library.OpenRealm(limits ?? Small, clock ?? TimeProvider.System, quarantine ?? new ScriptQuarantine(), CancellationToken.None);

    /// <summary>What one call of one script gives.</summary>
    public static Value Call(string text, params Value[] arguments)
    {
        using var realm = Open(Library(text));
        return realm.Call("test", arguments);
    }
}
