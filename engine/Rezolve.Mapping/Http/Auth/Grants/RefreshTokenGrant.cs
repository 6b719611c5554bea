using Rezolve.Mapping.Http.Auth.Kinds;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Http.Auth.Grants;

/// <summary>A refresh token gives access tokens (RFC 6749, 6), and where it rotates, the next refresh token.</summary>
internal sealed record RefreshTokenGrant(CompiledMembers Members) : AuthMethod
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
        var values = new AuthValues(call);
        var first = values.Secret(Members.Value("refreshToken"), "refreshToken");
        if ((fault ?? values.Fault) is { } problem)
            return problem;
        var outcome = await call.Desk.GetAsync(
            new(call.CredentialName, call.Refused?.Token, request!.Fingerprint + Fingerprint.Of(first)),
            held => RefreshAsync(call, request, held?.RefreshToken ?? first, held?.Scope),
            cancellation).ConfigureAwait(false);
        return outcome.Tokens is { } tokens ? BearerAuth.Holding(tokens.AccessToken) : outcome.Fault!;
    }

    private async Task<TokenOutcome> RefreshAsync(AuthCall call, TokenRequest request, string refreshToken, string? granted)
    {
        call.Secrets.Add(refreshToken);
        var outcome = await call.Endpoint.AskAsync(
            request.With(("grant_type", "refresh_token"), ("refresh_token", refreshToken))).ConfigureAwait(false);
        if (outcome.Tokens is not { } tokens)
            return outcome;
        // What a refresh does not say is as it was (RFC 6749, 6).
        tokens = tokens with { Scope = tokens.Scope ?? granted };
        if (tokens.RefreshToken is not null)
            return tokens;
        return Members.Flag("rotates")
            ? new AuthFault(ExchangeCode.SignInFailed, "the token address gave no new refresh token, though the manifest says that it rotates")
            : tokens with { RefreshToken = refreshToken };
    }
}
