using System.Collections.Frozen;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Html;

/// <summary>What the tags of HTML mean to the model. A tag that is in none of these is looked through.</summary>
internal static class HtmlTags
{
    /// <summary>Tags that change how words look.</summary>
    public static FrozenDictionary<string, Marks> Looks { get; } = new Dictionary<string, Marks>
    {
        ["b"] = Marks.Strong,
        ["strong"] = Marks.Strong,
        ["i"] = Marks.Emphasis,
        ["em"] = Marks.Emphasis,
        ["cite"] = Marks.Emphasis,
        ["dfn"] = Marks.Emphasis,
        ["var"] = Marks.Emphasis,
        ["u"] = Marks.Underline,
        ["ins"] = Marks.Underline,
        ["s"] = Marks.Strike,
        ["strike"] = Marks.Strike,
        ["del"] = Marks.Strike,
        ["sub"] = Marks.Subscript,
        ["sup"] = Marks.Superscript,
        ["code"] = Marks.Code,
        ["kbd"] = Marks.Code,
        ["samp"] = Marks.Code,
        ["tt"] = Marks.Code,
    }.ToFrozenDictionary();

    /// <summary>Tags that begin and end a line, and mean nothing else here.</summary>
    public static FrozenSet<string> Lines { get; } = FrozenSet.Create(
        "p", "div", "section", "article", "header", "footer", "main", "nav", "aside", "address", "center", "form", "fieldset", "legend", "figure",
        "figcaption", "dl", "dt", "dd", "body", "html", "hgroup", "menu", "dir", "caption", "dialog", "search", "option", "select");

    /// <summary>Tags whose text is no text of the document: it is left out.</summary>
    public static FrozenSet<string> Silent { get; } = FrozenSet.Create("script", "style", "title", "iframe", "noembed", "noframes", "xmp");

    /// <summary>Tags with content of their own kind, which is left out together with the tags in it.</summary>
    public static FrozenSet<string> Embedded { get; } = FrozenSet.Create("svg", "math", "object", "video", "audio", "canvas", "applet", "template", "map");

    /// <summary>Whether a tag is a title, and of which level.</summary>
    public static int HeadingLevel(string tag) => tag.Length == 2 && tag[0] == 'h' && tag[1] is >= '1' and <= '6' ? tag[1] - '0' : 0;
}
