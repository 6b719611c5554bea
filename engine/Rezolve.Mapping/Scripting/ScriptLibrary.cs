using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Scripting.Gate;

namespace Rezolve.Mapping.Scripting;

/// <summary>The scripts of one manifest, parsed and checked. Immutable; realms of any thread share it.</summary>
internal sealed class ScriptLibrary
{
    private readonly Dictionary<string, PreparedScript> _scripts;

    private ScriptLibrary(Dictionary<string, PreparedScript> scripts, IReadOnlyDictionary<string, ScriptFunction> functions)
    {
        _scripts = scripts;
        Functions = functions;
        var lines = scripts.Values.OrderBy(script => script.Name, StringComparer.Ordinal).Select(script => $"{script.Name} {script.Hash}\n");
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }

    /// <summary>SHA-256 over the names and hashes of all scripts, in lower-case hex.</summary>
    public string Hash { get; }

    /// <summary>The scripts by name.</summary>
    public IReadOnlyDictionary<string, PreparedScript> Scripts => _scripts;

    /// <summary>The functions of the expression language that scripts see under the same names.</summary>
    public IReadOnlyDictionary<string, ScriptFunction> Functions { get; }

    /// <summary>Checks and prepares scripts; all faults of all scripts at once.</summary>
    /// <param name="sources">The scripts; names are unique.</param>
    /// <param name="functions">The functions scripts may call.</param>
    /// <param name="limits">How large scripts may be.</param>
    public static (ScriptLibrary? Library, IReadOnlyList<ScriptFault> Faults) Prepare(
        IEnumerable<ScriptSource> sources, IReadOnlyDictionary<string, ScriptFunction> functions, ScriptLimits limits)
    {
        var scripts = new Dictionary<string, PreparedScript>(StringComparer.Ordinal);
        var faults = new List<ScriptFault>();
        foreach (var source in sources)
        {
            var verdict = ScriptGate.Check(source, functions.Keys, limits);
            faults.AddRange(verdict.Faults);
            if (verdict.Faults.Count == 0)
                scripts.Add(source.Name, PreparedScript.Of(source, verdict.TopLevelNames, limits.PatternTime));
        }
        return (faults.Count == 0 ? new ScriptLibrary(scripts, functions) : null, faults);
    }

    /// <summary>Opens a realm for one unit of work: one page, or one reconciled link.</summary>
    /// <param name="limits">What its calls may use.</param>
    /// <param name="clock">What time is measured with.</param>
    /// <param name="quarantine">Where a call that cannot be stopped is reported, and what is not run any more.</param>
    /// <param name="cancellation">Ends a running call with <see cref="OperationCanceledException"/>.</param>
    public ScriptRealm OpenRealm(ScriptLimits limits, TimeProvider clock, ScriptQuarantine quarantine, CancellationToken cancellation) =>
        new(this, limits, clock, quarantine, cancellation);
}
