using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Auth;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http;

/// <summary>Exchanges a request for a result: budget, sign-in, sending, classification. Signs in anew once where that may help.</summary>
internal sealed class Exchange(ExchangeSetting setting)
{
    private readonly AnswerClassifier _classifier = new(setting.Connection.Errors, setting.Transport.Limits, setting.Secrets);
    private readonly BudgetBook _budgets = new(setting.Connection.RateLimits, new(setting.Retries.LongestDelay, setting.MostAtOnce), setting.Clock);
    private readonly TokenDesk _desk = new(setting.Tokens, setting.Clock);
    private readonly TokenEndpoint _endpoint = new(setting.Transport, setting.Policy, setting.Connection.Timeout, setting.Secrets, setting.Clock);
    private readonly AuthMethod? _auth = (AuthMethod?)Chosen(setting)?.Program;

    /// <summary>How the budgets of the connection stand.</summary>
    public IReadOnlyList<BudgetStand> Budgets => _budgets.Stands();

    /// <summary>The scopes that were asked for and granted; null where there is no token yet, or its server did not say.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<ScopeGrant?> GrantAsync(CancellationToken cancellation) =>
        _auth is { Scopes: { Count: > 0 } asked } && await setting.Tokens.LoadAsync(setting.CredentialName, cancellation).ConfigureAwait(false) is { Scope: { } given } tokens
            ? new ScopeGrant(asked, given, tokens.RefreshToken is not null)
            : null;

    /// <summary>One exchange, with at most one repetition after signing in anew.</summary>
    public async Task<ExchangeResult> RunAsync(
        OperationProgram operation, PreparedRequest request, HostRules rules, Scope scope, Priority priority, CancellationToken cancellation)
    {
        var call = new AuthCall(scope, setting.CredentialName, _desk, _endpoint, setting.Secrets)
        {
            Request = new(request, setting.Clock.GetUtcNow()),
            Chance = setting.Chance,
            SignIn = (name, option, own) => SignInAsync(name, option, own, priority),
        };
        var first = await PresentAsync(call, cancellation).ConfigureAwait(false);
        if (first.Credential is not { } credential)
            return Results.OfAuth(operation, first.Fault!, setting.Secrets);
        var result = await OnceAsync(operation, request, rules, scope, credential, priority, cancellation).ConfigureAwait(false);
        if (result.Action != AnswerAction.Reauthorize)
            return result;
        if (_auth is not { CanRenew: true } || (result.OutcomeUnknown && !request.IsRead))
            return Results.Refused(result);
        result.Dispose();
        var second = await PresentAsync(
            call with { Refused = credential, Request = new(request, setting.Clock.GetUtcNow()) }, cancellation).ConfigureAwait(false);
        if (second.Credential is not { } renewed)
            return Results.OfAuth(operation, second.Fault!, setting.Secrets);
        result = await OnceAsync(operation, request, rules, scope, renewed, priority, cancellation).ConfigureAwait(false);
        return result.Action == AnswerAction.Reauthorize ? Results.Refused(result) : result;
    }

    private static AuthOption? Chosen(ExchangeSetting setting) => (setting.Auth, setting.Connection.Auth.Count) switch
    {
        ({ } option, _) => option,
        (null, 0) => null,
        (null, 1) => setting.Connection.Auth.Values.First(),
        _ => throw new ArgumentException("The connection has several ways to sign in, and none was chosen.", nameof(setting)),
    };

    private Task<AuthOutcome> PresentAsync(AuthCall call, CancellationToken cancellation) =>
        _auth?.PresentAsync(call, cancellation) ?? Task.FromResult<AuthOutcome>(Credential.None);

    // Signing in is never cancelled: a session that was begun must not be lost. Nor is it repeated: a wrong password locks accounts.
    private async Task<ExchangeResult> SignInAsync(string name, string? option, Scope scope, Priority priority)
    {
        var operation = setting.Operations[name];
        var built = GuardedRequest.Build(operation, setting, scope, null);
        if (built.Request is not { } request)
            return Results.OfBuild(operation, built.Fault!, setting.Secrets);
        var call = new AuthCall(scope, $"{setting.CredentialName}#{option}", _desk, _endpoint, setting.Secrets)
        {
            Request = new(request, setting.Clock.GetUtcNow()),
            Chance = setting.Chance,
        };
        var presented = option is null ? Credential.None : await ((AuthMethod)setting.Connection.Auth[option].Program).PresentAsync(call, CancellationToken.None).ConfigureAwait(false);
        return presented.Credential is { } credential
            ? await OnceAsync(operation, request, built.Rules!, scope, credential, priority, CancellationToken.None).ConfigureAwait(false)
            : Results.OfAuth(operation, presented.Fault!, setting.Secrets);
    }

    private async Task<ExchangeResult> OnceAsync(
        OperationProgram operation, PreparedRequest request, HostRules rules, Scope scope, Credential credential, Priority priority,
        CancellationToken cancellation)
    {
        var entry = await _budgets.EnterAsync(operation, request.Uri.IdnHost, setting.CredentialName, priority, cancellation).ConfigureAwait(false);
        if (entry.Lease is not { } lease)
            return Results.OfPause(operation, entry.FreeAt);
        var held = lease;
        try
        {
            var timeout = operation.Timeout ?? setting.Connection.Timeout;
            var outcome = await setting.Transport.SendAsync(request, credential, rules, timeout, cancellation).ConfigureAwait(false);
            if (outcome.Answer is not { } answer)
            {
                lease.Fate = outcome.Failure!.Code == ExchangeCode.TimedOut ? RequestFate.Struggled : RequestFate.Unknown;
                return Results.OfFailure(operation, outcome.Failure, setting.Secrets);
            }
            var result = _classifier.Classify(operation, answer, scope);
            lease.Fate = result.Action == AnswerAction.Throttle || answer.Status == 503 ? RequestFate.Struggled : RequestFate.Fine;
            lease.Observe(answer);
            // A body that still comes keeps its turn.
            if (answer.Content is { } content)
            {
                content.Hold(lease);
                held = null;
            }
            return result.Action == AnswerAction.Throttle ? Paused(lease, result) : result;
        }
        finally
        {
            held?.Dispose();
        }
    }

    // A vendor that does not say how long still wants a pause of everybody, not of one request.
    private ExchangeResult Paused(BudgetLease lease, ExchangeResult result)
    {
        var after = result.After ?? setting.Clock.GetUtcNow() + setting.Retries.FirstDelay;
        lease.Pause(after);
        return result with { After = after };
    }
}
