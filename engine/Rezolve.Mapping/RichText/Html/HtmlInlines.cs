using System.Text;
using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Html;

/// <summary>Writes a line as HTML. Each piece has its own tags, so that they always nest.</summary>
internal sealed class HtmlInlines(WriteOptions options, LossTally losses)
{
    private static readonly (Marks Mark, string Tag)[] Tags =
    [
        (Marks.Strong, "strong"), (Marks.Emphasis, "em"), (Marks.Underline, "u"), (Marks.Strike, "s"),
        (Marks.Subscript, "sub"), (Marks.Superscript, "sup"), (Marks.Code, "code"),
    ];

    /// <summary>Appends a line.</summary>
    public void Append(StringBuilder html, IReadOnlyList<Inline> inlines)
    {
        string? link = null;
        foreach (var inline in inlines)
        {
            var target = inline is HardBreak ? null : Target(inline.Style.Link);
            if (target != link)
            {
                html.Append(link is null ? "" : "</a>");
                if (target is not null)
                    Attribute(html.Append("<a"), "href", target).Append('>');
                link = target;
            }
            One(html, inline);
        }
        html.Append(link is null ? "" : "</a>");
    }

    private void One(StringBuilder html, Inline inline)
    {
        if (inline is HardBreak)
        {
            html.Append("<br>");
            return;
        }
        var tags = Tags.Where(tag => inline.Style.Marks.HasFlag(tag.Mark)).Select(tag => tag.Tag).ToList();
        foreach (var tag in tags)
            html.Append('<').Append(tag).Append('>');
        if (inline is Image { Source.Address: { } address } image)
            Attribute(Attribute(html.Append("<img"), "src", address), "alt", CleanText.Of(image.Alt)).Append('>');
        else
            HtmlEscape.Append(html, InlineWords.Of(inline, options, losses));
        foreach (var tag in Enumerable.Reverse(tags))
            html.Append("</").Append(tag).Append('>');
    }

    private string? Target(string? link)
    {
        var target = LinkTarget.Of(link);
        if (link is not null && target is null)
            losses.Add("link that leads nowhere safe became text");
        return target;
    }

    private static StringBuilder Attribute(StringBuilder html, string name, string value)
    {
        html.Append(' ').Append(name).Append("=\"");
        HtmlEscape.Append(html, value);
        return html.Append('"');
    }
}
