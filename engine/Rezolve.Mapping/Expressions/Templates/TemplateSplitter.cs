using Rezolve.Mapping.Expressions.Parsing;

namespace Rezolve.Mapping.Expressions.Templates;

/// <summary>Splits a manifest string into literal text and <c>{{ expressions }}</c>.</summary>
internal static class TemplateSplitter
{
    private const string Opening = "{{";
    private const string Closing = "}}";

    /// <summary>Whether a string holds an expression at all.</summary>
    public static bool HasExpression(string text) => text.Contains(Opening, StringComparison.Ordinal);

    /// <summary>
    /// Splits a string. An expression ends at the first <c>}}</c> at which the text between is an expression, so that objects may nest braces.
    /// Where there is none, it ends at the first <c>}}</c>: compiling it then says what is wrong with it.
    /// </summary>
    /// <param name="text">The string.</param>
    /// <param name="faults">Receives a fault for a <c>{{</c> that is never closed; offsets are into <paramref name="text"/>.</param>
    /// <returns>The parts in their order; literals are never empty. The empty string has none.</returns>
    public static IReadOnlyList<TemplatePart> Split(string text, List<ExpressionFault> faults)
    {
        var parts = new List<TemplatePart>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf(Opening, at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : End(text, open + Opening.Length);
            if (open >= 0 && close < 0)
            {
                faults.Add(new(open, Opening.Length, "A '{{' is never closed.",
                    "Close it with '}}'; the two characters themselves are written {{ '{{' }}."));
                return parts;
            }
            if (open != at)
                parts.Add(new(open < 0 ? text[at..] : text[at..open], at, false));
            if (open < 0)
                return parts;
            parts.Add(new(text[(open + Opening.Length)..close], open + Opening.Length, true));
            at = close + Closing.Length;
        }
        return parts;
    }

    // Where the expression that begins at a place ends: the index of its closing braces, or -1.
    private static int End(string text, int start)
    {
        var first = text.IndexOf(Closing, start, StringComparison.Ordinal);
        var close = first;
        while (close >= 0 && close - start <= ExpressionLimits.ParsedCharacters)
        {
            if (SourceParser.IsExpression(text[start..close]))
                return close;
            close = text.IndexOf(Closing, close + 1, StringComparison.Ordinal);
        }
        return first;
    }
}
