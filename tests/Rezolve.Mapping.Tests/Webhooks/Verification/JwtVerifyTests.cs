using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks.Verification.Tokens;

namespace Rezolve.Mapping.Tests.Webhooks.Verification;

/// <summary>Signed tokens: which keys may verify which algorithms, what a token must say, and how keys are kept.</summary>
public sealed class JwtVerifyTests : IDisposable
{
    private const string ByKeys = """{ "type": "jwt", "issuer": "desk", "audience": "sync", "keys": "https://login.example.com/keys" }""";
    private const string BySecret = """{ "type": "jwt", "issuer": "desk", "audience": "sync", "secret": "{{ inputs.secret }}" }""";
    private const string Inputs = """{ "secret": "a secret that both sides know, long enough" }""";
    private const string Claims = """{"iss":"desk","aud":["other","sync"],"exp":1777629900,"nbf":1777629600,"iat":1777629600}""";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly FakeTimeProvider _clock = new(HookBench.Now);
    private int _asked;

    [Theory]
    [InlineData("RS256", "r1")]
    [InlineData("RS512", "r1")]
    [InlineData("PS256", "r1")]
    [InlineData("ES256", "e1")]
    [InlineData("ES256", null)]
    public async Task TheIssuersKeyVerifies(string algorithm, string? kid) => Assert.Null(await RefusalAsync(ByKeys, Token(algorithm, kid, Claims)));

    [Theory]
    [InlineData("a key of another kind", "ES256", "r1", "the issuer has no key for ES256 of that name")]
    [InlineData("a name that is not known", "RS256", "r9", "the issuer has no key for RS256 of that name")]
    [InlineData("a curve that it has not", "ES384", null, "the issuer has no key for ES384")]
    [InlineData("a secret where keys are due", "HS256", null, "its algorithm is HS256, which takes a shared secret, and public keys are due")]
    [InlineData("nothing at all", "none", null, "its algorithm is none that proves anything")]
    public async Task AnythingElseIsRefused(string what, string algorithm, string? kid, string refusal)
    {
        Assert.NotEmpty(what);
        Assert.Equal(refusal, await RefusalAsync(ByKeys, Token(algorithm, kid, Claims)));
    }

    [Fact] // whoever knows the public key could sign with it, were it taken for a secret
    public async Task APublicKeyIsNoSecret()
    {
        var pem = _rsa.ExportSubjectPublicKeyInfoPem();
        var token = Sign("""{"alg":"HS256"}""", Claims, bytes => HMACSHA256.HashData(Encoding.UTF8.GetBytes(pem), bytes));
        Assert.Equal("its signature is not that of any secret", await RefusalAsync(BySecret, token, $$"""{ "secret": {{System.Text.Json.JsonSerializer.Serialize(pem)}} }"""));
        Assert.Equal("its algorithm is RS256, and a shared secret is due", await RefusalAsync(BySecret, Token("RS256", "r1", Claims)));
    }

    [Theory]
    [InlineData("""{"iss":"other","aud":"sync","exp":1777629900}""", "its issuer is another")]
    [InlineData("""{"aud":"sync","exp":1777629900}""", "its issuer is another")]
    [InlineData("""{"iss":"desk","aud":"other","exp":1777629900}""", "it is meant for another")]
    [InlineData("""{"iss":"desk","exp":1777629900}""", "it is meant for another")]
    [InlineData("""{"iss":"desk","aud":"sync"}""", "it never ends")]
    [InlineData("""{"iss":"desk","aud":"sync","exp":"1777629900"}""", "it never ends")]
    [InlineData("""{"iss":"desk","aud":"sync","exp":1777629300}""", "it has ended")]
    [InlineData("""{"iss":"desk","aud":"sync","exp":1777629301}""", null)]
    [InlineData("""{"iss":"desk","aud":"sync","exp":1777639900,"nbf":1777629901}""", "it has not begun")]
    [InlineData("""{"iss":"desk","aud":"sync","exp":1777639900,"iat":1777629901}""", "it was made in the future")]
    [InlineData("""{"iss":"desk","aud":"sync","exp":1777629900.5,"iat":1777629600.25}""", null)]
    public async Task ClaimsAreHeldAgainstWhatIsDue(string claims, string? refusal) => Assert.Equal(refusal, await RefusalAsync(ByKeys, Token("ES256", "e1", claims)));

    [Theory]
    [InlineData("a.b")]
    [InlineData("a.b.c.d")]
    [InlineData("!!.e30.AA")]
    [InlineData("e30.e30.AA")]
    [InlineData("eyJhbGciOiJIUzI1NiIsImFsZyI6Im5vbmUifQ.e30.AA")]
    [InlineData("eyJhbGciOiJIUzI1NiIsIlx1ZDgwMCI6MX0.e30.AA")]
    [InlineData("_w.e30.AA")]
    [InlineData("")]
    public async Task WhatIsNoTokenIsRefused(string token) => Assert.NotNull(await RefusalAsync(BySecret, token));

    [Fact]
    public async Task AnExtensionThatIsDemandedIsNotPassedOver()
    {
        var token = Sign("""{"alg":"HS256","crit":["b64"],"b64":false}""", Claims, Secretly);
        Assert.Equal("it demands an extension that is not known here", await RefusalAsync(BySecret, token));
    }

    [Fact]
    public async Task ABitThatIsAnotherIsRefused()
    {
        var token = Token("RS256", "r1", Claims);
        Assert.Equal("its signature is not that of the issuer's key", await RefusalAsync(ByKeys, token[..^4] + (token[^4] == 'A' ? 'B' : 'A') + token[^3..]));
    }

    [Fact]
    public async Task KeysAreKeptForAWhileAndAskedForAnewWhereANameIsNotKnown()
    {
        using var ring = Ring();
        await RefusalAsync(ByKeys, Token("RS256", "r1", Claims), ring: ring);
        await RefusalAsync(ByKeys, Token("ES256", "e1", Claims), ring: ring);
        Assert.Equal(1, _asked);
        await RefusalAsync(ByKeys, Token("RS256", "r9", Claims), ring: ring);
        await RefusalAsync(ByKeys, Token("RS256", "r8", Claims), ring: ring);
        Assert.Equal(1, _asked); // made-up names do not have the issuer asked each time
        _clock.Advance(TimeSpan.FromMinutes(1));
        await RefusalAsync(ByKeys, Token("RS256", "r9", Claims), ring: ring);
        Assert.Equal(2, _asked);
        _clock.Advance(TimeSpan.FromMinutes(10));
        await RefusalAsync(ByKeys, Token("RS256", "r1", Claims), ring: ring);
        Assert.Equal(3, _asked);
    }

    [Fact]
    public async Task AnIssuerThatCannotBeAskedIsAPassingFault()
    {
        using var ring = new KeyRing((_, _) => Task.FromResult((Value.Undefined, (string?)"the address could not be asked")), _clock);
        var verdict = await HookBench.VerifyAsync(ByKeys, Request(Token("RS256", "r1", Claims)), keys: ring);
        Assert.Equal(("the address could not be asked", true), (verdict.Refusal, verdict.IsPassing));
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _curve.Dispose();
    }

    private async Task<string?> RefusalAsync(string verify, string token, string inputs = Inputs, KeyRing? ring = null)
    {
        using var own = Ring();
        return (await HookBench.VerifyAsync(verify, Request(token), inputs, keys: ring ?? own)).Refusal;
    }

    private static Rezolve.Mapping.Webhooks.Reading.WebhookRequest Request(string token) => HookBench.Request("{}", $$"""{ "Authorization": "Bearer {{token}}" }""");

    private KeyRing Ring() => new((_, _) =>
    {
        _asked++;
        var (rsa, point) = (_rsa.ExportParameters(false), _curve.ExportParameters(false).Q);
        return Task.FromResult((ValueJson.Read(Encoding.UTF8.GetBytes($$"""
            { "keys": [
              { "kty": "oct", "kid": "r1", "k": "AAAA" },
              { "kty": "RSA", "kid": "r1", "use": "sig", "n": "{{Base64Url.EncodeToString(rsa.Modulus)}}", "e": "{{Base64Url.EncodeToString(rsa.Exponent)}}" },
              { "kty": "EC", "kid": "e1", "alg": "ES256", "crv": "P-256", "x": "{{Base64Url.EncodeToString(point.X)}}", "y": "{{Base64Url.EncodeToString(point.Y)}}" } ] }
            """)), (string?)null));
    }, _clock);

    private string Token(string algorithm, string? kid, string claims) =>
        Sign(kid is null ? $$"""{"alg":"{{algorithm}}"}""" : $$"""{"alg":"{{algorithm}}","kid":"{{kid}}"}""", claims, algorithm[..2] switch
        {
            "RS" => bytes => _rsa.SignData(bytes, new HashAlgorithmName("SHA" + algorithm[2..]), RSASignaturePadding.Pkcs1),
            "PS" => bytes => _rsa.SignData(bytes, new HashAlgorithmName("SHA" + algorithm[2..]), RSASignaturePadding.Pss),
            "ES" => bytes => _curve.SignData(bytes, HashAlgorithmName.SHA256),
            _ => Secretly,
        });

    private static byte[] Secretly(byte[] bytes) => HMACSHA256.HashData("a secret that both sides know, long enough"u8, bytes);

    private static string Sign(string header, string claims, Func<byte[], byte[]> sign)
    {
        var content = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        return $"{content}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(content)))}";
    }
}
