using System.Text;
using Acornima;
using Acornima.Ast;

namespace Rezolve.Mapping.Scripting.Gate;

/// <summary>
/// Reads a script when its manifest is loaded and refuses what could hold state between calls, reach behind plain values, or run without an end
/// that a limit can set. All mistakes at once.
/// </summary>
internal static class ScriptGate
{
    /// <summary>Checks one script.</summary>
    /// <param name="source">What was written.</param>
    /// <param name="functions">The names of the engine's functions.</param>
    /// <param name="limits">How large it may be.</param>
    public static GateVerdict Check(ScriptSource source, IEnumerable<string> functions, ScriptLimits limits)
    {
        var report = new GateReport(source);
        var bytes = Encoding.UTF8.GetByteCount(source.Text);
        if (bytes > limits.SourceBytes)
        {
            report.Add(0, $"the script has {bytes} bytes; at most {limits.SourceBytes} are allowed", "split it into several scripts");
            return new GateVerdict(report.Faults, []);
        }
        var tree = Parse(source, report);
        if (tree is null || !GateSize.Fits(tree, limits, report))
            return new GateVerdict(report.Faults, []);
        var top = new GateScope(null);
        if (source.Function is null)
            GateTop.CheckExpression(tree, report);
        else
            GateTop.CheckFile((Script)tree, source.Function, top, report);
        new GateWalk(report, [.. functions, .. GateNames.Globals], limits).Walk(tree, top);
        return new GateVerdict(report.Faults, [.. top.Names]);
    }

    private static Node? Parse(ScriptSource source, GateReport report)
    {
        var parser = new Parser();
        try
        {
            return source.Function is null
                ? parser.ParseExpression(source.Text, strict: true)
                : parser.ParseScript(source.Text, strict: true);
        }
        catch (ParseErrorException problem)
        {
            report.Add(problem.Error.IsIndexDefined ? problem.Error.Index : 0, $"this is no JavaScript: {Lower(problem.Description)}", source.Function is null
                ? "write one function, such as (value) => value.trim(); functions and constants at the top need a file"
                : "correct the text at this place");
        }
        catch (InsufficientExecutionStackException)
        {
            report.Add(0, "the script nests too deep to be read", "name the inner parts with const");
        }
        return null;
    }

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
