using AngleSharp.Html.Parser.Tokens;
using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Html;

/// <summary>The line that is being read, and the marks that are open: they stay open from one line to the next, as they do in HTML.</summary>
internal sealed class HtmlLine(RichTextLimits limits, LossTally losses)
{
    private readonly List<(string Tag, Style Style)> _open = [];
    private List<Inline> _inlines = [];

    /// <summary>How many marks are open.</summary>
    public int OpenMarks => _open.Count;

    /// <summary>Whether nothing but blanks was read yet.</summary>
    public bool IsBlank => _inlines.All(inline => inline is TextRun run && run.Text.All(Spacing.IsBlank));

    private Style Style => _open.Count == 0 ? default : _open[^1].Style;

    /// <summary>The line so far, which ends here; the last break ends it too, and shows nothing. Nothing of a line of blanks, which mails are spaced with.</summary>
    public IReadOnlyList<Inline> Take()
    {
        var taken = Spacing.Collapse(_inlines);
        _inlines = [];
        if (taken.All(inline => inline is TextRun run && run.Text.All(c => c is ' ' or '\u00A0')))
            return [];
        return taken is [.., HardBreak] ? [.. taken.SkipLast(1)] : taken;
    }

    /// <summary>Words.</summary>
    public void Words(string words) => _inlines.Add(new TextRun(CleanText.Of(words)) { Style = Style });

    /// <summary>A new line in the same paragraph.</summary>
    public void Break() => _inlines.Add(new HardBreak());

    /// <summary>A tag within the line; one that is not known changes nothing.</summary>
    public void Start(HtmlTagToken tag)
    {
        if (tag.Name == "br")
            Break();
        else if (tag.Name is "img" or "image")
            Picture(tag);
        else if (tag.Name == "a")
            Open(tag.Name, Linked(tag.GetAttribute("href")));
        else if (tag.Name == "q")
            Words("“");
        else if (HtmlTags.Looks.TryGetValue(tag.Name, out var look))
            Open(tag.Name, Style with { Marks = Style.Marks | look });
    }

    /// <summary>An end tag within the line: the mark that it opened last ends, and what was opened in it goes on.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="from">The marks that were open before the cell began, which it cannot end.</param>
    public void End(string tag, int from)
    {
        if (tag == "q")
            Words("”");
        for (var i = _open.Count - 1; i >= from; i--)
        {
            if (_open[i].Tag != tag)
                continue;
            _open.RemoveAt(i);
            Restyle(i);
            return;
        }
    }

    /// <summary>Forgets marks that were opened since.</summary>
    public void Close(int from)
    {
        if (_open.Count > from)
            _open.RemoveRange(from, _open.Count - from);
    }

    private void Restyle(int from)
    {
        for (var i = from; i < _open.Count; i++)
        {
            var below = i == 0 ? default : _open[i - 1].Style;
            var (tag, style) = _open[i];
            _open[i] = (tag, tag == "a" ? new Style(below.Marks, style.Link) : new Style(below.Marks | HtmlTags.Looks[tag], below.Link));
        }
    }

    private void Open(string tag, Style style)
    {
        // Each end tag looks through what is open.
        if (_open.Count < limits.Depth * 4)
            _open.Add((tag, style));
        else
            losses.Add("mark within too many others was left out");
    }

    private Style Linked(string? href)
    {
        var target = LinkTarget.Of(href);
        if (target is null && !string.IsNullOrEmpty(href))
            losses.Add("link that leads nowhere safe became text");
        return Style with { Link = target };
    }

    private void Picture(HtmlTagToken tag)
    {
        var (source, alt) = (tag.GetAttribute("src")?.Trim() ?? "", CleanText.Of(tag.GetAttribute("alt") ?? ""));
        if (source.Length > 0 && !source.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            _inlines.Add(new Image(ImageSource.OfAddress(source), alt) { Style = Style });
            return;
        }
        losses.Add("picture within the text was left out");
        Words(alt);
    }
}
