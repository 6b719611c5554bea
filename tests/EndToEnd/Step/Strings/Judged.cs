using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rezolve.Mapping.Values.Normalization;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Strings;

/// <summary>What became of mean texts.</summary>
internal sealed partial class Judged
{
    /// <summary>How many there are of each sort.</summary>
    public SortedDictionary<string, (int Same, int Alike, int Held)> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Why some were held.</summary>
    public SortedSet<string> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>Those that became others without a word.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Holds texts of the north against those of the south, in any order.</summary>
    /// <param name="what">Which sort.</param>
    /// <param name="here">In the north.</param>
    /// <param name="there">In the south.</param>
    /// <param name="reasons">What was told of those that did not go over.</param>
    /// <param name="normal">The form in which the sync compares them.</param>
    public void Hold(string what, IEnumerable<string> here, IEnumerable<string> there, IReadOnlyList<string> reasons, Func<string, string> normal)
    {
        var (left, rest) = (there.ToList(), new List<string>());
        foreach (var text in here)
        {
            if (left.Remove(text))
                Count(what, same: 1);
            else
                rest.Add(text);
        }
        // Two that differ in their form alone may have become one.
        var forms = left.Select(normal).ToList();
        var isKnown = forms.Concat(there.Select(normal)).ToHashSet(StringComparer.Ordinal);
        foreach (var text in rest)
        {
            if (isKnown.Contains(normal(text)))
                forms.Remove(normal(text));
            else if (reasons.Count == 0)
                Wrong.Add($"{what}: {JsonSerializer.Serialize(text)} is not in the south, and nobody was told");
            Count(what, alike: isKnown.Contains(normal(text)) ? 1 : 0, held: isKnown.Contains(normal(text)) ? 0 : 1);
            if (!isKnown.Contains(normal(text)))
                Reasons.UnionWith(reasons.Select(reason => $"{what}: {reason}"));
        }
        Wrong.AddRange(forms.Select(form => $"{what}: {JsonSerializer.Serialize(form)} is in the south, and nobody wrote it"));
    }

    /// <summary>A text of one line as the sync compares it: composed, lines ended in one way, without blanks at the end.</summary>
    public static string Line(string text) => NormalForm.Of(text.Replace("\r\n", "\n", StringComparison.Ordinal)).TrimEnd(' ');

    /// <summary>The name of a file: without folders, signs that cannot be seen, and blanks and dots at its ends; "file" where nothing is left.</summary>
    public static string File(string name)
    {
        var seen = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes().Where(rune => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
        return string.Concat(seen).Trim(' ', '.') is { Length: > 0 } left ? left : "file";
    }

    /// <summary>A text of a page: of blanks it shows one, and none at its ends; a mention calls nobody.</summary>
    public static string Page(string text) => Blanks().Replace(Line(text.Replace("\u2060", "", StringComparison.Ordinal)), " ").Trim(' ');

    private void Count(string what, int same = 0, int alike = 0, int held = 0)
    {
        var count = Counts.GetValueOrDefault(what);
        Counts[what] = (count.Same + same, count.Alike + alike, count.Held + held);
    }

    [GeneratedRegex("[ \\t\\r\\n]+")]
    private static partial Regex Blanks();
}
