using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Http.Auth.Kinds;

/// <summary>A fixed bearer token (RFC 6750).</summary>
internal sealed class BearerAuth : Kind<AuthProgram>
{
    /// <inheritdoc/>
    public override string Name => "bearer";

    /// <inheritdoc/>
    public override string Summary => "A fixed token in the Authorization field (RFC 6750).";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } = AuthMembers.With(
        new Member("token", AuthMembers.Secret, "The token.") { Required = true, Examples = ["\"{{ inputs.token }}\""] });

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
    [
        new("A token", """{ "type": "bearer", "token": "{{ inputs.token }}" }""",
            """{ "inputs": { "token": "s3cret" } }""", """{ "headers": { "authorization": "Bearer s3cret" } }"""),
    ];

    /// <inheritdoc/>
    public override AuthProgram Create(CompiledMembers members) => new Method(members);

    /// <summary>A credential that carries a token.</summary>
    public static Credential Holding(string token) => new() { Headers = [new("Authorization", "Bearer " + token)], Token = token };

    private sealed record Method(CompiledMembers Members) : AuthMethod
    {
        public override Task<AuthOutcome> PresentAsync(AuthCall call, CancellationToken cancellation)
        {
            var values = new AuthValues(call);
            var token = values.HeaderSecret(Members.Value("token"), "token");
            return Task.FromResult(values.Fault is { } fault ? fault : (AuthOutcome)Holding(token));
        }
    }
}
