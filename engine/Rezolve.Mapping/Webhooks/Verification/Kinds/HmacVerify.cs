using System.Globalization;
using System.Text;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Webhooks.Verification.Kinds;

/// <summary>A keyed digest over the delivery.</summary>
internal sealed class HmacVerify : Kind<VerifyProgram>
{
    /// <inheritdoc/>
    public override string Name => "hmac";

    /// <inheritdoc/>
    public override string Summary => "A keyed digest (HMAC, RFC 2104) over the body's bytes as they came, and whatever else the sender signs with them.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } =
    [
        new("algorithm", new Written.Choice(
            new("sha1", "HMAC with SHA-1; for senders that know nothing better."), new("sha256", "HMAC with SHA-256."),
            new("sha384", "HMAC with SHA-384."), new("sha512", "HMAC with SHA-512.")), "The digest.")
            { Default = "\"sha256\"" },
        new("encoding", new Written.Choice(
            new("hex", "Hex in small or capital letters."), new("base64", "Base64 with padding."), new("base64Url", "Base64 for URLs.")), "How the signature is written.")
            { Default = "\"hex\"" },
        VerifyMembers.SecretOf("The key; its UTF-8 bytes are used."),
        new("signature", VerifyMembers.Plain, "The signature, with or without a word before it, such as sha256=; several with commas, semicolons or spaces between: any of them will do.")
            { Required = true, Examples = ["\"{{ headers['x-hook-signature'] }}\""] },
        new("signed", VerifyMembers.Plain, "What is signed; the body alone where it is left out. {{ rawBody }} by itself stands for the body's bytes as they came.")
            { Examples = ["\"{{ headers['x-hook-time'] }}.{{ rawBody }}\""] },
        new("timestamp", new Written.Value(Slots.Webhook, ValueKinds.Instant), "When it was signed; a delivery that is older or newer than tolerance is refused.")
            { Examples = ["\"{{ fromEpochSeconds(number(headers['x-hook-time'])) }}\""] },
        VerifyMembers.Tolerance("How far the time stamp may be off, either way."),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
    [
        new("The body is signed, with a word before the signature",
            """{ "type": "hmac", "secret": "{{ inputs.key }}", "signature": "{{ headers['x-signature'] }}" }""",
            """
            { "inputs": { "key": "It's a Secret to Everybody" }, "body": "Hello, World!",
              "headers": { "x-signature": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17" } }
            """,
            """{ "accepted": true }"""),
        new("One bit of the body is another",
            """{ "type": "hmac", "secret": "{{ inputs.key }}", "signature": "{{ headers['x-signature'] }}" }""",
            """
            { "inputs": { "key": "It's a Secret to Everybody" }, "body": "Hello, world!",
              "headers": { "x-signature": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17" } }
            """,
            """{ "refused": "the signature is not that of any secret" }"""),
        new("A time stamp is signed with the body, and is not older than five minutes",
            """
            { "type": "hmac", "encoding": "base64", "secret": ["{{ inputs.new }}", "{{ inputs.old }}"], "signature": "{{ headers['x-signature'] }}",
              "signed": "{{ headers['x-time'] }}{{ rawBody }}", "timestamp": "{{ fromEpochSeconds(number(headers['x-time'])) }}" }
            """,
            """
            { "inputs": { "new": "n3w-secret", "old": "0ld-secret" }, "now": "2026-05-01T10:04:00Z",
              "headers": { "x-time": "1777629600", "x-signature": "EkqzMVg2ewjXzViyzbDzRjpSpp1Wc6Emi/rCXprENMk=" }, "body": "{\"id\":1}" }
            """,
            """{ "accepted": true }"""),
    ];

    /// <inheritdoc/>
    public override VerifyProgram Create(CompiledMembers members) => new Method(members);

    /// <summary>It, compiled.</summary>
    internal sealed record Method(CompiledMembers Members) : VerifyMethod
    {
        /// <summary>What is signed; null for the body alone.</summary>
        public ValueSlot? Signed => Members.Value("signed");

        /// <summary>When it was signed; null where nothing says it.</summary>
        public ValueSlot? Timestamp => Members.Value("timestamp");

        public override bool TakesSecret => true;

        public override bool SaysSecret => Members.Has("secret");

        public override ValueTask<Verdict> VerifyAsync(VerifyCall call, CancellationToken cancellation) => ValueTask.FromResult(new Verdict(Refusal(call)));

        private string? Refusal(VerifyCall call)
        {
            var values = new VerifyValues(call);
            var secrets = values.Secrets(Members.Value("secret"), "secret");
            var signature = values.Text(Members.Value("signature"), "signature");
            if (values.Refusal is { } absent)
                return absent;
            string? problem = null;
            var signed = Signed is null ? call.RawBody.ToArray() : SignedBytes.Of(Signed, call, out problem);
            return signed is null ? problem
                : !Signatures.AnyMatches(Members.Text("algorithm")!, Members.Text("encoding")!, secrets.Select(Encoding.UTF8.GetBytes), signed, signature)
                ? $"the signature is not that of any secret ({secrets.Count} known)"
                : Stale(call);
        }

        private string? Stale(VerifyCall call)
        {
            if (Timestamp is not { } slot)
                return null;
            var at = slot.Evaluate(call.Scope);
            if (at.Kind != ValueKind.Instant)
                return $"its time stamp is {(at.IsNothing ? "not there" : "no instant")}";
            var tolerance = Members.Duration("tolerance")!.Value;
            var off = call.Now - at.Instant;
            return off.Duration() <= tolerance ? null
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"it was signed {off.Duration().TotalSeconds:0} s {(off > TimeSpan.Zero ? "ago" : "from now")}; {tolerance.TotalSeconds:0} s are allowed");
        }
    }
}
