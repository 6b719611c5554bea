using AngleSharp.Html.Parser;

namespace Rezolve.Mapping.Tests.RichText;

/// <summary>Whether HTML is safe to show, judged by the tree that a browser builds of it.</summary>
internal static class SafeHtml
{
    private static readonly HashSet<string> Tags =
    [
        "html", "head", "body", "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "code", "blockquote", "details", "summary", "ul", "ol", "li", "table",
        "tbody", "tr", "td", "th", "hr", "br", "a", "img", "strong", "em", "u", "s", "sub", "sup",
    ];

    private static readonly HashSet<string> Attributes = ["href", "src", "alt", "class", "start", "colspan", "rowspan"];

    /// <summary>Fails where a tag, an attribute or an address may not stand there.</summary>
    public static void Assert(string html)
    {
        foreach (var element in new HtmlParser().ParseDocument(html).All)
        {
            Xunit.Assert.Contains(element.LocalName, Tags);
            foreach (var attribute in element.Attributes)
            {
                Xunit.Assert.Contains(attribute.Name, Attributes);
                if (attribute.Name == "href")
                    Xunit.Assert.Matches("^(https?|mailto|tel):", attribute.Value);
                if (attribute.Name == "src")
                    Xunit.Assert.Matches("^(?i:https?|cid):", attribute.Value);
                if (attribute.Name == "class")
                    Xunit.Assert.Matches("^language-", attribute.Value);
            }
        }
    }
}
