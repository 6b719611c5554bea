using System.Text;

namespace Rezolve.Mapping.RichText.Html;

/// <summary>Text as HTML writes it.</summary>
internal static class HtmlEscape
{
    /// <summary>Appends text so that no part of it is taken for a tag, an entity or the end of an attribute.</summary>
    public static void Append(StringBuilder html, string text)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '&': html.Append("&amp;"); break;
                case '<': html.Append("&lt;"); break;
                case '>': html.Append("&gt;"); break;
                case '"': html.Append("&quot;"); break;
                case '\u00A0': html.Append("&nbsp;"); break;
                default: html.Append(c); break;
            }
        }
    }
}
