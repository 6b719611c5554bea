namespace Rezolve.Mapping.Cli.Output;

/// <summary>Makes text from files and other systems safe to show: what would move a terminal's cursor is shown as U+FFFD.</summary>
internal static class SafeText
{
    /// <summary>The text without control characters; line ends and tabs stay.</summary>
    public static string Of(string text) => text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 ? text : string.Create(text.Length, text, Clean);

    private static void Clean(Span<char> clean, string text)
    {
        for (var i = 0; i < clean.Length; i++)
            clean[i] = IsUnsafe(text[i]) ? '\uFFFD' : text[i];
    }

    // Beside the control characters: marks that turn the direction of text around, with which shown code can lie.
    private static bool IsUnsafe(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
