using Rezolve.Json.Schema.Numbers;

namespace Rezolve.Json.Tests.Schema;

public sealed class NumberTests
{
    [Theory]
    [InlineData("1", "1.0", 0)]
    [InlineData("0", "-0", 0)]
    [InlineData("0", "-0.000e5", 0)]
    [InlineData("100", "1e2", 0)]
    [InlineData("9007199254740993", "9007199254740992", 1)]
    [InlineData("0.1", "0.10000000000000000000000000001", -1)]
    [InlineData("-2", "-10", 1)]
    [InlineData("-1", "1", -1)]
    [InlineData("1e999999999999", "1e999999999998", 1)]
    [InlineData("1e99999999999999999999999", "1", 1)]
    [InlineData("1e-99999999999999999999999", "0", 1)]
    [InlineData("-1e400", "-1e399", -1)]
    [InlineData("12.5", "125e-1", 0)]
    [InlineData("2", "12", -1)]
    public void Numbers_compare_exactly(string left, string right, int expected)
    {
        Assert.Equal(expected, Math.Sign(ExactNumber.Parse(left).CompareTo(ExactNumber.Parse(right))));
        Assert.Equal(-expected, Math.Sign(ExactNumber.Parse(right).CompareTo(ExactNumber.Parse(left))));
        Assert.Equal(expected == 0, ExactNumber.Parse(left) == ExactNumber.Parse(right));
    }

    [Theory]
    [InlineData("0.3", "0.1", true)]
    [InlineData("1e308", "0.5", true)]
    [InlineData("1e1000000000", "3", false)]
    [InlineData("3e1000000000", "3", true)]
    [InlineData("0.0075", "0.0001", true)]
    [InlineData("0.00751", "0.0001", false)]
    [InlineData("19.99", "0.01", true)]
    [InlineData("0", "7", true)]
    [InlineData("-21", "7", true)]
    [InlineData("123456789012345678901234567890", "10", true)]
    [InlineData("123456789012345678901234567891", "10", false)]
    [InlineData("5", "2.5", true)]
    [InlineData("1", "1e400", false)]
    public void Multiples_are_exact(string value, string divisor, bool expected) =>
        Assert.Equal(expected, ExactNumber.Parse(value).IsMultipleOf(ExactNumber.Parse(divisor)));

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("1e5", true)]
    [InlineData("1.5e1", true)]
    [InlineData("15e-1", false)]
    [InlineData("0.0", true)]
    [InlineData("1e-1", false)]
    public void Whole_numbers_are_known_however_written(string text, bool expected) => Assert.Equal(expected, ExactNumber.Parse(text).IsInteger);
}
