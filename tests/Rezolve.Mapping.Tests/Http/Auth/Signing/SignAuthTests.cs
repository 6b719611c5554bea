using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Http.Auth.Signing;

/// <summary>Signatures over requests.</summary>
public sealed class SignAuthTests
{
    private const string Signed = "{{ request.method }}|{{ request.url }}|{{ request.path }}|{{ request.query }}|{{ request.body }}|{{ epochMillis(request.timestamp) }}";

    [Theory]
    [InlineData("sha1", "hex")]
    [InlineData("sha256", "base64")]
    [InlineData("sha384", "base64Url")]
    [InlineData("sha512", "hex")]
    public async Task EverythingThatIsSentIsSigned(string algorithm, string encoding)
    {
        var request = AuthBench.Request with { Method = "POST", Uri = new("https://example.com/a%20b?q=1%262&r"), Body = Encoding.UTF8.GetBytes("{\"t\":\"ü\"}") };
        var outcome = await AuthBench.PresentAsync(Written(algorithm, encoding, "X-Sign"), Demo.Scope(("key", "k€y")), null, request);
        var text = "POST|https://example.com/a%20b?q=1%262&r|/a%20b|q=1%262&r|{\"t\":\"ü\"}|1777636800000";
        var digest = CryptographicOperations.HmacData(new HashAlgorithmName(algorithm.ToUpperInvariant()), "k€y"u8.ToArray(), Encoding.UTF8.GetBytes(text));
        var expected = encoding switch
        {
            "hex" => Convert.ToHexStringLower(digest),
            "base64" => Convert.ToBase64String(digest),
            _ => System.Buffers.Text.Base64Url.EncodeToString(digest),
        };
        Assert.Equal([KeyValuePair.Create("X-Sign", expected)], outcome.Credential!.Headers);
    }

    [Theory]
    [InlineData("Host", "The header 'Host' is set by the engine")]
    [InlineData("Cookie", "The header 'Cookie' is set by the engine; write it under cookies")]
    public async Task AFieldTheEngineKeepsIsRefused(string field, string reason)
    {
        var outcome = await AuthBench.PresentAsync(Written("sha256", "hex", field), Demo.Scope(("key", "s3cret")));
        Assert.Equal((ExchangeCode.SignInFailed, $"its signature cannot be sent (demo.connector.json:1:5): {reason}"), (outcome.Fault!.Code, outcome.Fault.Reason));
    }

    [Fact]
    public async Task AnEmptyKeyIsRefused()
    {
        var outcome = await AuthBench.PresentAsync(Written("sha256", "hex", "X-Sign"), Demo.Scope(("key", "")));
        Assert.Equal("'key' of the sign-in (demo.connector.json:1:5) cannot be used: it is empty", outcome.Fault!.Reason);
    }

    [Fact]
    public async Task KeyAndSignatureAreMasked()
    {
        var secrets = new SecretMask();
        var outcome = await AuthBench.PresentAsync(Written("sha256", "hex", "X-Sign"), Demo.Scope(("key", "s3cret")), secrets);
        Assert.Equal("••• by •••", secrets.Mask($"{outcome.Credential!.Headers[0].Value} by s3cret"));
    }

    [Fact]
    public async Task EachRequestOnTheWireIsSignedForItself()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200));
        using var client = Wire.Client();
        var sender = new OperationSender(Wire.Setting(Demo.Connection(server.Url), client) with
        {
            Auth = new("sign", null, FakeManifest.Auth("""{ "type": "sign", "key": "s3cret", "signed": "{{ request.method }} {{ request.path }}", "headers": { "X-Sign": "{{ auth.signature }}" } }""")),
        });
        foreach (var path in new[] { "/a", "/b" })
        {
            using var result = await sender.SendAsync(Demo.Operation("GET " + path), Demo.Scope(), CancellationToken.None);
            Assert.True(result.IsFine, result.Message);
        }
        Assert.All(server.Requests, request => Assert.Equal(
            Convert.ToHexStringLower(HMACSHA256.HashData("s3cret"u8, Encoding.UTF8.GetBytes("GET " + request.Target))), request["x-sign"]));
        Assert.Equal(2, server.Requests.Count);
    }

    private static string Written(string algorithm, string encoding, string field) =>
        $$$"""{ "type": "sign", "algorithm": "{{{algorithm}}}", "encoding": "{{{encoding}}}", "key": "{{ inputs.key }}", "signed": "{{{Signed}}}", "headers": { "{{{field}}}": "{{ auth.signature }}" } }""";
}
