using Rezolve.Mapping.Http.Auth.Kinds;
using Rezolve.Mapping.Http.Auth.Signing;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Http.Auth.Grants;

/// <summary>A signed assertion gives access tokens (RFC 7523, 2.1); each time tokens are asked for, a new one is signed.</summary>
internal sealed record JwtBearerGrant(CompiledMembers Members) : AuthMethod
{
    /// <inheritdoc/>
    public override IReadOnlyList<ValueSlot> Endpoints => [Members.Value("tokenUrl")!];

    /// <inheritdoc/>
    public override bool CanRenew => true;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string?> Scopes => TokenRequest.Scopes(Members);

    /// <inheritdoc/>
    public override async Task<AuthOutcome> PresentAsync(AuthCall call, CancellationToken cancellation)
    {
        var request = TokenRequest.Of(Members, call, out var fault);
        if (fault is not null)
            return fault;
        if (Members.Object("assertion") is not { } written)
        {
            var values = new AuthValues(call);
            values.Text(null, "assertion");
            return values.Fault!;
        }
        if (JwtDraft.Of(written, call, out fault) is not { } draft)
            return fault!;
        var outcome = await call.Desk.GetAsync(
            new(call.CredentialName, call.Refused?.Token, request!.Fingerprint + draft.Seed),
            _ => AskAsync(call, request, draft), cancellation).ConfigureAwait(false);
        return outcome.Tokens is { } tokens ? BearerAuth.Holding(tokens.AccessToken) : outcome.Fault!;
    }

    private static async Task<TokenOutcome> AskAsync(AuthCall call, TokenRequest request, JwtDraft draft) =>
        draft.Sign(out var fault) is { } assertion
            ? await call.Endpoint.AskAsync(
                request.With(("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", assertion)),
                "the assertion was refused; look at its claims, its key and this machine's clock").ConfigureAwait(false)
            : fault!;
}
