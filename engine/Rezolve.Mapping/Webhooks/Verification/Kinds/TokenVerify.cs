using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Webhooks;

namespace Rezolve.Mapping.Webhooks.Verification.Kinds;

/// <summary>A secret that comes along.</summary>
internal sealed class TokenVerify : Kind<VerifyProgram>
{
    /// <inheritdoc/>
    public override string Name => "token";

    /// <inheritdoc/>
    public override string Summary => "A secret that comes along in a header field, in the query or in the body. It proves nothing of the rest, so the way must be encrypted.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } =
    [
        new("value", VerifyMembers.Plain, "Where the secret stands in the delivery.") { Required = true, Examples = ["\"{{ headers['x-hook-token'] }}\"", "\"{{ query.token }}\""] },
        VerifyMembers.SecretOf("The secret that is due."),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
    [
        new("A header field",
            """{ "type": "token", "value": "{{ headers['x-hook-token'] }}", "secret": "{{ inputs.secret }}" }""",
            """{ "inputs": { "secret": "s3cret" }, "headers": { "x-hook-token": "s3cret" }, "body": "{}" }""", """{ "accepted": true }"""),
        new("A query member with another secret",
            """{ "type": "token", "value": "{{ query.token }}", "secret": "{{ inputs.secret }}" }""",
            """{ "inputs": { "secret": "s3cret" }, "query": { "token": "s3cre" }, "body": "{}" }""", """{ "refused": "the token is another" }"""),
        new("A part of the body",
            """{ "type": "token", "value": "$.clientState", "secret": "{{ inputs.secret }}" }""",
            """{ "inputs": { "secret": "s3cret" }, "body": "{ \"clientState\": \"s3cret\" }" }""", """{ "accepted": true }"""),
    ];

    /// <inheritdoc/>
    public override VerifyProgram Create(CompiledMembers members) => new Method(members);

    private sealed record Method(CompiledMembers Members) : VerifyMethod
    {
        public override bool TakesSecret => true;

        public override bool SaysSecret => Members.Has("secret");

        public override ValueTask<Verdict> VerifyAsync(VerifyCall call, CancellationToken cancellation)
        {
            var values = new VerifyValues(call);
            var secrets = values.Secrets(Members.Value("secret"), "secret");
            var token = values.Text(Members.Value("value"), "token");
            if (values.Refusal is null && !ConstantTime.IsOneOf(token, secrets))
                values.Refuse("the token is another");
            return ValueTask.FromResult(new Verdict(values.Refusal));
        }
    }
}
