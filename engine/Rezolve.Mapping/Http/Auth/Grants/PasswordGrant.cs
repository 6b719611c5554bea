using Rezolve.Mapping.Http.Auth.Kinds;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Http.Auth.Grants;

/// <summary>
/// A user's name and password give access tokens (RFC 6749, 4.3). A refused password is not sent again, which could lock the account.
/// </summary>
internal sealed record PasswordGrant(CompiledMembers Members) : AuthMethod
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
        var username = values.Text(Members.Value("username"), "username");
        var password = values.Secret(Members.Value("password"), "password");
        if ((fault ?? values.Fault) is { } problem)
            return problem;
        var outcome = await call.Desk.GetAsync(
            new(call.CredentialName, call.Refused?.Token, request!.Fingerprint + Fingerprint.Of($"{username}\n{password}")),
            _ => call.Endpoint.AskAsync(
                request.With(("grant_type", "password"), ("username", username), ("password", password)),
                "user name or password were refused; correct them"),
            cancellation).ConfigureAwait(false);
        return outcome.Tokens is { } tokens ? BearerAuth.Holding(tokens.AccessToken) : outcome.Fault!;
    }
}
