using Rezolve.Mapping.Cli.Listening;

namespace Rezolve.Mapping.Cli.Tests.Listening;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:8090", "127.0.0.1:8090")]
    [InlineData("localhost:8090", "127.0.0.1:8090")]
    [InlineData("[::1]:8090", "[::1]:8090")]
    [InlineData("127.0.0.2:0", "127.0.0.2:0")]
    public void A_loopback_address_is_taken(string text, string end) => Assert.Equal((end, null), (ListenAddress.Parse(text, false, out var fault)?.ToString(), fault));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("8090")]
    [InlineData(":8090")]
    [InlineData("example.com:8090")]
    [InlineData("127.0.0.1:80900")]
    [InlineData("::1:8090")]
    [InlineData("")]
    public void Anything_else_is_no_address(string text)
    {
        Assert.Null(ListenAddress.Parse(text, true, out var fault));
        Assert.Equal($"'{text}' is no address with a port.", fault);
    }

    [Theory]
    [InlineData("0.0.0.0:8090")]
    [InlineData("192.168.1.5:8090")]
    [InlineData("[::]:8090")]
    public void An_address_that_others_reach_is_taken_only_where_that_is_said(string text)
    {
        Assert.Null(ListenAddress.Parse(text, false, out var fault));
        Assert.Contains("is reached by others", fault);
        Assert.NotNull(ListenAddress.Parse(text, true, out _));
    }
}
