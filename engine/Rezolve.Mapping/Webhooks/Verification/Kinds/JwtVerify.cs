using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks.Verification.Tokens;

namespace Rezolve.Mapping.Webhooks.Verification.Kinds;

/// <summary>A JSON Web Token (RFC 7519).</summary>
internal sealed class JwtVerify : Kind<VerifyProgram>
{
    private const string Scheme = "Bearer ";

    /// <inheritdoc/>
    public override string Name => "jwt";

    /// <inheritdoc/>
    public override string Summary => "A JSON Web Token (RFC 7519). It must end, be made by the issuer and be meant for the audience. It proves nothing of the body, so the way must be encrypted.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } =
    [
        new("token", VerifyMembers.Plain, "Where the token stands in the delivery; the bearer token of the Authorization field where it is left out.") { Examples = ["\"{{ query.jwt }}\""] },
        new("issuer", VerifyMembers.Plain, "Who must have made it: the claim iss.") { Required = true, Examples = ["\"https://login.example.com\""] },
        new("audience", VerifyMembers.Plain, "Who it must be meant for: the claim aud, or one of its list.") { Required = true, Examples = ["\"{{ inputs.hookAudience }}\""] },
        new("keys", new Written.Value(Slots.Connection, ValueKinds.Text), "The address of the issuer's public keys (RFC 7517), for the algorithms RS, PS and ES. It is asked without credentials.")
            { Examples = ["\"https://login.example.com/keys\""] },
        VerifyMembers.SecretOf("The secret that both sides know, for the algorithms HS256, HS384 and HS512."),
        VerifyMembers.Tolerance("How far clocks may differ."),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
    [
        new("A secret that both sides know",
            """{ "type": "jwt", "issuer": "desk", "audience": "sync", "secret": "{{ inputs.secret }}" }""",
            """
            { "inputs": { "secret": "a secret of thirty-two bytes or more" }, "now": "2026-05-01T10:00:00Z", "body": "{}",
              "headers": { "authorization": "Bearer eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJkZXNrIiwiYXVkIjoic3luYyIsImV4cCI6MTc3NzYyOTkwMH0.lgq18NBJ4QaN1IVW9L7TLlbF-xpzGpxftinBJXAzTpg" } }
            """,
            """{ "accepted": true }"""),
        new("A token that nobody signed",
            """{ "type": "jwt", "issuer": "desk", "audience": "sync", "secret": "{{ inputs.secret }}" }""",
            """
            { "inputs": { "secret": "a secret of thirty-two bytes or more" }, "now": "2026-05-01T10:00:00Z", "body": "{}",
              "headers": { "authorization": "Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJkZXNrIn0." } }
            """,
            """{ "refused": "algorithm" }"""),
        new("The issuer's public keys",
            """{ "type": "jwt", "token": "{{ headers['x-token'] }}", "issuer": "https://login.example.com", "audience": "sync", "keys": "https://login.example.com/keys" }""",
            """{ "body": "{}" }""", """{ "refused": "it has no token" }"""),
    ];

    /// <inheritdoc/>
    public override VerifyProgram Create(CompiledMembers members) => new Method(members);

    private sealed record Method(CompiledMembers Members) : VerifyMethod
    {
        public override IReadOnlyList<ValueSlot> Endpoints => Members.Value("keys") is { } keys ? [keys] : [];

        public override bool TakesSecret => true;

        public override bool SaysSecret => Members.Has("secret") || Members.Has("keys");

        public override async ValueTask<Verdict> VerifyAsync(VerifyCall call, CancellationToken cancellation)
        {
            var values = new VerifyValues(call);
            var text = Members.Has("token") ? values.Text(Members.Value("token"), "token") : Bearer(call, values);
            var due = new TokenDue(
                values.Text(Members.Value("issuer"), "issuer"), values.Text(Members.Value("audience"), "audience"), call.Now, Members.Duration("tolerance")!.Value);
            if (values.Refusal is { } absent)
                return Verdict.Refused(absent);
            if (SignedToken.Parse(text, out var problem) is not { } token)
                return Verdict.Refused(problem!);
            var verdict = Members.Has("keys") ? await ByKeysAsync(token, call, cancellation).ConfigureAwait(false) : BySecret(token, values);
            return verdict.IsGenuine ? new Verdict(due.Refusal(token.Claims)) : verdict;
        }

        private static string Bearer(VerifyCall call, VerifyValues values)
        {
            if (call.Scope[Root.Headers]["authorization"] is { Kind: ValueKind.Text } field && field.Text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
                return field.Text[Scheme.Length..].Trim();
            values.Refuse("it has no token");
            return "";
        }

        private Verdict BySecret(SignedToken token, VerifyValues values)
        {
            var secrets = values.Secrets(Members.Value("secret"), "secret");
            return new Verdict(values.Refusal ?? token.RefusalBySecret(secrets));
        }

        private async ValueTask<Verdict> ByKeysAsync(SignedToken token, VerifyCall call, CancellationToken cancellation)
        {
            // A token that claims a shared secret must not make a public key into one.
            if (token.Algorithm.Name.StartsWith("HS", StringComparison.Ordinal))
                return Verdict.Refused($"its algorithm is {token.Algorithm.Name}, which takes a shared secret, and public keys are due");
            var address = Members.Value("keys")!.Evaluate(call.Scope);
            if (address.Kind != ValueKind.Text || !Uri.TryCreate(address.Text, UriKind.Absolute, out var uri))
                return Verdict.Refused("'keys' gives no address");
            var (keys, fault) = await call.Keys.FindAsync(uri, token.KeyId, cancellation).ConfigureAwait(false);
            return fault is not null ? new Verdict(fault, IsPassing: true) : new Verdict(token.RefusalByKeys(keys));
        }
    }
}
