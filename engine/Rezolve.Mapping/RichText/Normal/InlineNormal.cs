using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.Values.Normalization;

namespace Rezolve.Mapping.RichText.Normal;

/// <summary>The normal form of a line.</summary>
internal static class InlineNormal
{
    private const char FixedBlank = '\u00A0';

    /// <summary>The line with its words in normal form; without breaks at its ends.</summary>
    public static IReadOnlyList<Inline> Of(IEnumerable<Inline> inlines)
    {
        var words = Spacing.Collapse(inlines.Select(Plain)).Select(Shown).Select(Formed);
        return Trimmed(Spacing.Collapse(words));
    }

    /// <summary>Text without formatting in normal form.</summary>
    public static string Of(string text) => string.Concat(Of([new TextRun(text)]).OfType<TextRun>().Select(run => run.Text));

    /// <summary>Lines that are shown as they are written: without tabs, without blanks at their ends, and no empty ones around them.</summary>
    public static string Lines(string text) =>
        NormalForm.Of(string.Join('\n', CleanText.Of(text).Replace("\t", "    ", StringComparison.Ordinal).Split('\n').Select(line => line.TrimEnd(' '))).Trim('\n'));

    // Vendors trade blanks that do not break for those that do; a mention is what it shows; what is unknown is what it says.
    private static Inline Plain(Inline inline) => inline switch
    {
        TextRun run => run with { Text = CleanText.Of(run.Text).Replace(FixedBlank, ' ') },
        Mention mention => new TextRun("@" + CleanText.Of(mention.Display).Replace(FixedBlank, ' ')) { Style = mention.Style },
        UnknownInline unknown => new TextRun(CleanText.Of(unknown.Text).Replace(FixedBlank, ' ')) { Style = unknown.Style },
        Image image => image with { Alt = NormalForm.Of(string.Join(' ', Split(image.Alt))), Style = image.Style with { Marks = Marks.None } },
        _ => inline,
    };

    // A vendor makes a link of an address by itself.
    private static Inline Shown(Inline inline) => inline is TextRun { Style.Link: { } link } run && ShowsItself(run.Text, link)
        ? run with { Style = run.Style with { Link = null } }
        : inline;

    private static Inline Formed(Inline inline) => inline is TextRun run ? run with { Text = NormalForm.Of(WordGuard.Bare(run.Text)) } : inline;

    private static bool ShowsItself(string words, string link) =>
        string.Equals(LinkTarget.Escaped(words), link, StringComparison.Ordinal) || string.Equals("mailto:" + words, link, StringComparison.Ordinal);

    private static string[] Split(string text) => CleanText.Of(text).Replace(FixedBlank, ' ').Split([' ', '\t', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries);

    private static List<Inline> Trimmed(IReadOnlyList<Inline> inlines)
    {
        var (from, to) = (0, inlines.Count);
        while (from < to && inlines[from] is HardBreak)
            from++;
        while (to > from && inlines[to - 1] is HardBreak)
            to--;
        return [.. inlines.Skip(from).Take(to - from)];
    }
}
