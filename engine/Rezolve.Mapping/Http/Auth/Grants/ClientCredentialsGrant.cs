using Rezolve.Mapping.Http.Auth.Kinds;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Http.Auth.Grants;

/// <summary>The client signs in for itself (RFC 6749, 4.4): there is nothing to refresh, a new token is asked for.</summary>
internal sealed record ClientCredentialsGrant(CompiledMembers Members) : AuthMethod
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
        var outcome = await call.Desk.GetAsync(
            new(call.CredentialName, call.Refused?.Token, request!.Fingerprint),
            _ => call.Endpoint.AskAsync(request.With(("grant_type", "client_credentials"))),
            cancellation).ConfigureAwait(false);
        return outcome.Tokens is { } tokens ? BearerAuth.Holding(tokens.AccessToken) : outcome.Fault!;
    }
}
