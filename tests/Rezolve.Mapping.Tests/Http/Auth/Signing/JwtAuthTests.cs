using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Http.Auth.Signing;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Http.Auth.Signing;

/// <summary>Tokens that are signed for each request: verified as a vendor would, with the public half.</summary>
public sealed class JwtAuthTests
{
    private const string Secret = "sixty-four bytes of secret text, which is enough for every digest";

    public static TheoryData<string> Algorithms => [.. JwtAlgorithm.All.Select(one => one.Name)];

    [Fact]
    public void ThereAreTwelveAlgorithms() => Assert.Equal(
        ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "HS256", "HS384", "HS512"], JwtAlgorithm.All.Select(one => one.Name));

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task ATokenVerifies(string algorithm)
    {
        var token = await TokenAsync(algorithm, KeyFor(algorithm), """ "claims": { "sub": "ü/€" } """);
        Assert.Equal($$"""{"alg":"{{algorithm}}","typ":"JWT"}""", SignedToken.Part(token, 0));
        Assert.Equal(
            """{"iat":1777636800,"exp":1777637100,"jti":"80808080808080808080808080808080","sub":"ü/€"}""", SignedToken.Part(token, 1));
        Assert.True(IsSigned(algorithm, token));
    }

    [Theory]
    [InlineData(""" "claims": {} """, """{"iat":1777636800,"exp":1777637100,"jti":"80808080808080808080808080808080"}""")]
    [InlineData(""" "lifetime": "PT1H", "claims": { "jti": null, "iat": null } """, """{"exp":1777640400}""")]
    [InlineData(""" "claims": { "iat": 5, "exp": 6, "jti": "a" } """, """{"iat":5,"exp":6,"jti":"a"}""")]
    [InlineData(
        """ "claims": { "jti": null, "https://example.com/groups": ["a", "b"], "admin": true, "n": 1.50 } """,
        """{"iat":1777636800,"exp":1777637100,"https://example.com/groups":["a","b"],"admin":true,"n":1.50}""")]
    [InlineData(
        """ "claims": { "jti": null, "qsh": "{{ sha256(request.method + request.path + request.query) }}", "none": "{{ inputs.none }}" } """,
        """{"iat":1777636800,"exp":1777637100,"qsh":"36f91f66c7f0463b37d6abc2a6cda3c8a2b3dc1d6b0d2e3d3a35b02e1a5c0f4a"}""")]
    public async Task ClaimsAreWhatIsWritten(string members, string claims)
    {
        var expected = claims.Replace("36f91f66c7f0463b37d6abc2a6cda3c8a2b3dc1d6b0d2e3d3a35b02e1a5c0f4a", Convert.ToHexStringLower(SHA256.HashData("GET/x"u8)));
        Assert.Equal(expected, SignedToken.Part(await TokenAsync("HS256", Secret, members), 1));
    }

    [Fact]
    public async Task TheKeysNameStandsInTheHeader() =>
        Assert.Equal("""{"alg":"HS256","typ":"JWT","kid":"k\"1"}""", SignedToken.Part(await TokenAsync("HS256", Secret, """ "keyId": "k\"1" """), 0));

    [Theory]
    [InlineData("RS256", "plain", "it is no PEM text (-----BEGIN PRIVATE KEY-----)")]
    [InlineData("ES256", "plain", "it is no PEM text (-----BEGIN PRIVATE KEY-----)")]
    [InlineData("RS256", "small", "it is an RSA key of 1024 bits; RS256 takes 2048 or more")]
    [InlineData("PS512", "small", "it is an RSA key of 1024 bits; PS512 takes 2048 or more")]
    [InlineData("RS256", "P256", "it is an elliptic-curve key; an RSA key is due for RS256")]
    [InlineData("RS256", "P256 sec1", "it is an elliptic-curve key; an RSA key is due for RS256")]
    [InlineData("ES256", "rsa", "it is an RSA key; a key on the curve P-256 is due for ES256")]
    [InlineData("ES256", "P384", "its curve is another; ES256 takes a key on P-256")]
    [InlineData("ES384", "P256", "its curve is another; ES384 takes a key on P-384")]
    [InlineData("ES512", "P384", "its curve is another; ES512 takes a key on P-521")]
    [InlineData("ES256", "koblitz", "its curve is another; ES256 takes a key on P-256")]
    [InlineData("RS256", "public", "it holds a public key; the private key is due")]
    [InlineData("RS256", "locked", "the key is locked with a password; give it unlocked, the secret store keeps it safe")]
    [InlineData("RS256", "flat", "its line breaks are written as a backslash and an n; give it with real ones")]
    [InlineData("RS256", "cut", "its PEM text is damaged (was it cut short?)")]
    [InlineData("RS256", "garbled", "it holds no key that can be read, or several; an RSA key is due for RS256")]
    [InlineData("RS256", "two", "it holds no key that can be read, or several; an RSA key is due for RS256")]
    [InlineData("HS256", "rsa", "it is a PEM key; HS256 takes a secret text")]
    [InlineData("HS256", "plain", "it is too short; HS256 takes 32 bytes or more")]
    [InlineData("HS512", "forty", "it is too short; HS512 takes 64 bytes or more")]
    public async Task AKeyThatIsWeakOrOfAnotherKindIsRefused(string algorithm, string key, string reason)
    {
        var text = BadKey(key);
        var outcome = await AuthBench.PresentAsync(Written(algorithm, ""), Demo.Scope(("key", text)));
        Assert.Equal($"'privateKey' of the sign-in (demo.connector.json:1:5) cannot be used: {reason}", outcome.Fault!.Reason);
    }

    [Theory]
    [InlineData("rsa1")]
    [InlineData("sec1")]
    [InlineData("with other parts")]
    public async Task EveryUsualFormOfAKeyIsRead(string form)
    {
        var (algorithm, key) = form switch
        {
            "rsa1" => ("RS256", TestKeys.Rsa.ExportRSAPrivateKeyPem()),
            "sec1" => ("ES256", TestKeys.Curve(256).ExportECPrivateKeyPem()),
            _ => ("RS256", "a note\n" + TestKeys.Rsa.ExportSubjectPublicKeyInfoPem() + "\n" + TestKeys.RsaPem + "\n"),
        };
        if (form == "with other parts")
            key = key.Replace(TestKeys.Rsa.ExportSubjectPublicKeyInfoPem(), "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----");
        Assert.True(IsSigned(algorithm, await TokenAsync(algorithm, key, "")));
    }

    [Fact]
    public async Task AClaimThatCannotBeComputedIsNamed()
    {
        var outcome = await AuthBench.PresentAsync(Written("HS256", """ "claims": { "n": "{{ number(inputs.word) }}" } """), Demo.Scope(("key", Secret), ("word", "x")));
        Assert.StartsWith("'claims.n' of the sign-in (demo.connector.json:1:5) cannot be used: ", outcome.Fault!.Reason);
    }

    [Fact]
    public async Task KeyAndTokenAreMasked()
    {
        var secrets = new SecretMask();
        var outcome = await AuthBench.PresentAsync(Written("RS256", ""), Demo.Scope(("key", TestKeys.RsaPem)), secrets);
        var field = Assert.Single(outcome.Credential!.Headers);
        Assert.Equal("Bearer •••", secrets.Mask(field.Value));
        Assert.Equal("key •••", secrets.Mask("key " + TestKeys.RsaPem));
    }

    private static string Written(string algorithm, string members) =>
        $$$"""{ "type": "jwt", "algorithm": "{{{algorithm}}}", "privateKey": "{{ inputs.key }}"{{{(members.Trim().Length > 0 ? "," + members : "")}}} }""";

    private static async Task<string> TokenAsync(string algorithm, string key, string members)
    {
        var outcome = await AuthBench.PresentAsync(Written(algorithm, members), Demo.Scope(("key", key)));
        Assert.Null(outcome.Fault);
        var (name, value) = Assert.Single(outcome.Credential!.Headers);
        Assert.Equal(("Authorization", "Bearer "), (name, value[..7]));
        return value[7..];
    }

    private static string KeyFor(string algorithm) => algorithm[..2] switch
    {
        "HS" => Secret,
        "ES" => TestKeys.Curve(int.Parse(algorithm[2..])).ExportPkcs8PrivateKeyPem(),
        _ => TestKeys.RsaPem,
    };

    private static bool IsSigned(string algorithm, string token)
    {
        var end = token.LastIndexOf('.');
        var (content, signature) = (Encoding.ASCII.GetBytes(token[..end]), SignedToken.Bytes(token[(end + 1)..]));
        var hash = new HashAlgorithmName("SHA" + algorithm[2..]);
        return algorithm[..2] switch
        {
            "HS" => CryptographicOperations.HmacData(hash, Encoding.UTF8.GetBytes(Secret), content).SequenceEqual(signature),
            "ES" => TestKeys.Curve(int.Parse(algorithm[2..])).VerifyData(content, signature, hash),
            _ => TestKeys.Rsa.VerifyData(content, signature, hash, algorithm[0] == 'R' ? RSASignaturePadding.Pkcs1 : RSASignaturePadding.Pss),
        };
    }

    private static string BadKey(string name) => name switch
    {
        "small" => TestKeys.SmallRsaPem,
        "rsa" => TestKeys.RsaPem,
        "P256" => TestKeys.Curve(256).ExportPkcs8PrivateKeyPem(),
        "P256 sec1" => TestKeys.Curve(256).ExportECPrivateKeyPem(),
        "P384" => TestKeys.Curve(384).ExportPkcs8PrivateKeyPem(),
        "koblitz" => ECDsa.Create(ECCurve.CreateFromValue("1.3.132.0.10")).ExportPkcs8PrivateKeyPem(),
        "public" => TestKeys.Rsa.ExportSubjectPublicKeyInfoPem(),
        "locked" => TestKeys.Rsa.ExportEncryptedPkcs8PrivateKeyPem("word", new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)),
        "flat" => TestKeys.RsaPem.Replace("\n", "\\n"),
        "cut" => TestKeys.RsaPem[..200],
        "garbled" => "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        "two" => TestKeys.RsaPem + "\n" + TestKeys.RsaPem,
        "forty" => "a secret of forty bytes is still too few",
        _ => "plain text",
    };
}
