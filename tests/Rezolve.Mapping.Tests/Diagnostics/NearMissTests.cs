using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Tests.Diagnostics;

public sealed class NearMissTests
{
    [Theory]
    [InlineData("recrod", "record")] // swapped
    [InlineData("recor", "record")] // missing
    [InlineData("recordd", "record")] // added
    [InlineData("rekord", "record")] // wrong
    [InlineData("Record", "record")] // a capital
    [InlineData("tikcets", "ticket")]
    [InlineData("ky", "key")]
    public void ANearWordIsFound(string written, string meant) =>
        Assert.Equal(meant, NearMiss.Of(written, ["item", "record", "ticket", "key"]));

    [Theory]
    [InlineData("banana")]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("rexxxd")]
    [InlineData("record")]
    public void NothingNearOrNothingWrongGivesNull(string written) =>
        Assert.Null(NearMiss.Of(written, ["item", "record", "ticket", "k"]));

    [Fact]
    public void TheNearestWinsAndTheFirstOfEquals()
    {
        Assert.Equal("status", NearMiss.Of("statu", ["statute", "status"]));
        Assert.Equal("fetch1", NearMiss.Of("fetch", ["fetch1", "fetch2"]));
        Assert.Null(NearMiss.Of("anything", []));
    }

    [Fact]
    public void AWordOfNoSensibleLengthIsNotSearchedFor() =>
        Assert.Null(NearMiss.Of(new string('a', 5_000), [new string('a', 4_999)]));
}
