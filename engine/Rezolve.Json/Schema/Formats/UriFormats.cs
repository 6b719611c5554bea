using System.Buffers;

namespace Rezolve.Json.Schema.Formats;

/// <summary>URIs (RFC 3986) and IRIs (RFC 3987).</summary>
internal static class UriFormats
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/");

    private static readonly SearchValues<char> Scheme =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    public static bool IsUri(string text, bool allowsUnicode)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(text[0]) && !text.AsSpan(0, colon).ContainsAnyExcept(Scheme)
            && IsRest(text[(colon + 1)..], allowsUnicode);
    }

    public static bool IsReference(string text, bool allowsUnicode)
    {
        if (IsUri(text, allowsUnicode)) return true;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var slash = text.AsSpan().IndexOfAny('/', '?', '#');
        return (colon < 0 || (slash >= 0 && slash < colon)) && IsRest(text, allowsUnicode);
    }

    private static bool IsRest(string text, bool allowsUnicode)
    {
        var mark = text.IndexOf('#', StringComparison.Ordinal);
        var fragment = mark < 0 ? "" : text[(mark + 1)..];
        if (mark >= 0) text = text[..mark];
        mark = text.IndexOf('?', StringComparison.Ordinal);
        var query = mark < 0 ? "" : text[(mark + 1)..];
        if (mark >= 0) text = text[..mark];
        if (!IsText(fragment, "?", allowsUnicode) || !IsText(query, "?", allowsUnicode)) return false;
        if (!text.StartsWith("//", StringComparison.Ordinal)) return IsText(text, "", allowsUnicode);
        var path = text.IndexOf('/', 2);
        if (path < 0) path = text.Length;
        return IsAuthority(text[2..path], allowsUnicode) && IsText(text[path..], "", allowsUnicode);
    }

    private static bool IsAuthority(string text, bool allowsUnicode)
    {
        var at = text.LastIndexOf('@');
        if (at >= 0 && (text.AsSpan(0, at).ContainsAny('@', '[', ']') || !IsText(text[..at], "", allowsUnicode))) return false;
        var host = text[(at + 1)..];
        if (host.StartsWith('['))
        {
            var end = host.IndexOf(']', StringComparison.Ordinal);
            if (end < 0) return false;
            var literal = host[1..end];
            return (Addresses.IsIPv6(literal) || IsFutureAddress(literal)) && IsPort(host[(end + 1)..]);
        }
        var colon = host.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? IsText(host, "", allowsUnicode) : IsText(host[..colon], "", allowsUnicode) && IsPort(host[colon..]);
    }

    private static bool IsFutureAddress(string literal)
    {
        var dot = literal.IndexOf('.', StringComparison.Ordinal);
        return dot > 1 && dot < literal.Length - 1 && literal[0] is 'v' or 'V'
            && literal[1..dot].All(char.IsAsciiHexDigit) && IsText(literal[(dot + 1)..], "", allowsUnicode: false);
    }

    private static bool IsPort(string text) =>
        text.Length == 0 || (text[0] == ':' && !text.AsSpan(1).ContainsAnyExceptInRange('0', '9'));

    private static bool IsText(string text, string more, bool allowsUnicode)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2])) return false;
                i += 2;
            }
            else if (!Plain.Contains(text[i]) && !more.Contains(text[i], StringComparison.Ordinal) && !(allowsUnicode && text[i] >= '\u00A0'))
            {
                return false;
            }
        }
        return true;
    }
}
