using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Tests.Http.Transport;

public sealed class HostRulesTests
{
    private static readonly AllowedHost[] Hosts = [new("*.cdn.example", false), new("files.example.org", true)];

    [Theory]
    [InlineData("https://api.example.com/x", true)]
    [InlineData("https://API.EXAMPLE.COM/x", true)]
    [InlineData("https://files.example.org/x", true)]
    [InlineData("https://a.cdn.example/x", false)]
    [InlineData("https://a.b.cdn.example/x", false)]
    public void AListedHostIsReachedWithCredentialsOnlyWhereSaid(string address, bool credentials)
    {
        var rules = new HostRules(new("https://api.example.com/v2"), Hosts, AddressPolicy.PublicOnly);
        Assert.Null(rules.FaultOf(new(address)));
        Assert.Equal(credentials, rules.SendsCredentials(new(address)));
    }

    [Theory]
    [InlineData("http://api.example.com/x")]
    [InlineData("https://api.example.com:8443/x")]
    [InlineData("https://api.example.com:22/x")]
    [InlineData("https://cdn.example/x")]
    [InlineData("https://evilcdn.example/x")]
    [InlineData("https://a.cdn.example.evil.test/x")]
    [InlineData("https://api.example.com.evil.test/x")]
    [InlineData("https://evil-api.example.com/x")]
    [InlineData("https://example.com/x")]
    [InlineData("https://user@api.example.com/x")]
    [InlineData("https://api.example.com./x")]
    [InlineData("https://sub.files.example.org/x")]
    [InlineData("ftp://api.example.com/x")]
    [InlineData("https://xn--pi-ybc.example.com/x")]
    public void AnyOtherIsRefused(string address) =>
        Assert.NotNull(new HostRules(new("https://api.example.com/v2"), Hosts, AddressPolicy.PublicOnly).FaultOf(new(address)));

    [Fact]
    public void TheBaseAddressesPortIsAllowedAndNoSecondOne()
    {
        var rules = new HostRules(new("https://api.example.com:8443/v2"), Hosts, AddressPolicy.PublicOnly);
        Assert.Null(rules.FaultOf(new("https://api.example.com:8443/x")));
        Assert.Null(rules.FaultOf(new("https://files.example.org:8443/x")));
        Assert.Null(rules.FaultOf(new("https://files.example.org/x")));
        Assert.NotNull(rules.FaultOf(new("https://api.example.com:8444/x")));
        Assert.False(rules.SendsCredentials(new("https://api.example.com/x")));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/x", true, true)]
    [InlineData("http://localhost:8080/x", true, true)]
    [InlineData("http://[::1]:8080/x", true, true)]
    [InlineData("http://127.0.0.1:8080/x", false, false)]
    [InlineData("http://10.0.0.1:8080/x", true, false)]
    [InlineData("https://10.0.0.1:8080/x", true, true)]
    [InlineData("https://10.0.0.1:8080/x", false, false)]
    public void PlainHttpIsForLoopbackWhereTheWorkspaceSaysSo(string address, bool allowed, bool fine) =>
        Assert.Equal(fine, new HostRules(new(address), [], new(allowed)).FaultOf(new(address)) is null);
}
