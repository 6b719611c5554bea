using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.RichText.Adf;

/// <summary>How ADF says how words look.</summary>
internal static class AdfMarks
{
    private const int LongestName = 30;

    /// <summary>The look of a mark; none where it is no look that the model knows.</summary>
    public static Marks Of(in Value mark) => AdfNode.Type(mark) switch
    {
        "strong" => Marks.Strong,
        "em" => Marks.Emphasis,
        "underline" => Marks.Underline,
        "strike" => Marks.Strike,
        "code" => Marks.Code,
        "subsup" => AdfNode.Attribute(mark, "type") == "sub" ? Marks.Subscript : Marks.Superscript,
        _ => Marks.None,
    };

    /// <summary>What a mark is called, shortened.</summary>
    public static string Named(in Value mark) => AdfNode.Type(mark) is { Length: > 0 and < LongestName } name ? name : "without a name";

    /// <summary>The marks of a style. Code stands beside nothing but a link.</summary>
    public static List<Value> Write(Style style, LossTally losses)
    {
        var marks = new List<Value>();
        if (style.Marks.HasFlag(Marks.Code))
        {
            if (style.Marks != Marks.Code)
                losses.Add("look of code in a line was left out");
            marks.Add(AdfNode.Make("code"));
        }
        else
        {
            Add(marks, style.Marks);
        }
        if (LinkTarget.Of(style.Link) is { } link)
            marks.Add(AdfNode.Make("link", null, new ValueObject { ["href"] = Value.Of(link) }));
        else if (style.Link is not null)
            losses.Add("link that leads nowhere safe became text");
        return marks;
    }

    private static void Add(List<Value> marks, Marks look)
    {
        if (look.HasFlag(Marks.Strong))
            marks.Add(AdfNode.Make("strong"));
        if (look.HasFlag(Marks.Emphasis))
            marks.Add(AdfNode.Make("em"));
        if (look.HasFlag(Marks.Underline))
            marks.Add(AdfNode.Make("underline"));
        if (look.HasFlag(Marks.Strike))
            marks.Add(AdfNode.Make("strike"));
        if ((look & (Marks.Subscript | Marks.Superscript)) != 0)
            marks.Add(AdfNode.Make("subsup", null, new ValueObject { ["type"] = Value.Of(look.HasFlag(Marks.Subscript) ? "sub" : "sup") }));
    }
}
