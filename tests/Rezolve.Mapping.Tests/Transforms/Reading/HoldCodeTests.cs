using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Transforms.Reading;

namespace Rezolve.Mapping.Tests.Transforms.Reading;

public sealed class HoldCodeTests
{
    [Theory]
    [InlineData("Key", "RZ7001")]
    [InlineData("Value", "RZ7002")]
    [InlineData("Form", "RZ7003")]
    [InlineData("Unmapped", "RZ7004")]
    [InlineData("Type", "RZ7005")]
    [InlineData("Word", "RZ7006")]
    public void A_hold_has_a_code_that_the_catalogue_explains(string hold, string code)
    {
        Assert.Equal(code, Enum.Parse<HoldCode>(hold).Text());
        Assert.NotNull(DiagnosticCatalog.Find(code));
    }

    [Fact]
    public void Every_hold_has_its_own_code() =>
        Assert.Equal(Enum.GetValues<HoldCode>().Length, Enum.GetValues<HoldCode>().Select(code => code.Text()).Distinct().Count());
}
