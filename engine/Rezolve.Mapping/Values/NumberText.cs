using System.Globalization;

namespace Rezolve.Mapping.Values;

/// <summary>How a computed number is written: the shortest digits that give it back, in the notation of ECMAScript's Number::toString.</summary>
internal static class NumberText
{
    /// <summary>The digits of a finite number: <c>0.00001</c>, <c>1234567890123456.5</c>, <c>1e-7</c>, <c>1e+21</c>.</summary>
    public static string Of(double number)
    {
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        if (!shortest.Contains('E'))
            return shortest;
        var exponent = int.Parse(shortest.AsSpan(shortest.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = shortest[..shortest.IndexOf('E')];
        var sign = mantissa[0] == '-' ? "-" : "";
        var digits = mantissa[sign.Length..].Replace(".", "", StringComparison.Ordinal);
        return sign + exponent switch
        {
            >= 21 or < -6 => Scientific(digits, exponent),
            < 0 => "0." + new string('0', -exponent - 1) + digits,
            _ when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
            _ => digits.Insert(exponent + 1, "."),
        };
    }

    private static string Scientific(string digits, int exponent) =>
        string.Create(CultureInfo.InvariantCulture, $"{(digits.Length == 1 ? digits : digits.Insert(1, "."))}e{(exponent < 0 ? "" : "+")}{exponent}");
}
