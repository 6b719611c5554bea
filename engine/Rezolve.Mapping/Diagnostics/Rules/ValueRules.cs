namespace Rezolve.Mapping.Diagnostics.Rules;

/// <summary>RZ2xxx: values, paths, expressions and scripts.</summary>
internal static class ValueRules
{
    public static readonly DiagnosticRule BadExpression = new(
        "RZ2001", Severity.Error, "Wrong expression",
        "The expression is not of the language: a subset of JavaScript whose evaluation always ends. Types are checked where they are known.",
        "Correct the expression, or move the logic to a script.");

    public static readonly DiagnosticRule BadTemplate = new(
        "RZ2002", Severity.Error, "Wrong template",
        "In text, {{ opens an expression that must be closed by }}.",
        "Close the braces; a literal {{ is written {{ '{{' }}.");

    public static readonly DiagnosticRule BadPath = new(
        "RZ2003", Severity.Error, "Wrong JSONPath",
        "The text begins like a JSONPath (RFC 9535) and is none.",
        "Correct the path; a literal that begins like a path is written {{ '$.x' }}.");

    public static readonly DiagnosticRule NoDocument = new(
        "RZ2004", Severity.Error, "No document here",
        "A JSONPath selects from a document, and this slot has none.",
        "Use an expression over the roots of the slot.");

    public static readonly DiagnosticRule WrongKind = new(
        "RZ2005", Severity.Error, "Value of the wrong kind",
        "The slot takes certain kinds of value, and this one can never give any of them.",
        "Convert the value explicitly, for example with string(…) or number(…).");

    public static readonly DiagnosticRule Unquoted = new(
        "RZ2006", Severity.Error, "Unquoted text in a query",
        "A value is spliced into text that holds an operator of a query language. Data that holds a quotation mark would change the query.",
        "Write quote(value, mark), where mark is the quotation mark of the vendor's language.");

    public static readonly DiagnosticRule BadScript = new(
        "RZ2007", Severity.Error, "Script refused",
        "Scripts are pure functions of their arguments. What could reach outside, keep state or run without end is refused when it is loaded.",
        "Rewrite the function as the message says.");

    public static readonly DiagnosticRule BadPathTemplate = new(
        "RZ2008", Severity.Error, "Wrong expression in a path",
        "In a path, {{ … }} may stand for a name or a literal of a filter, and may read only inputs, params and field.",
        "Use inputs.name, params.name or field.value.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [BadExpression, BadTemplate, BadPath, NoDocument, WrongKind, Unquoted, BadScript, BadPathTemplate];
}
