using Jint;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Values;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(0.00001, "0.00001")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(-0.0000012, "-0.0000012")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(1.5e-9, "1.5e-9")]
    [InlineData(1234567890123456.5, "1234567890123456.5")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(-1.25e300, "-1.25e+300")]
    [InlineData(5e-324, "5e-324")]
    public void ANumberIsWrittenAsJavaScriptWritesIt(double number, string expected)
    {
        Assert.Equal(expected, NumberText.Of(number));
        Assert.Equal(expected, new Engine().SetValue("x", number).Evaluate("String(x)").AsString());
        Assert.True(JsonNumbers.IsNumber(expected));
    }
}
