using System.Net;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Http.Transport;

/// <summary>Addresses that lead inside the network, in every disguise; the base address is the attacker's choice here, so only the address check stands in the way.</summary>
public sealed class SsrfTests
{
    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://127.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://0x7f.0.0.1/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://017700000001/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://0177.1/")]
    [InlineData("https://00000177.0.0.1/")]
    [InlineData("https://0/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://localhost/")]
    [InlineData("https://LOCALHOST/")]
    [InlineData("https://localhost./")]
    [InlineData("https://127.0.0.1./")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[0:0:0:0:0:0:0:1]/")]
    [InlineData("https://[::]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[::ffff:7f00:1]/")]
    [InlineData("https://[::ffff:a9fe:a9fe]/")]
    [InlineData("https://[::127.0.0.1]/")]
    [InlineData("https://[64:ff9b::127.0.0.1]/")]
    [InlineData("https://[64:ff9b::a00:1]/")]
    [InlineData("https://[2002:7f00:1::]/")]
    [InlineData("https://[2001:0:7f00:1::]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[fc00::1]/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://[ff02::1]/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://10.1/")]
    [InlineData("https://167772161/")]
    [InlineData("https://0xa000001/")]
    [InlineData("https://012.0.0.1/")]
    [InlineData("https://172.16.0.1/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://192.168.257/")]
    [InlineData("https://3232235777/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://2852039166/")]
    [InlineData("https://0xa9fea9fe/")]
    [InlineData("https://0xa9.0xfe.0xa9.0xfe/")]
    [InlineData("https://0251.0376.0251.0376/")]
    [InlineData("https://169.16689662/")]
    [InlineData("https://100.100.100.200/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://224.0.0.1/")]
    [InlineData("https://255.255.255.255/")]
    [InlineData("https://4294967295/")]
    [InlineData("https://240.0.0.1/")]
    [InlineData("https://198.18.0.1/")]
    [InlineData("https://192.0.0.192/")]
    [InlineData("https://inside.example.com/")]
    [InlineData("https://127.0.0.1.nip.example/")]
    [InlineData("https://１２７.０.０.１/")]
    [InlineData("https://127。0。0。1/")]
    [InlineData("https://①②⑦.⓪.⓪.①/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("https://127.0.0.1@example.com/")]
    [InlineData("https://example.com@127.0.0.1/")]
    [InlineData("https://127.0.0.1#@example.com/")]
    [InlineData("https://127.0.0.1\\@example.com/")]
    [InlineData("https://127.0.0.1%00.example.com/")]
    [InlineData("https://127.0.0.1%2f@example.com/")]
    [InlineData("gopher://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    public async Task C37_NoDisguiseLeadsInside(string address)
    {
        using var client = Wire.Client(AddressPolicy.PublicOnly, ResolveAnyFormInside);
        var setting = Wire.Setting(Demo.Connection(address), client) with { Policy = AddressPolicy.PublicOnly };

        using var result = await new OperationSender(setting).SendAsync(Demo.Operation("GET /x"), Demo.Scope(), CancellationToken.None);

        Assert.Null(result.Answer);
        Assert.True(result.Code is ExchangeCode.HostNotAllowed or ExchangeCode.NotBuilt, $"{result.Code}: {result.Message}");
    }

    [Fact]
    public async Task ANameThatTurnsInsideAfterTheCheckIsStillRefused()
    {
        var asked = 0;
        Task<IPAddress[]> Rebinding(string host, CancellationToken cancellation) =>
            Task.FromResult(new[] { ++asked == 1 ? IPAddress.Parse("203.0.113.7") : IPAddress.Loopback });
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200));
        using var client = Wire.Client(AddressPolicy.PublicOnly, Rebinding);
        var setting = Wire.Setting(Demo.Connection($"https://rebind.example.com:{server.Port}"), client) with { Policy = AddressPolicy.PublicOnly };
        var sender = new OperationSender(setting);
        for (var i = 0; i < 3; i++)
        {
            using var result = await sender.SendAsync(Demo.Operation("GET /x"), Demo.Scope(), CancellationToken.None);
            Assert.Equal(ExchangeCode.HostNotAllowed, result.Code);
        }
        Assert.Equal(3, asked); // one look-up a connection: what is checked is what is connected to
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task OnlyTheAllowedOfSeveralAddressesIsConnectedTo()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200));
        Task<IPAddress[]> Mixed(string host, CancellationToken cancellation) =>
            Task.FromResult(new[] { IPAddress.Parse("169.254.169.254"), IPAddress.Parse("64:ff9b::1"), IPAddress.Loopback });
        using var client = Wire.Client(Wire.Local, Mixed);
        using var result = await Wire.Sender(Demo.Connection($"http://localhost:{server.Port}"), client)
            .SendAsync(Demo.Operation("GET /x"), Demo.Scope(), CancellationToken.None);
        Assert.True(result.IsFine, result.Message);
    }

    private static Task<IPAddress[]> ResolveAnyFormInside(string host, CancellationToken cancellation) =>
        Task.FromResult(new[] { IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? literal : IPAddress.Loopback });
}
