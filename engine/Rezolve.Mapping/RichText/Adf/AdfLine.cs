using System.Text;
using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.RichText.Adf;

/// <summary>Writes a line of ADF. A picture stands on its own: the line is cut there.</summary>
internal sealed class AdfLine(WriteOptions options, LossTally losses)
{
    /// <summary>The blocks of a line.</summary>
    /// <param name="inlines">The line.</param>
    /// <param name="made">Makes the block of a part without pictures.</param>
    public List<Value> Blocks(IReadOnlyList<Inline> inlines, Func<IReadOnlyList<Value>, Value> made)
    {
        var blocks = new List<Value>();
        var part = new List<Value>();
        foreach (var inline in InlineJoin.Of(inlines))
        {
            if (inline is not Image image || Picture(image) is not { } media)
            {
                if (One(inline) is { IsNothing: false } node)
                    part.Add(node);
                continue;
            }
            if (part.Count > 0)
                blocks.Add(made(part));
            part = [];
            blocks.Add(AdfNode.Make("mediaSingle", [media], new ValueObject { ["layout"] = Value.Of("center") }));
        }
        if (part.Count > 0 || blocks.Count == 0)
            blocks.Add(made(part));
        return blocks;
    }

    /// <summary>A text; it may not be empty.</summary>
    public static Value Text(string text, IReadOnlyList<Value> marks)
    {
        var node = new ValueObject(3) { ["type"] = Value.Of("text"), ["text"] = Value.Of(text) };
        if (marks.Count > 0)
            node["marks"] = Value.Of(marks);
        return Value.Of(node);
    }

    /// <summary>What was kept as it was written, as it was; undefined where it cannot be written here, or would notify somebody.</summary>
    public static Value Kept(string format, string source)
    {
        var node = format == "adf" && !source.Contains("\"mention\"", StringComparison.Ordinal) ? ValueJson.Read(Encoding.UTF8.GetBytes(source)) : Value.Undefined;
        return node.Kind == ValueKind.Object ? node : Value.Undefined;
    }

    private Value One(Inline inline)
    {
        if (inline is HardBreak)
            return AdfNode.Make("hardBreak");
        if (inline is Mention mention && options.Mentions.TryGetValue(mention.Id, out var person))
            return AdfNode.Make("mention", null, new ValueObject { ["id"] = Value.Of(person), ["text"] = Value.Of("@" + CleanText.Of(mention.Display)) });
        if (inline is UnknownInline unknown && Kept(unknown.Format, unknown.Source) is { IsNothing: false } kept)
            return kept;
        // Words are never a mention here, so nothing need keep them from it.
        var words = InlineWords.Of(inline, options with { InertMentions = false }, losses);
        return words.Length == 0 ? Value.Undefined : Text(words, AdfMarks.Write(inline.Style, losses));
    }

    private static Value? Picture(Image image)
    {
        var attributes = new ValueObject(4);
        if (image.Source.Kind == ImageKind.Url && image.Source.Address is { } address)
        {
            attributes["type"] = Value.Of("external");
            attributes["url"] = Value.Of(address);
        }
        else if (image.Source.Kind == ImageKind.Media)
        {
            attributes["type"] = Value.Of("file");
            attributes["id"] = Value.Of(image.Source.Value);
            attributes["collection"] = Value.Of(image.Source.Collection);
        }
        else
        {
            return null;
        }
        if (image.Alt.Length > 0)
            attributes["alt"] = Value.Of(CleanText.Of(image.Alt));
        var media = AdfNode.Make("media", null, attributes);
        if (LinkTarget.Of(image.Style.Link) is { } link)
            media.Object["marks"] = Value.Of([AdfNode.Make("link", null, new ValueObject { ["href"] = Value.Of(link) })]);
        return media;
    }
}
