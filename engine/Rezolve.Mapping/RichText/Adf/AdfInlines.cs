using System.Collections.Frozen;
using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.RichText.Adf;

/// <summary>Reads the nodes of a line.</summary>
internal sealed class AdfInlines(LossTally losses)
{
    private static readonly FrozenSet<string> Types =
        FrozenSet.Create("text", "hardBreak", "mention", "emoji", "inlineCard", "date", "status", "mediaInline", "inlineExtension", "placeholder");

    /// <summary>Whether a node stands in a line.</summary>
    public static bool IsInline(in Value node) => Types.Contains(AdfNode.Type(node));

    /// <summary>The inlines of nodes.</summary>
    public IReadOnlyList<Inline> Read(IReadOnlyList<Value> nodes) => InlineJoin.Of(nodes.SelectMany(node => Lines(One(node))));

    /// <summary>The inline of one node.</summary>
    public Inline One(in Value node)
    {
        if (AdfNode.Type(node) is "text" or "hardBreak" or "mention" or "media" or "mediaInline")
            AdfAttributes.Count(node, losses);
        Inline inline = AdfNode.Type(node) switch
        {
            "text" => new TextRun(AdfNode.Text(node)),
            "hardBreak" => new HardBreak(),
            "mention" => new Mention(AdfNode.Attribute(node, "id"), Named(node)),
            "media" or "mediaInline" => Picture(node),
            _ => new UnknownInline("adf", ValueJson.ToText(node), AdfNode.Shown(node)),
        };
        var style = StyleOf(AdfNode.Marks(node));
        if (AdfNode.Type(node) == "inlineCard")
            style = style with { Link = LinkTarget.Of(AdfNode.Attribute(node, "url")) };
        return inline is HardBreak ? inline : inline with { Style = style };
    }

    // At an address, or a file of the vendor's.
    private static Image Picture(in Value node)
    {
        var alt = AdfNode.Attribute(node, "alt");
        return AdfNode.Attribute(node, "type") == "external"
            ? new Image(ImageSource.OfAddress(AdfNode.Attribute(node, "url")), alt)
            : new Image(new ImageSource(ImageKind.Media, AdfNode.Attribute(node, "id")) { Collection = AdfNode.Attribute(node, "collection") }, alt);
    }

    private static string Named(in Value node) =>
        AdfNode.Attribute(node, "text").TrimStart('@') is { Length: > 0 } name ? name : AdfNode.Attribute(node, "id");

    // A line end within a text is shown as one.
    private static IEnumerable<Inline> Lines(Inline inline) => inline is TextRun run && (run.Text.Contains('\n') || run.Text.Contains('\r'))
        ? TextLines.Of(run.Text).Select(part => part is TextRun ? part with { Style = run.Style } : part)
        : [inline];

    private Style StyleOf(IReadOnlyList<Value> marks)
    {
        var style = default(Style);
        foreach (var mark in marks)
        {
            var look = AdfMarks.Of(mark);
            if (look != Marks.None)
                style = style with { Marks = style.Marks | look };
            else if (AdfNode.Type(mark) == "link" && LinkTarget.Of(AdfNode.Attribute(mark, "href")) is { } target)
                style = style with { Link = target };
            else
                losses.Add(AdfNode.Type(mark) == "link" ? "link that leads nowhere safe became text" : $"mark {AdfMarks.Named(mark)} was left out");
        }
        return style;
    }
}
