using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rezolve.Mapping.Tests.Webhooks.Verification;

/// <summary>Tokens, passwords and certificates.</summary>
public sealed class OtherVerifyTests
{
    private const string Inputs = """{ "secret": "s3cret", "old": "0ld" }""";

    [Theory]
    [InlineData("Basic ZGVzazpzM2NyZXQ=", null)]
    [InlineData("basic ZGVzazpzM2NyZXQ=", null)]
    [InlineData("Basic ZGVzazowbGQ=", null)]
    [InlineData("Basic ZGVzazpvdGhlcg==", "the user name or the password is another")]
    [InlineData("Basic b3RoZXI6czNjcmV0", "the user name or the password is another")]
    [InlineData("Basic ZGVzaw==", "the user name or the password is another")]
    [InlineData("Basic !", "it has no user name and password")]
    [InlineData("Bearer s3cret", "it has no user name and password")]
    [InlineData("", "it has no user name and password")]
    public async Task AUserNameAndAPassword(string field, string? refusal) => Assert.Equal(refusal, (await HookBench.VerifyAsync(
        """{ "type": "basic", "username": "desk", "password": ["{{ inputs.secret }}", "{{ inputs.old }}"] }""", HookBench.Request("{}", $$"""{ "Authorization": "{{field}}" }"""), Inputs)).Refusal);

    [Theory]
    [InlineData("s3cret", null)]
    [InlineData("0ld", null)]
    [InlineData("of the subscription", null)]
    [InlineData("s3cret ", "the token is another")]
    [InlineData("S3cret", "the token is another")]
    [InlineData("", "the token is another")]
    public async Task AToken(string token, string? refusal) => Assert.Equal(refusal, (await HookBench.VerifyAsync(
        """{ "type": "token", "value": "{{ headers['x-token'] }}", "secret": ["{{ inputs.secret }}", "{{ inputs.old }}"] }""",
        HookBench.Request("{}", $$"""{ "X-Token": "{{token}}" }"""), Inputs, "of the subscription")).Refusal);

    [Fact]
    public async Task ATokenThatIsNotThere() => Assert.Equal("it has no token", (await HookBench.VerifyAsync(
        """{ "type": "token", "value": "{{ query.token }}", "secret": "{{ inputs.secret }}" }""", HookBench.Request("{}"), Inputs)).Refusal);

    [Fact]
    public async Task ATokenInABodyThatIsNoJsonIsARefusal() => Assert.Contains("no JSON", (await HookBench.VerifyAsync(
        """{ "type": "token", "value": "$.token", "secret": "{{ inputs.secret }}" }""", HookBench.Request("{\"token\": s3cret}"), Inputs)).Refusal);

    [Fact]
    public async Task ACertificateIsKnownByEitherThumbprint()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=desk", key, HashAlgorithmName.SHA256).CreateSelfSigned(HookBench.Now, HookBench.Now.AddDays(1));
        var pem = Uri.EscapeDataString(certificate.ExportCertificatePem());
        const string Verify = """{ "type": "clientCertificate", "header": "X-Client-Cert", "thumbprint": ["{{ inputs.print }}"] }""";
        foreach (var print in new[] { certificate.GetCertHashString(HashAlgorithmName.SHA256), certificate.GetCertHashString(HashAlgorithmName.SHA1) })
        {
            Assert.Null((await HookBench.VerifyAsync(Verify, HookBench.Request("{}", $$"""{ "x-client-cert": "{{pem}}" }"""), $$"""{ "print": "{{print}}" }""")).Refusal);
            Assert.Equal("the certificate is another", (await HookBench.VerifyAsync(Verify, HookBench.Request("{}", """{ "x-client-cert": "-----BEGIN CERTIFICATE----- x" }"""), $$"""{ "print": "{{print}}" }""")).Refusal);
        }
        Assert.Equal("the proxy gave no certificate", (await HookBench.VerifyAsync(Verify, HookBench.Request("{}"), $$"""{ "print": "{{certificate.Thumbprint}}" }""")).Refusal);
        Assert.Contains("no thumbprint", (await HookBench.VerifyAsync(Verify, HookBench.Request("{}", """{ "x-client-cert": "ab" }"""), """{ "print": "ab" }""")).Refusal);
    }
}
