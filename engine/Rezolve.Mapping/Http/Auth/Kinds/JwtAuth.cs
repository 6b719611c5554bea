using Rezolve.Mapping.Http.Auth.Signing;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Http.Auth.Kinds;

/// <summary>A JSON Web Token (RFC 7519) signed for each request.</summary>
internal sealed class JwtAuth : Kind<AuthProgram>
{
    /// <inheritdoc/>
    public override string Name => "jwt";

    /// <inheritdoc/>
    public override string Summary => "A JSON Web Token (RFC 7519), signed anew for each request and sent as a bearer token.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } = AuthMembers.With([.. JwtMembers.All]);

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
    [
        new("An app that signs with its private key, its clock a minute behind so that the vendor's may be",
            """
            { "type": "jwt", "algorithm": "RS256", "privateKey": "{{ inputs.privateKey }}", "keyId": "k1", "lifetime": "PT9M",
              "claims": { "iss": "{{ inputs.app }}", "iat": "{{ epochSeconds(minus(request.timestamp, 'PT1M')) }}", "jti": null } }
            """,
            """{ "inputs": { "app": "12345", "privateKey": "-----BEGIN PRIVATE KEY----- …" } }""",
            """
            { "headers": { "authorization": "Bearer JWT" },
              "jwt": { "header": { "alg": "RS256", "typ": "JWT", "kid": "k1" }, "claims": { "iat": 1777636740, "exp": 1777637340, "iss": "12345" } } }
            """),
        new("A secret that both sides know",
            """{ "type": "jwt", "algorithm": "HS256", "privateKey": "{{ inputs.secret }}", "claims": { "sub": "sync" } }""",
            """{ "inputs": { "secret": "a secret of thirty-two bytes or more" } }""",
            """
            { "headers": { "authorization": "Bearer JWT" },
              "jwt": { "header": { "alg": "HS256", "typ": "JWT" },
                       "claims": { "iat": 1777636800, "exp": 1777637100, "jti": "80808080808080808080808080808080", "sub": "sync" } } }
            """),
    ];

    /// <inheritdoc/>
    public override AuthProgram Create(CompiledMembers members) => new Method(members);

    private sealed record Method(CompiledMembers Members) : AuthMethod
    {
        public override Task<AuthOutcome> PresentAsync(AuthCall call, CancellationToken cancellation)
        {
            var token = JwtDraft.Of(Members, call, out var fault)?.Sign(out fault);
            return Task.FromResult(token is null ? fault! : (AuthOutcome)BearerAuth.Holding(token));
        }
    }
}
