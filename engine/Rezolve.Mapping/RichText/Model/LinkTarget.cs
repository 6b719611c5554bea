using System.Text;

namespace Rezolve.Mapping.RichText.Model;

/// <summary>
/// Where a link may lead: <c>http</c>, <c>https</c>, <c>mailto</c> and <c>tel</c>. Anything else (a script, a file, a relative address, which leads
/// elsewhere in another system) stays as words.
/// </summary>
internal static class LinkTarget
{
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>The target as it is kept: its scheme in small letters, and nothing in it that could end it early in any format. Null where it is not allowed.</summary>
    public static string? Of(string? written)
    {
        if (written is null)
            return null;
        var target = Escaped(written);
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == target.Length - 1)
            return null;
        var scheme = target[..colon].ToLowerInvariant();
        return Schemes.Contains(scheme) ? scheme + target[colon..] : null;
    }

    /// <summary>Whether it is a page on the web.</summary>
    public static bool IsWeb(string target) =>
        target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || target.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>An address in which blanks, quotes, angle brackets and the like are written as percent signs and digits.</summary>
    public static string Escaped(string address)
    {
        var escaped = new StringBuilder(address.Length);
        foreach (var c in address.AsSpan().Trim())
        {
            if (c is '\t' or '\n' or '\r')
                continue;
            if (c <= ' ' || c is '"' or '<' or '>' or '\\' or '`' or '|' or '\u007F')
                escaped.Append('%').Append(((int)c).ToString("X2", null));
            else
                escaped.Append(c);
        }
        return escaped.ToString();
    }
}
