using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Auth.Logins;

/// <summary>Signs in by an operation, and puts what it gave on each request.</summary>
/// <param name="Members">The sign-in as written.</param>
internal sealed record LoginMethod(CompiledMembers Members) : AuthMethod
{
    /// <inheritdoc/>
    public override string? Operation => Members.Text("operation");

    /// <inheritdoc/>
    public override bool CanRenew => true;

    /// <inheritdoc/>
    public override async Task<AuthOutcome> PresentAsync(AuthCall call, CancellationToken cancellation)
    {
        // Other inputs are another account: what the old one gave is worthless.
        var seed = Fingerprint.Of($"login {Members.Place} {call.Scope[Root.Inputs]}");
        var outcome = await call.Desk.GetAsync(new(call.CredentialName, call.Refused?.Token, seed), held => ObtainAsync(call, held), cancellation).ConfigureAwait(false);
        return outcome.Tokens is { } tokens ? CredentialOf(call, tokens) : outcome.Fault!;
    }

    private async Task<TokenOutcome> ObtainAsync(AuthCall call, TokenSet? held)
    {
        if (held is not null && Members.Text("refresh") is { } refresh && LoginSession.Of(held.AccessToken) is { } old)
        {
            var renewed = await AskAsync(call, refresh, old).ConfigureAwait(false);
            if (renewed.Tokens is not null || renewed.Fault!.Passing)
                return renewed;
        }
        return await AskAsync(call, Operation!, LoginSession.Empty).ConfigureAwait(false);
    }

    private async Task<TokenOutcome> AskAsync(AuthCall call, string operation, LoginSession old)
    {
        if (call.SignIn is not { } signIn)
            return new AuthFault(ExchangeCode.SignInFailed, $"the operation '{operation}' cannot be run here");
        old.Hide(call.Secrets);
        var scope = call.Scope.Fork();
        scope[Root.Auth] = Value.Of(old.Values);
        var asked = call.Request.Timestamp;
        using var exchange = await signIn(operation, Members.Text("using"), scope).ConfigureAwait(false);
        if (exchange.Scope is not { } answer || (!exchange.IsFine && exchange.Action != AnswerAction.Ignore))
            return Refusal(exchange);
        var session = LoginSession.Read(Members, answer, old, out var problem);
        if (session is null)
            return new AuthFault(ExchangeCode.SignInFailed, $"{operation} was answered, but {problem}");
        session.Hide(call.Secrets);
        var end = LoginEnd.Of(Members, answer, asked, out problem);
        return problem is null
            ? new TokenSet(session.ToString(), null, end, "")
            : new AuthFault(ExchangeCode.SignInFailed, $"{operation} was answered, but {problem}");
    }

    // A refusal is remembered until the inputs change: asking again with the same password locks accounts.
    private static AuthFault Refusal(ExchangeResult exchange) => exchange.Action switch
    {
        AnswerAction.Retry or AnswerAction.Throttle => new(ExchangeCode.SignInFailed, exchange.Message.TrimEnd('.'), Passing: true),
        AnswerAction.Reject or AnswerAction.Reauthorize or AnswerAction.Conflict or AnswerAction.Missing =>
            new(ExchangeCode.NeedsSignIn, $"signing in was refused: {exchange.Message.TrimEnd('.')}"),
        _ => new(exchange.Code == ExchangeCode.NeedsSignIn ? ExchangeCode.NeedsSignIn : ExchangeCode.SignInFailed, exchange.Message.TrimEnd('.')),
    };

    private AuthOutcome CredentialOf(AuthCall call, TokenSet tokens)
    {
        if (LoginSession.Of(tokens.AccessToken) is not { } session)
            return new AuthFault(ExchangeCode.SignInFailed, "what was stored of the session cannot be read; sign in again");
        session.Hide(call.Secrets);
        var scope = call.Scope.Fork();
        scope[Root.Auth] = Value.Of(session.Values);
        var values = new AuthValues(call with { Scope = scope });
        var headers = Members.Values("headers").Select(field => KeyValuePair.Create(field.Key, values.HeaderSecret(field.Value, field.Key))).ToList();
        if (values.Fault is { } fault)
            return fault;
        return new Credential { Headers = headers, Cookies = Members.Flag("cookies") ? session.Cookies : [], Token = tokens.AccessToken };
    }
}
