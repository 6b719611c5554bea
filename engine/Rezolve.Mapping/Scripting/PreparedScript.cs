using Acornima.Ast;
using Jint;

namespace Rezolve.Mapping.Scripting;

/// <summary>A script that passed the gate, parsed once; shared by every realm.</summary>
/// <param name="Name">How expressions call it.</param>
/// <param name="Hash">SHA-256 of what was written.</param>
/// <param name="Program">An expression that gives the function and everything to freeze before its first call.</param>
internal sealed record PreparedScript(string Name, string Hash, Prepared<Script> Program)
{
    /// <summary>The name its positions are reported under.</summary>
    public static string Origin(string name) => "script:" + name;

    /// <summary>Wraps and prepares a source that passed the gate. Lines keep their numbers.</summary>
    /// <param name="source">What was written.</param>
    /// <param name="names">The names a file declares, which are frozen; empty for an expression.</param>
    /// <param name="patternTime">How long one match may take.</param>
    public static PreparedScript Of(ScriptSource source, IEnumerable<string> names, TimeSpan patternTime)
    {
        var text = source.Function is null
            ? $"[({source.Text}\n)]"
            : $"(() => {{ 'use strict'; {source.Text}\nreturn [{source.Function}, {string.Join(", ", names)}]; }})()";
        var options = ScriptPreparationOptions.Default with
        {
            ParsingOptions = ScriptParsingOptions.Default with { RegexTimeout = patternTime, CompileRegex = false },
        };
        return new PreparedScript(source.Name, source.Hash, Engine.PrepareScript(text, Origin(source.Name), strict: true, options));
    }
}
