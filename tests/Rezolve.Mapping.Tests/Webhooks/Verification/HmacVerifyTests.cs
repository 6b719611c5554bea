using System.Security.Cryptography;
using System.Text;

namespace Rezolve.Mapping.Tests.Webhooks.Verification;

/// <summary>A keyed digest over the bytes that came: forms of the signature, rotation of secrets, time stamps, and what is refused.</summary>
public sealed class HmacVerifyTests
{
    private const string Inputs = """{ "a": "first secret", "b": "second secret" }""";
    private const string Body = """{"id": 7, "text": "Café"}""";

    private static string Hex(string secret, byte[] bytes) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), bytes));

    private static string Hex(string secret, string text) => Hex(secret, Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("{0}")]
    [InlineData("sha256={0}")]
    [InlineData("sha256=00,sha256={0}")]
    [InlineData("t=1777629600, v1=abcd, v1={0}")]
    [InlineData("nonsense {0}")]
    [InlineData("v0=zz;v1={0}")]
    public async Task ASignatureMayStandAmongOthers(string form)
    {
        var signature = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Hex("first secret", Body));
        Assert.Null(await RefusalAsync("""{ "type": "hmac", "secret": "{{ inputs.a }}", "signature": "{{ headers['x-s'] }}" }""", Body, signature));
    }

    [Theory]
    [InlineData("sha1", "hex")]
    [InlineData("sha1", "base64")]
    [InlineData("sha256", "base64Url")]
    [InlineData("sha384", "hex")]
    [InlineData("sha384", "base64")]
    [InlineData("sha512", "base64")]
    [InlineData("sha512", "base64Url")]
    public async Task EachAlgorithmIsTakenInEachEncoding(string algorithm, string encoding)
    {
        var digest = CryptographicOperations.HmacData(new HashAlgorithmName(algorithm.ToUpperInvariant()), Encoding.UTF8.GetBytes("first secret"), Encoding.UTF8.GetBytes(Body));
        var signature = encoding == "hex" ? Convert.ToHexString(digest) : encoding == "base64" ? Convert.ToBase64String(digest) : System.Buffers.Text.Base64Url.EncodeToString(digest);
        var verify = $$"""{ "type": "hmac", "algorithm": "{{algorithm}}", "encoding": "{{encoding}}", "secret": "{{"{{ inputs.a }}"}}", "signature": "{{"{{ headers['x-s'] }}"}}" }""";
        Assert.Null(await RefusalAsync(verify, Body, signature));
        Assert.Null(await RefusalAsync(verify, Body, $"{algorithm}={signature}"));
    }

    [Fact]
    public async Task AnySecretOfAListWillDoAndTheStoredOneToo()
    {
        const string Verify = """{ "type": "hmac", "secret": ["{{ inputs.a }}", "{{ inputs.b }}"], "signature": "{{ headers['x-s'] }}" }""";
        Assert.Null(await RefusalAsync(Verify, Body, Hex("first secret", Body)));
        Assert.Null(await RefusalAsync(Verify, Body, Hex("second secret", Body)));
        Assert.Null(await RefusalAsync(Verify, Body, Hex("of the subscription", Body), stored: "of the subscription"));
        Assert.Equal("the signature is not that of any secret (2 known)", await RefusalAsync(Verify, Body, Hex("third secret", Body)));
    }

    [Fact]
    public async Task TheBytesAreSignedAndNotTheTextMadeOfThem()
    {
        const string Verify = """{ "type": "hmac", "secret": "{{ inputs.a }}", "signature": "{{ headers['x-s'] }}", "signed": "{{ headers['x-t'] }}.{{ rawBody }}" }""";
        byte[] body = [0xEF, 0xBB, 0xBF, 0xFF, 0x00, 0xC3, 0x28, (byte)'{'];
        byte[] signed = [.. "9."u8, .. body];
        var request = HookBench.Request(body, $$"""{ "x-s": "{{Hex("first secret", signed)}}", "x-t": "9" }""");
        Assert.Null((await HookBench.VerifyAsync(Verify, request, Inputs)).Refusal);
    }

    [Fact]
    public async Task AFunctionOfABodyThatIsNoTextIsARefusal()
    {
        const string Verify = """{ "type": "hmac", "secret": "{{ inputs.a }}", "signature": "{{ headers['x-s'] }}", "signed": "{{ sha256(rawBody) }}" }""";
        var verdict = await HookBench.VerifyAsync(Verify, HookBench.Request([0xFF], """{ "x-s": "00" }"""), Inputs);
        Assert.Contains("no UTF-8 text", verdict.Refusal);
    }

    [Theory]
    [InlineData("written anew", """{"id":7,"text":"Café"}""", null)]
    [InlineData("an empty body", "", null)]
    [InlineData("cut short", Body, "cut")]
    [InlineData("in the wrong encoding", Body, "base64")]
    [InlineData("empty", Body, "")]
    [InlineData("of another algorithm", Body, "sha1")]
    [InlineData("with more after it", Body, "longer")]
    public async Task AnythingElseIsRefused(string what, string body, string? form)
    {
        var whole = Hex("first secret", Body);
        var signature = form switch
        {
            null => whole,
            "cut" => whole[..32],
            "base64" => Convert.ToBase64String(Convert.FromHexString(whole)),
            "sha1" => "sha256=" + Convert.ToHexStringLower(HMACSHA1.HashData("first secret"u8, Encoding.UTF8.GetBytes(Body))),
            "longer" => whole + "00",
            _ => form,
        };
        var refusal = await RefusalAsync("""{ "type": "hmac", "secret": "{{ inputs.a }}", "signature": "{{ headers['x-s'] }}" }""", body, signature);
        Assert.True(refusal?.StartsWith("the signature is not", StringComparison.Ordinal), what);
        Assert.DoesNotContain("first secret", refusal);
    }

    [Fact]
    public async Task ADeliveryWithoutASignatureIsRefused()
    {
        var verdict = await HookBench.VerifyAsync("""{ "type": "hmac", "secret": "{{ inputs.a }}", "signature": "{{ headers['x-s'] }}" }""", HookBench.Request(Body), Inputs);
        Assert.Equal("it has no signature", verdict.Refusal);
    }

    [Fact]
    public async Task WithoutAnySecretNothingIsBelieved()
    {
        var (webhook, _) = HookBench.Hook("""{ "verify": { "type": "hmac", "signature": "{{ headers['x-s'] }}" }, "on": [{ "entity": "ticket", "hint": "$.id" }], "subscription": { "create": "hookCreate" } }""",
            operations: """, "hookCreate": { "request": "POST /hooks", "body": { "url": "{{ hook.url }}", "secret": "{{ hook.secret }}" } }""");
        Assert.NotNull(webhook.Subscription);
        Assert.Contains("no secret to hold it against", (await HookBench.VerifyAsync("""{ "type": "hmac", "secret": "{{ inputs.a }}", "signature": "{{ headers['x-s'] }}" }""",
            HookBench.Request(Body, $$"""{ "x-s": "{{Hex("", Body)}}" }"""), """{ "a": "" }""")).Refusal);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(300, null)]
    [InlineData(-300, null)]
    [InlineData(360, "it was signed 360 s ago; 300 s are allowed")]
    [InlineData(-360, "it was signed 360 s from now; 300 s are allowed")]
    public async Task ATimeStampKeepsOldAndFutureDeliveriesOut(int secondsLater, string? refusal)
    {
        const string Verify = """
            { "type": "hmac", "secret": "{{ inputs.a }}", "signature": "{{ headers['x-s'] }}", "signed": "{{ headers['x-t'] }}{{ rawBody }}",
              "timestamp": "{{ fromEpochSeconds(number(headers['x-t'])) }}", "tolerance": "PT5M" }
            """;
        var stamp = HookBench.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var request = HookBench.Request(Body, $$"""{ "x-s": "{{Hex("first secret", stamp + Body)}}", "x-t": "{{stamp}}" }""");
        Assert.Equal(refusal, (await HookBench.VerifyAsync(Verify, request, Inputs, now: HookBench.Now.AddSeconds(secondsLater))).Refusal);
    }

    private static async Task<string?> RefusalAsync(string verify, string body, string signature, string? stored = null) =>
        (await HookBench.VerifyAsync(verify, HookBench.Request(body, $$"""{ "x-s": "{{signature}}" }"""), Inputs, stored)).Refusal;
}
