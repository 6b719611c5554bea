using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;
using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Tests.Paths.Evaluation;

public sealed class DecimalTextTests
{
    private const int Scale = 60;

    private static readonly Gen<string> Digits = Gen.Char["0000123456789"].Array[1, 25].Select(characters => new string(characters));

    private static readonly Gen<string> Number = Gen.Select(
        Gen.Bool,
        Digits.Select(digits => digits.TrimStart('0') is { Length: > 0 } whole ? whole : "0"),
        Gen.OneOf(Gen.Const(string.Empty), Digits.Select(digits => "." + digits)),
        Gen.Int[-30, 30],
        Gen.Int[0, 3],
        (negative, whole, fraction, exponent, form) => (negative ? "-" : string.Empty) + whole + fraction + form switch
        {
            0 => string.Empty,
            1 => string.Create(CultureInfo.InvariantCulture, $"e{exponent}"),
            2 => string.Create(CultureInfo.InvariantCulture, $"E{(exponent < 0 ? string.Empty : "+")}{exponent}"),
            _ => "e-00",
        });

    [Fact]
    public void Random_numbers_compare_as_integers_of_any_size_do()
    {
        foreach (var (left, right) in Gen.Select(Number, Number).Array[5_000].Single(_ => true, "0000KOIPe036"))
        {
            Check(left, right);
            Check(left, left + (left.Contains('.') || left.Contains('e') || left.Contains('E') ? string.Empty : ".000"));
        }
    }

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("-0", "0.000e5")]
    [InlineData("9223372036854775807", "9223372036854775808")]
    [InlineData("-9223372036854775808", "-9223372036854775809")]
    [InlineData("123456789012345678901234567890", "1.2345678901234567890123456789e29")]
    [InlineData("0.00000000000000000001", "1e-20")]
    public void Chosen_numbers_compare_as_integers_of_any_size_do(string left, string right) => Check(left, right);

    private static void Check(string left, string right)
    {
        var expected = Math.Sign(Exact(left).CompareTo(Exact(right)));
        Assert.True(expected == Compare(left, right), $"{left} and {right}");
        Assert.True(-expected == Compare(right, left), $"{right} and {left}");
    }

    private static int Compare(string left, string right) =>
        Math.Sign(DecimalText.Compare(Encoding.ASCII.GetBytes(left), Encoding.ASCII.GetBytes(right)));

    /// <summary>The number times 10^60, which is whole for every number drawn.</summary>
    private static BigInteger Exact(string number)
    {
        var parts = number.Split('e', 'E');
        var exponent = parts.Length == 1 ? 0 : int.Parse(parts[1], CultureInfo.InvariantCulture);
        var point = parts[0].IndexOf('.');
        var fraction = point < 0 ? 0 : parts[0].Length - point - 1;
        var digits = BigInteger.Parse(parts[0].Replace(".", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return digits * BigInteger.Pow(10, Scale + exponent - fraction);
    }
}
