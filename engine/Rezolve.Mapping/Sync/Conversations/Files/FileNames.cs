using System.Globalization;
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

    private static bool IsUnseen(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}

/// <summary>Sizes as people read them.</summary>
internal static class FileSize
{
    private const double Step = 1024;
    private static readonly string[] Units = ["bytes", "KB", "MB", "GB", "TB"];

    /// <summary>A size in the largest unit of which there is one, with one digit after the point where it is not whole.</summary>
    public static string Of(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= Step && unit < Units.Length - 1)
            (size, unit) = (size / Step, unit + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {Units[unit]}");
    }
}
