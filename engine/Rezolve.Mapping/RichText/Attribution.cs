using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.RichText.Normal;

namespace Rezolve.Mapping.RichText;

/// <summary>
/// The line above a text that says whose it is, where it had to be written in another's name: <c>[Ada Lovelace wrote:]</c>, emphasised, as the first
/// paragraph. It is found again by its words alone, because a class, an id or a comment does not outlive a sanitiser and an invisible sign does not
/// outlive every database: the first paragraph is a header exactly where all of it, or its first line, is <c>[</c>, one to 200 characters that are
/// no bracket, and <c>:]</c>. Those are ASCII, are escaped and read back in every format, and hardly anybody writes them so.
/// </summary>
internal static class Attribution
{
    private const int Longest = 200;
    private const string Opening = "[";
    private const string Closing = ":]";

    /// <summary>The document under a header.</summary>
    /// <param name="doc">What was said.</param>
    /// <param name="header">What the header says, such as <c>Ada Lovelace wrote</c>; brackets in it become round ones, and it is cut to 200 characters.</param>
    public static RichDoc Add(RichDoc doc, string header) =>
        new([new Paragraph([new TextRun(Opening + Said(header) + Closing) { Style = new Style(Marks.Emphasis) }]), .. doc.Blocks]);

    /// <summary>The document without its header; the same where it has none.</summary>
    public static RichDoc Strip(RichDoc doc)
    {
        var at = 0;
        while (at < doc.Blocks.Count && doc.Blocks[at] is Paragraph { Inlines: [] })
            at++;
        if (at == doc.Blocks.Count || doc.Blocks[at] is not Paragraph first)
            return doc;
        var line = first.Inlines.TakeWhile(inline => inline is not HardBreak).ToList();
        if (!line.All(inline => inline is TextRun) || !IsHeader(InlineNormal.Of(string.Concat(line.OfType<TextRun>().Select(run => run.Text)))))
            return doc;
        var rest = first.Inlines.Skip(line.Count + 1).ToList();
        return new RichDoc([.. doc.Blocks.Take(at), .. rest.Count == 0 ? Enumerable.Empty<Block>() : [new Paragraph(rest)], .. doc.Blocks.Skip(at + 1)]);
    }

    private static bool IsHeader(string words) =>
        words.Length > Opening.Length + Closing.Length && words.Length <= Longest + Opening.Length + Closing.Length
        && words.StartsWith(Opening, StringComparison.Ordinal) && words.EndsWith(Closing, StringComparison.Ordinal)
        && !words.AsSpan(Opening.Length, words.Length - Opening.Length - Closing.Length).ContainsAny('[', ']');

    private static string Said(string header)
    {
        var words = InlineNormal.Of(WordGuard.Bare(header)).Replace('[', '(').Replace(']', ')');
        if (words.Length > Longest)
            words = CleanText.Of(words[..Longest]).Replace("\uFFFD", "", StringComparison.Ordinal).TrimEnd();
        return words.Length == 0 ? "?" : words;
    }
}
