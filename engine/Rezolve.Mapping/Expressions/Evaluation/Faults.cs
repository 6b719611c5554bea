using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Evaluation;

/// <summary>The faults of evaluation: what was expected, what was found. Values are shortened.</summary>
internal static class Faults
{
    private const int Shown = 40;

    /// <summary>A value of another kind than the expected one.</summary>
    /// <param name="expected">For example <c>text</c> or <c>a number</c>.</param>
    /// <param name="found">What was found; a fault stays itself.</param>
    public static Value Expected(string expected, in Value found) =>
        found.IsFault ? found : Value.Fault($"expected {expected}, found {Describe(found)}");

    /// <summary>The text became longer than the language allows.</summary>
    public static Value TooLong { get; } = Value.Fault($"the text would be longer than {ExpressionLimits.TextCharacters} characters");

    /// <summary>A value in words, shortened.</summary>
    public static string Describe(in Value value) => value.Kind switch
    {
        ValueKind.Undefined => "undefined",
        ValueKind.Null => "null",
        ValueKind.Boolean => value.Boolean ? "true" : "false",
        ValueKind.Number => $"the number {Short(value.Text)}",
        ValueKind.Text => $"the text '{Short(value.Text)}'",
        ValueKind.Instant => $"the instant {ValueText.Of(value)}",
        ValueKind.Date => $"the date {ValueText.Of(value)}",
        ValueKind.Duration => $"the duration {ValueText.Of(value)}",
        ValueKind.List => $"a list of {value.List.Count}",
        ValueKind.Object => "an object",
        _ => value.Text,
    };

    /// <summary>A text, cut where it is long.</summary>
    public static string Short(string text) => text.Length <= Shown ? text : text[..(Shown - 1)] + "…";
}
