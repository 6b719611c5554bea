using Rezolve.Json.Paths;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions;

namespace Rezolve.Mapping.Cli.Evaluating;

/// <summary>Reads what the user wants to try: a JSONPath where it begins with <c>$</c>, else an expression, with or without its braces.</summary>
internal static class TrialText
{
    private const string Source = "(command line)";

    /// <summary>The trial, or null where the text is wrong.</summary>
    public static ITrial? Read(string text, bool showPaths, DateTimeOffset now, DiagnosticBag bag) =>
        text.StartsWith('$') ? Path(text, showPaths, bag) : Expression(text, now, bag);

    private static PathTrial? Path(string text, bool showPaths, DiagnosticBag bag)
    {
        if (JsonPath.TryParse(text, out var path, out var fault))
            return new PathTrial(path, showPaths);
        bag.Report(ValueRules.BadPath, Spot(text, fault.Offset, 1), fault.Message);
        return null;
    }

    private static ExpressionTrial? Expression(string text, DateTimeOffset now, DiagnosticBag bag)
    {
        var trimmed = text.Trim();
        var inner = trimmed is ['{', '{', .. var between, '}', '}'] ? between : text;
        var shift = text.IndexOf(inner, StringComparison.Ordinal);
        var faults = new List<ExpressionFault>();
        if (ExpressionCompiler.Compile(inner, ExpressionTrial.Rules, faults) is { } program)
            return new ExpressionTrial(program, now);
        foreach (var fault in faults)
            bag.Report(ValueRules.BadExpression, Spot(text, fault.Offset + shift, fault.Length), fault.Message, fault.Remedy);
        return null;
    }

    private static SourceSpot Spot(string text, int offset, int length)
    {
        var before = text.AsSpan(0, Math.Min(offset, text.Length));
        var start = before.LastIndexOf('\n') + 1;
        var line = text[start..].Split('\n')[0];
        var column = before.Length - start;
        var carets = new string('^', Math.Clamp(length, 1, Math.Max(1, line.Length - column)));
        return new SourceSpot(
            new SourcePlace(Source, before.Count('\n') + 1, column + 1, ""), $"{line}\n{new string(' ', column)}{carets}");
    }
}
