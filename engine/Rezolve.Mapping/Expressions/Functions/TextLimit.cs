using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions;

/// <summary>Keeps results of functions that can multiply their input within the language's limit.</summary>
internal static class TextLimit
{
    /// <summary>Whether a text of this length may be made.</summary>
    public static bool Allows(long characters) => characters <= ExpressionLimits.TextCharacters;

    /// <summary>The text, or a fault where it is too long.</summary>
    public static Value Of(string text) => Allows(text.Length) ? Value.Of(text) : Faults.TooLong;
}
