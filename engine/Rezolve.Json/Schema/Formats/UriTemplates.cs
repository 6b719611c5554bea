namespace Rezolve.Json.Schema.Formats;

/// <summary>URI templates (RFC 6570).</summary>
internal static class UriTemplates
{
    private const string Operators = "+#./;?&=,!@|";

    public static bool IsTemplate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '{')
            {
                var end = text.IndexOf('}', i);
                if (end < 0 || !IsExpression(text[(i + 1)..end])) return false;
                i = end;
            }
            else if (text[i] is ' ' or '"' or '<' or '>' or '\\' or '^' or '`' or '|' or '}' || char.IsControl(text[i])) return false;
            else if (text[i] == '%' && !IsEncoded(text, i)) return false;
        }
        return true;
    }

    private static bool IsExpression(string text)
    {
        if (text.Length > 0 && Operators.Contains(text[0], StringComparison.Ordinal)) text = text[1..];
        return Array.TrueForAll(text.Split(','), IsVariable);
    }

    private static bool IsVariable(string text)
    {
        if (text.EndsWith('*')) return IsName(text[..^1]);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return IsName(text);
        var length = text[(colon + 1)..];
        return length.Length is >= 1 and <= 4 && length[0] != '0' && length.All(char.IsAsciiDigit) && IsName(text[..colon]);
    }

    private static bool IsName(string text)
    {
        if (text.Length == 0 || text[0] == '.' || text[^1] == '.' || text.Contains("..", StringComparison.Ordinal)) return false;
        for (var i = 0; i < text.Length; i++)
        {
            var isFine = char.IsAsciiLetterOrDigit(text[i]) || text[i] is '_' or '.' || (text[i] == '%' && IsEncoded(text, i));
            if (!isFine) return false;
        }
        return true;
    }

    private static bool IsEncoded(string text, int at) =>
        at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);
}
