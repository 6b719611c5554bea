using System.Diagnostics;
using System.Globalization;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Http.Resilience;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Telemetry;

namespace Rezolve.Mapping.Http;

/// <summary>
/// The one way to a vendor: builds a request, waits for its budgets, signs it, sends it under limits, and says what came of it.
/// Reads are repeated where that may help; writes never are. Safe for many threads, each with a scope of its own.
/// </summary>
internal sealed class OperationSender
{
    private readonly ExchangeSetting _setting;
    private readonly Exchange _exchange;
    private readonly ReadRetry _retry;
    private readonly Priority _priority;
    private readonly Validators? _known;

    /// <summary>A sender whose requests somebody waits for.</summary>
    /// <param name="setting">All that its exchanges need.</param>
    public OperationSender(ExchangeSetting setting)
        : this(setting, new Exchange(setting), new ReadRetry(setting.Retries, setting.Clock, setting.Chance), Priority.Interactive, null)
    {
    }

    private OperationSender(ExchangeSetting setting, Exchange exchange, ReadRetry retry, Priority priority, Validators? known) =>
        (_setting, _exchange, _retry, _priority, _known) = (setting, exchange, retry, priority, known);

    /// <summary>The same way to the vendor, with the same sign-in and budgets, for requests of another priority.</summary>
    public OperationSender At(Priority priority) => new(_setting, _exchange, _retry, priority, _known);

    /// <summary>The same way to the vendor, for reads that are to be answered only if what they ask for has changed.</summary>
    /// <param name="known">What was told before; null asks on no condition.</param>
    public OperationSender Unless(Validators? known) => new(_setting, _exchange, _retry, _priority, known);

    /// <summary>How the budgets of the connection stand.</summary>
    public IReadOnlyList<BudgetStand> Budgets => _exchange.Budgets;

    /// <summary>The scopes that the connection's token was asked for and granted; null where that is not known.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<ScopeGrant?> GrantAsync(CancellationToken cancellation) => _exchange.GrantAsync(cancellation);

    /// <summary>Fetches documents that anybody may read, over the same transport.</summary>
    public DocumentFetch Documents => new(_setting);

    /// <summary>Sends an operation.</summary>
    /// <param name="operation">What to send.</param>
    /// <param name="scope">The values of its slots.</param>
    /// <param name="cancellation">Ends the wait; a write may have taken effect all the same.</param>
    /// <returns>What came of it; whoever asked disposes it.</returns>
    public Task<ExchangeResult> SendAsync(OperationProgram operation, Scope scope, CancellationToken cancellation) =>
        SendAsync(operation, scope, null, cancellation);

    /// <summary>Sends an operation to the address of a next page instead of its own.</summary>
    /// <param name="operation">What to send.</param>
    /// <param name="scope">The values of its slots.</param>
    /// <param name="pageUrl">A whole address, or a path on the base address's host; checked like every address.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<ExchangeResult> SendAsync(OperationProgram operation, Scope scope, string? pageUrl, CancellationToken cancellation)
    {
        using var activity = EngineTelemetry.Begin("request", ActivityKind.Client);
        var begun = _setting.Clock.GetTimestamp();
        var result = await SendOnceAsync(operation, scope, pageUrl, cancellation).ConfigureAwait(false);
        var outcome = result.Status is { } status ? status.ToString(CultureInfo.InvariantCulture) : result.Code.ToString();
        activity?.SetTag("rezolve.connection", _setting.CredentialName).SetTag("rezolve.operation", operation.Name).SetTag("rezolve.outcome", outcome);
        EngineTelemetry.Requested(_setting.CredentialName, operation.Name, outcome, _setting.Clock.GetElapsedTime(begun));
        return result;
    }

    private async Task<ExchangeResult> SendOnceAsync(OperationProgram operation, Scope scope, string? pageUrl, CancellationToken cancellation)
    {
        var built = GuardedRequest.Build(operation, _setting, scope, pageUrl);
        if (built is not { Request: { } request, Rules: { } rules })
            return Results.OfBuild(operation, built.Fault!, _setting.Secrets);
        request = _known?.On(request) ?? request;
        return operation.IsRead
            ? await _retry.RunAsync(token => _exchange.RunAsync(operation, request, rules, scope, _priority, token), cancellation).ConfigureAwait(false)
            : await _exchange.RunAsync(operation, request, rules, scope, _priority, cancellation).ConfigureAwait(false);
    }
}
