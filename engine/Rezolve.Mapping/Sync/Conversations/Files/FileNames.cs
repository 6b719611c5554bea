using System.Text;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>Names of files, which come from wherever a file does.</summary>
internal static class FileNames
{
    /// <summary>The longest name, in UTF-16 characters.</summary>
    public const int Longest = 200;

    private const string Nameless = "file";

    /// <summary>A name without folders, control characters and signs that turn the direction of writing; cut in front of its ending where it is too long.</summary>
    public static string Of(string? name)
    {
        var last = name?[(name.LastIndexOfAny(['/', '\\']) + 1)..] ?? "";
        var text = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar && !IsUnseen(Rune.GetUnicodeCategory(rune))))
            text.Append(rune.ToString());
        var clean = text.ToString().Trim(' ', '.');
        if (clean.Length == 0)
            return Nameless;
        if (clean.Length <= Longest)
            return clean;
        var ending = Path.GetExtension(clean) is { Length: < 20 } short20 ? short20 : "";
        var end = Longest - ending.Length;
        return clean[..(char.IsHighSurrogate(clean[end - 1]) ? end - 1 : end)] + ending;
    }

    private static bool IsUnseen(System.Globalization.UnicodeCategory category) => category
        is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
        or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator;
}
