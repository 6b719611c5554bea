using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;
using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;
using Inline = Rezolve.Mapping.RichText.Model.Inline;

namespace Rezolve.Mapping.RichText.Markdown;

/// <summary>Reads a line of Markdown: the library's nested inlines, laid flat.</summary>
internal sealed class MarkdownInlines(LossTally losses)
{
    /// <summary>The inlines of a line.</summary>
    public IReadOnlyList<Inline> Read(ContainerInline? line)
    {
        var inlines = new List<Inline>();
        if (line is not null)
            All(line, default, inlines);
        return Spacing.Collapse(inlines);
    }

    private void All(ContainerInline container, Style style, List<Inline> into)
    {
        foreach (var inline in container)
            One(inline, style, into);
    }

    private void One(Markdig.Syntax.Inlines.Inline inline, Style style, List<Inline> into)
    {
        switch (inline)
        {
            case LiteralInline literal: into.Add(new TextRun(literal.Content.ToString()) { Style = style }); break;
            case HtmlEntityInline entity: into.Add(new TextRun(CleanText.Of(entity.Transcoded.ToString())) { Style = style }); break;
            case LineBreakInline { IsHard: true }: into.Add(new HardBreak()); break;
            case LineBreakInline: into.Add(new TextRun(" ") { Style = style }); break;
            case CodeInline code: into.Add(new TextRun(code.Content) { Style = style with { Marks = style.Marks | Marks.Code } }); break;
            case HtmlInline tag: Tag(tag.Tag, style, into); break;
            case AutolinkInline auto: into.Add(new TextRun(auto.Url) { Style = Leading(style, auto.IsEmail ? "mailto:" + auto.Url : auto.Url) }); break;
            case LinkInline { IsImage: true } picture: Picture(picture, style, into); break;
            case LinkInline link: All(link, Leading(style, link.GetDynamicUrl?.Invoke() ?? link.Url), into); break;
            case EmphasisInline emphasis: All(emphasis, style with { Marks = style.Marks | Look(emphasis) }, into); break;
            case TaskList: break;
            case DelimiterInline delimiter:
                into.Add(new TextRun(delimiter.ToLiteral()) { Style = style });
                All(delimiter, style, into);
                break;
            case ContainerInline container: All(container, style, into); break;
        }
    }

    private static Marks Look(EmphasisInline emphasis) => emphasis.DelimiterChar == '~' ? Marks.Strike : emphasis.DelimiterCount >= 2 ? Marks.Strong : Marks.Emphasis;

    // In a cell of a table it is the only way to begin a new line.
    private static void Tag(string tag, Style style, List<Inline> into)
    {
        var name = tag.Trim('<', '>', '/', ' ');
        into.Add(string.Equals(name, "br", StringComparison.OrdinalIgnoreCase) ? new HardBreak() : new TextRun(tag) { Style = style });
    }

    private void Picture(LinkInline picture, Style style, List<Inline> into)
    {
        var words = new List<Inline>();
        All(picture, style, words);
        var alt = string.Concat(words.OfType<TextRun>().Select(run => run.Text));
        if (picture.Url is { Length: > 0 } url && !url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            into.Add(new Image(ImageSource.OfAddress(url), alt) { Style = style });
            return;
        }
        losses.Add("picture within the text was left out");
        into.Add(new TextRun(alt) { Style = style });
    }

    private Style Leading(Style style, string? url)
    {
        var target = LinkTarget.Of(url);
        if (target is null)
            losses.Add("link that leads nowhere safe became text");
        return style with { Link = target };
    }
}
