using System.Globalization;
using System.Text.RegularExpressions;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace Rezolve.Mapping.Scripting.Realms;

/// <summary>Words for what went wrong in a script: which script, which line, what happened, which limit.</summary>
internal static class FaultText
{
    private const string CallStack = "JintCallStack";
    private const int LongestMessage = 200;

    /// <summary>A number with separators between thousands.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The text of a fault: <c>script 'band' stopped at line 3: more than 10,000 statements</c>.</summary>
    /// <param name="script">The script that was called.</param>
    /// <param name="problem">What ended it.</param>
    /// <param name="trace">The call stack of the interpreter where it ended.</param>
    /// <param name="limits">What it ran under.</param>
    public static string Of(string script, Exception problem, string trace, ScriptLimits limits)
    {
        var line = Line(script, problem, trace);
        var place = line is null ? "" : $" at line {line.Value.ToString(CultureInfo.InvariantCulture)}";
        return $"script '{script}' stopped{place}: {Reason(problem, limits)}";
    }

    private static string Reason(Exception problem, ScriptLimits limits) => problem switch
    {
        ScriptStoppedException stopped => stopped.Message,
        JavaScriptException thrown => Thrown(thrown.Error),
        RecursionDepthOverflowException => $"functions call each other more than {Number(limits.Recursion)} deep",
        StatementsCountOverflowException => $"more than {Number(limits.CallStatements)} statements",
        MemoryLimitExceededException memory when memory.Message.Contains("array", StringComparison.Ordinal) =>
            $"a list of more than {Number(limits.ArrayLength)} elements",
        MemoryLimitExceededException => $"more than {Number(limits.Memory)} bytes of memory",
        RegexMatchTimeoutException => $"a pattern took more than {Number((long)limits.PatternTime.TotalMilliseconds)} ms to match",
        InsufficientExecutionStackException => "it nests too deep",
        OutOfMemoryException or ArgumentOutOfRangeException or OverflowException => "a value grew beyond what an operation can hold",
        _ => $"an operation failed ({problem.GetType().Name})",
    };

    // Reads what was thrown without running any more of the script.
    private static string Thrown(JsValue thrown)
    {
        var message = thrown is JsError or JsObject ? ((ObjectInstance)thrown).GetOwnProperty("message") : null;
        var text = thrown as JsString ?? (message?.IsDataDescriptor() == true ? message.Value as JsString : null);
        if (text is null || text.Length == 0)
            return "it threw something without a message";
        return text.Length <= LongestMessage ? text.ToString() : string.Concat(text.ToString().AsSpan(0, LongestMessage), "…");
    }

    private static int? Line(string script, Exception problem, string interrupted)
    {
        var trace = problem is JavaScriptException thrown
            ? $"{thrown.JavaScriptStackTrace}\n{Origin(thrown)}\n{interrupted}"
            : problem.Data[CallStack] as string ?? interrupted;
        var origin = PreparedScript.Origin(script) + ":";
        var at = trace.IndexOf(origin, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var digits = trace.AsSpan(at + origin.Length);
        var end = digits.IndexOf(':');
        return int.TryParse(end < 0 ? digits : digits[..end], CultureInfo.InvariantCulture, out var line) ? line : null;
    }

    private static string Origin(JavaScriptException thrown) =>
        $"{thrown.Location.SourceFile}:{thrown.Location.Start.Line.ToString(CultureInfo.InvariantCulture)}:";
}
