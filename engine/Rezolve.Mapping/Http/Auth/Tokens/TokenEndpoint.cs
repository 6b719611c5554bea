using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Auth.Tokens;

/// <summary>Asks a token address for tokens (RFC 6749, 5), over the same guarded transport as everything else.</summary>
/// <param name="transport">Sends.</param>
/// <param name="policy">Which networks may be reached.</param>
/// <param name="timeout">How long an answer may take.</param>
/// <param name="secrets">Learns the tokens, so that no message shows them.</param>
/// <param name="clock">Tells when tokens end.</param>
internal sealed class TokenEndpoint(ConnectionTransport transport, AddressPolicy policy, TimeSpan timeout, SecretMask secrets, TimeProvider clock)
{
    /// <summary>Asks once.</summary>
    /// <param name="request">The request.</param>
    /// <param name="refused">What it means that the grant is refused, and what helps.</param>
    public async Task<TokenOutcome> AskAsync(PreparedRequest request, string refused = "the sign-in has ended; sign in again")
    {
        var rules = new HostRules(request.Uri, [], policy);
        var asked = clock.GetUtcNow();
        var outcome = await transport.SendAsync(request, Credential.None, rules, timeout, CancellationToken.None).ConfigureAwait(false);
        if (outcome.Answer is not { } answer)
            return Unreachable(request, outcome.Failure!);
        using (answer)
            return Read(request, answer, asked, refused);
    }

    private AuthFault Unreachable(PreparedRequest request, TransportFailure failure)
    {
        var passing = failure.Code is ExchangeCode.NotConnected or ExchangeCode.Broken or ExchangeCode.TimedOut or ExchangeCode.Truncated;
        return new(ExchangeCode.SignInFailed, secrets.Mask($"the token address {request.Uri.Host} could not be asked: {failure.Reason}"), passing);
    }

    private TokenOutcome Read(PreparedRequest request, Answer answer, DateTimeOffset asked, string refused)
    {
        var body = answer.Json(transport.Limits.JsonDepth, out _) is { } json ? ValueJson.Read(json) : Value.Undefined;
        var access = Text(body["access_token"]);
        var refresh = Text(body["refresh_token"]);
        secrets.Add(access);
        secrets.Add(refresh);
        if (answer.Status is < 200 or > 299 || access is null)
            return Refusal(request, answer.Status, body, refused);
        if (!HeaderWriter.IsFieldValue(access))
            return new AuthFault(ExchangeCode.SignInFailed, "the access token holds a character that no header field may hold");
        return new TokenSet(access, refresh, End(body["expires_in"], asked), "") { Scope = Text(body["scope"]) };
    }

    private AuthFault Refusal(PreparedRequest request, int status, in Value body, string refused)
    {
        var error = Text(body["error"]);
        if (error == "invalid_grant")
            return new(ExchangeCode.NeedsSignIn, Said(request, status, body, refused));
        var passing = status is 408 or 429 or >= 500;
        return new(ExchangeCode.SignInFailed, Said(request, status, body, error ?? "it gave no access token"), passing);
    }

    private string Said(PreparedRequest request, int status, in Value body, string what)
    {
        var detail = Text(body["error_description"]);
        return secrets.Mask($"the token address {request.Uri.Host} answered {status}: {what}{(detail is null ? "" : $" ({detail})")}");
    }

    private static string? Text(in Value value) => value.Kind == ValueKind.Text && value.Text.Length > 0 ? value.Text : null;

    // Some servers write the number as text.
    private static DateTimeOffset? End(in Value seconds, DateTimeOffset asked)
    {
        var number = seconds.Kind == ValueKind.Text && long.TryParse(seconds.Text, out var written) ? Value.Of(written) : seconds;
        return number.TryGetInteger(out var whole) && whole is > 0 and < int.MaxValue ? asked + TimeSpan.FromSeconds(whole) : null;
    }
}
