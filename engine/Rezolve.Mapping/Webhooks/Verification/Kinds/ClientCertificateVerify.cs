using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Webhooks.Verification.Kinds;

/// <summary>A client certificate that a proxy has checked.</summary>
internal sealed partial class ClientCertificateVerify : Kind<VerifyProgram>
{
    /// <inheritdoc/>
    public override string Name => "clientCertificate";

    /// <inheritdoc/>
    public override string Summary =>
        "A client certificate. A proxy in front ends the encrypted way and says in a header field which certificate came; "
        + "it must remove that field from what comes from outside.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } =
    [
        new("header", new Written.Text("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", Words: "a name without spaces or colons"),
            "The header field in which the proxy gives the certificate in PEM, percent-encoded, or its thumbprint.")
            { Required = true, Examples = ["\"X-Client-Cert\""] },
        new("thumbprint", new Written.Value(Slots.Webhook, ValueKinds.Printable | ValueKinds.List),
            "The SHA-256 or SHA-1 thumbprint that is due, in hex; a list while the certificate is being changed.")
            { Required = true, Examples = ["\"{{ inputs.hookThumbprint }}\""] },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
    [
        new("The proxy gives the thumbprint",
            """{ "type": "clientCertificate", "header": "X-Client-Thumbprint", "thumbprint": "{{ inputs.thumbprint }}" }""",
            """
            { "inputs": { "thumbprint": "aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd" },
              "headers": { "x-client-thumbprint": "AABBCCDDEEFF00112233445566778899AABBCCDD" }, "body": "{}" }
            """,
            """{ "accepted": true }"""),
        new("The certificate is another",
            """{ "type": "clientCertificate", "header": "X-Client-Thumbprint", "thumbprint": "{{ inputs.thumbprint }}" }""",
            """{ "inputs": { "thumbprint": "aabbccddeeff00112233445566778899aabbccdd" }, "headers": { "x-client-thumbprint": "00bbccddeeff00112233445566778899aabbccdd" }, "body": "{}" }""",
            """{ "refused": "the certificate is another" }"""),
    ];

    /// <inheritdoc/>
    public override VerifyProgram Create(CompiledMembers members) => new Method(members);

    [GeneratedRegex("[^0-9A-Fa-f]")]
    private static partial Regex NoHex();

    private sealed record Method(CompiledMembers Members) : VerifyMethod
    {
        public override ValueTask<Verdict> VerifyAsync(VerifyCall call, CancellationToken cancellation)
        {
            var value = Members.Value("thumbprint")!.Evaluate(call.Scope);
            var due = (value.Kind == ValueKind.List ? value.List : [value]).Where(one => ValueText.Has(one)).Select(one => Normal(ValueText.Of(one))).Where(one => one.Length is 40 or 64).ToList();
            var given = call.Scope[Root.Headers][Members.Text("header")!.ToLowerInvariant()];
            return ValueTask.FromResult(new Verdict(
                due.Count == 0 ? "the connection has no thumbprint of 40 or 64 hex digits to hold it against"
                : given.Kind != ValueKind.Text || given.Text.Length == 0 ? "the proxy gave no certificate"
                : !Thumbprints(given.Text).Any(one => ConstantTime.IsOneOf(one, due)) ? "the certificate is another"
                : null));
        }

        private static string Normal(string thumbprint) => NoHex().Replace(thumbprint, "").ToLowerInvariant();

        private static IReadOnlyList<string> Thumbprints(string given)
        {
            var text = Uri.UnescapeDataString(given);
            if (!text.Contains("-----BEGIN", StringComparison.Ordinal))
                return [Normal(given)];
            try
            {
                using var certificate = X509Certificate2.CreateFromPem(text);
                return [Normal(certificate.GetCertHashString(HashAlgorithmName.SHA256)), Normal(certificate.GetCertHashString(HashAlgorithmName.SHA1))];
            }
            catch (CryptographicException)
            {
                return [];
            }
        }
    }
}
