using System.Text;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Webhooks.Verification.Kinds;

/// <summary>User name and password (RFC 7617).</summary>
internal sealed class BasicVerify : Kind<VerifyProgram>
{
    private const string Scheme = "Basic ";

    /// <inheritdoc/>
    public override string Name => "basic";

    /// <inheritdoc/>
    public override string Summary => "User name and password in the Authorization field (RFC 7617). They prove nothing of the rest, so the way must be encrypted.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } =
    [
        new("username", VerifyMembers.Plain, "The user name that is due.") { Required = true, Examples = ["\"{{ inputs.hookUser }}\""] },
        new("password", VerifyMembers.Secret, "The password that is due; a list while it is being changed.") { Required = true, Examples = ["\"{{ inputs.hookPassword }}\""] },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
    [
        new("Both are right",
            """{ "type": "basic", "username": "desk", "password": "{{ inputs.password }}" }""",
            """{ "inputs": { "password": "s3cret" }, "headers": { "authorization": "Basic ZGVzazpzM2NyZXQ=" }, "body": "{}" }""", """{ "accepted": true }"""),
        new("Nothing is said",
            """{ "type": "basic", "username": "desk", "password": "{{ inputs.password }}" }""",
            """{ "inputs": { "password": "s3cret" }, "body": "{}" }""", """{ "refused": "it has no user name and password" }"""),
    ];

    /// <inheritdoc/>
    public override VerifyProgram Create(CompiledMembers members) => new Method(members);

    private sealed record Method(CompiledMembers Members) : VerifyMethod
    {
        public override bool TakesSecret => true;

        public override bool SaysSecret => true;

        public override ValueTask<Verdict> VerifyAsync(VerifyCall call, CancellationToken cancellation)
        {
            var values = new VerifyValues(call);
            var username = values.Text(Members.Value("username"), "user name");
            var passwords = values.Secrets(Members.Value("password"), "password");
            if (Given(call.Scope[Root.Headers]["authorization"]) is not { } given)
                values.Refuse("it has no user name and password");
            else if (values.Refusal is null && !ConstantTime.IsOneOf(given, [.. passwords.Select(password => $"{username}:{password}")]))
                values.Refuse("the user name or the password is another");
            return ValueTask.FromResult(new Verdict(values.Refusal));
        }

        private static string? Given(in Value field)
        {
            if (field.Kind != ValueKind.Text || !field.Text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
                return null;
            var bytes = new byte[field.Text.Length];
            return Convert.TryFromBase64String(field.Text[Scheme.Length..].Trim(), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
        }
    }
}
