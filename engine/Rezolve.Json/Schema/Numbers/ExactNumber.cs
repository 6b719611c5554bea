using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Rezolve.Json.Schema.Numbers;

/// <summary>
/// A JSON number without any loss: digits × 10^exponent, with no zero at either end of the digits. Work is linear in the number's text:
/// 1e1000000000 is never written out.
/// </summary>
/// <param name="IsNegative">True for numbers below zero.</param>
/// <param name="Digits">The decimal digits; empty for zero.</param>
/// <param name="Exponent">The power of ten of the last digit; 0 for zero.</param>
internal readonly record struct ExactNumber(bool IsNegative, string Digits, long Exponent) : IComparable<ExactNumber>
{
    // Far beyond any exponent that means anything, and far from overflow when lengths are added.
    private const long LargestExponent = long.MaxValue / 4;

    public bool IsZero => Digits.Length == 0;

    public bool IsInteger => Exponent >= 0;

    // The power of ten of the first digit.
    private long Magnitude => Digits.Length + Exponent;

    public static ExactNumber Of(JsonElement number) =>
        number.TryGetInt64(out var whole) ? Of(whole) : Parse(number.GetRawText());

    public static ExactNumber Of(long whole)
    {
        var text = BigInteger.Abs(whole).ToString(CultureInfo.InvariantCulture);
        return Normal(whole < 0, text, 0);
    }

    public static ExactNumber Parse(string text)
    {
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = mark < 0 ? text.AsSpan() : text.AsSpan(0, mark);
        var exponent = mark < 0 ? 0 : ExponentOf(text.AsSpan(mark + 1));
        var isNegative = mantissa[0] == '-';
        if (isNegative) mantissa = mantissa[1..];
        var point = mantissa.IndexOf('.');
        return point < 0
            ? Normal(isNegative, mantissa, exponent)
            : Normal(isNegative, string.Concat(mantissa[..point], mantissa[(point + 1)..]), exponent - (mantissa.Length - point - 1));
    }

    public int CompareTo(ExactNumber other)
    {
        if (IsZero || other.IsZero || IsNegative != other.IsNegative) return Sign().CompareTo(other.Sign());
        var order = Magnitude.CompareTo(other.Magnitude);
        if (order == 0) order = string.CompareOrdinal(Digits, other.Digits);
        return IsNegative ? -order : order;
    }

    /// <summary>Tells whether this is a whole number of times another, which is not zero.</summary>
    public bool IsMultipleOf(ExactNumber divisor)
    {
        if (IsZero) return true;
        // The last digit is not zero, so nothing finer than a power of ten can divide evenly below it.
        if (Exponent < divisor.Exponent) return false;
        var modulus = BigInteger.Parse(divisor.Digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var rest = BigInteger.Zero;
        for (var i = 0; i < Digits.Length; i += 18)
        {
            var part = Digits.AsSpan(i, Math.Min(18, Digits.Length - i));
            rest = (rest * BigInteger.Pow(10, part.Length) + ulong.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture)) % modulus;
        }
        return (rest * BigInteger.ModPow(10, Exponent - divisor.Exponent, modulus) % modulus).IsZero;
    }

    private int Sign() => IsZero ? 0 : IsNegative ? -1 : 1;

    private static ExactNumber Normal(bool isNegative, ReadOnlySpan<char> digits, long exponent)
    {
        var significant = digits.TrimEnd('0');
        exponent += digits.Length - significant.Length;
        significant = significant.TrimStart('0');
        return significant.IsEmpty ? new ExactNumber(false, "", 0) : new ExactNumber(isNegative, significant.ToString(), exponent);
    }

    private static long ExponentOf(ReadOnlySpan<char> text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent))
        {
            return Math.Clamp(exponent, -LargestExponent, LargestExponent);
        }
        return text[0] == '-' ? -LargestExponent : LargestExponent;
    }
}
