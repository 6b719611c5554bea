using System.Text.RegularExpressions;

namespace Rezolve.Mapping.Reconciling.Rules.Texts;

/// <summary>Cuts a text into pieces which, one after the other, are the text again.</summary>
internal static partial class TextPieces
{
    /// <summary>Lines, each with its line feed.</summary>
    public static string[] Lines(string text) => [.. Line().Matches(text).Select(line => line.Value)];

    /// <summary>Words, each with the blanks after it; blanks at the beginning are a piece of their own.</summary>
    public static string[] Words(string text) => [.. Word().Matches(text).Select(word => word.Value)];

    [GeneratedRegex(@"[^\n]*\n|[^\n]+\z")]
    private static partial Regex Line();

    [GeneratedRegex(@"\S+\s*|\A\s+")]
    private static partial Regex Word();
}
