using System.Globalization;

namespace Rezolve.Mapping.Values;

/// <summary>Exact comparison of JSON numbers by their digits.</summary>
public static class ValueNumber
{
    /// <summary>The largest whole number up to which a double is exact: 2^53 − 1.</summary>
    public const long MaxSafe = (1L << 53) - 1;

    /// <summary>A double as a number value; not finite is a fault.</summary>
    public static Value FromDouble(double number)
    {
        if (!double.IsFinite(number))
            return Value.Fault("the result is not a finite number");
        if (number == Math.Floor(number) && Math.Abs(number) <= MaxSafe)
            return Value.Of((long)number);
        return Value.NumberOf(NumberText.Of(number));
    }

    /// <summary>Whether the digits are a 64-bit integer written the only way it can be (so that nothing is lost by keeping the integer).</summary>
    public static bool TryCanonicalInteger(string digits, out long number) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
        && digits != "-0" && digits[0] != '+';

    /// <summary>Whether the digits are a whole number within 64 bits, in any notation (1.0, 1e3), and which.</summary>
    public static bool TryInteger(string digits, out long number)
    {
        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
            return true;
        var parts = Decompose(digits);
        number = 0;
        return parts.Exponent >= 0 && parts.Digits.Length + parts.Exponent <= 19
            && long.TryParse((parts.Negative ? "-" : "") + parts.Digits + new string('0', (int)parts.Exponent),
                CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Less than 0, 0, or more than 0, compared exactly whatever the notation and size.</summary>
    public static int Compare(in Value left, in Value right)
    {
        if (left.TryGetInteger(out var a) && right.TryGetInteger(out var b))
            return a.CompareTo(b);
        return Compare(Decompose(left.Text), Decompose(right.Text));
    }

    private static int Compare(Parts left, Parts right)
    {
        if (left.Digits.Length == 0 || right.Digits.Length == 0 || left.Negative != right.Negative)
            return left.Sign.CompareTo(right.Sign);
        var order = (left.Digits.Length + left.Exponent).CompareTo(right.Digits.Length + right.Exponent);
        if (order == 0)
            order = CompareFraction(left.Digits, right.Digits);
        return left.Negative ? -order : order;
    }

    private static int CompareFraction(string left, string right)
    {
        var length = Math.Max(left.Length, right.Length);
        return Math.Sign(string.CompareOrdinal(left.PadRight(length, '0'), right.PadRight(length, '0')));
    }

    // value = 0.Digits × 10^(length + Exponent): digits without leading or trailing zeros; zero has none.
    private static Parts Decompose(string text)
    {
        var negative = text[0] == '-';
        var start = negative ? 1 : 0;
        var e = text.AsSpan().IndexOfAny('e', 'E');
        var exponent = e < 0 ? 0 : ParseExponent(text.AsSpan(e + 1));
        var mantissa = text[start..(e < 0 ? text.Length : e)];
        var point = mantissa.IndexOf('.');
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }
        var digits = mantissa.TrimStart('0');
        var trimmed = digits.TrimEnd('0');
        return new Parts(negative, trimmed, exponent + digits.Length - trimmed.Length);
    }

    private static long ParseExponent(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            ? Math.Clamp(exponent, -1_000_000_000, 1_000_000_000)
            : text[0] == '-' ? -1_000_000_000 : 1_000_000_000;

    private readonly record struct Parts(bool Negative, string Digits, long Exponent)
    {
        public int Sign => Digits.Length == 0 ? 0 : Negative ? -1 : 1;
    }
}
