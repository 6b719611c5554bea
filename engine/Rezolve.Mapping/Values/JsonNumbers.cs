namespace Rezolve.Mapping.Values;

/// <summary>The grammar of JSON numbers (RFC 8259 section 6).</summary>
public static class JsonNumbers
{
    /// <summary>Whether a text is one JSON number: <c>-</c> if negative, digits without leading zeros, decimals, exponent.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("-"))
            text = text[1..];
        var whole = Digits(text);
        if (whole == 0 || (whole > 1 && text[0] == '0'))
            return false;
        text = text[whole..];
        if (text.StartsWith("."))
        {
            var decimals = Digits(text[1..]);
            if (decimals == 0)
                return false;
            text = text[(decimals + 1)..];
        }
        return text.IsEmpty || IsExponent(text);
    }

    private static bool IsExponent(ReadOnlySpan<char> text)
    {
        if (text[0] is not ('e' or 'E'))
            return false;
        text = text[1..];
        if (!text.IsEmpty && text[0] is '+' or '-')
            text = text[1..];
        return !text.IsEmpty && Digits(text) == text.Length;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
