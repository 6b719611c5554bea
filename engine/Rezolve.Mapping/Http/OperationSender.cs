using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Resilience;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http;

/// <summary>
/// The one way to a vendor: builds a request, waits for its budgets, signs it, sends it under limits, and says what came of it.
/// Reads are repeated where that may help; writes never are. Safe for many threads, each with a scope of its own.
/// </summary>
internal sealed class OperationSender(ExchangeSetting setting)
{
    private readonly Exchange _exchange = new(setting);
    private readonly ReadRetry _retry = new(setting.Retries, setting.Clock, setting.Chance);

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
        var build = RequestBuilder.Build(operation, setting.Connection, scope, pageUrl);
        if (build.Request is not { } request)
            return Results.OfBuild(operation, build.Fault!, setting.Secrets);
        var origin = AddressBuilder.BaseOf(setting.Connection.BaseUrl, scope, out _)!;
        var rules = new HostRules(origin, setting.Connection.AllowedHosts, setting.Policy);
        if (SecretLeak.Of(request, rules, setting.Secrets) is { } leak)
            return Results.OfBuild(operation, leak, setting.Secrets);
        return operation.IsRead
            ? await _retry.RunAsync(token => _exchange.RunAsync(operation, request, rules, scope, token), cancellation).ConfigureAwait(false)
            : await _exchange.RunAsync(operation, request, rules, scope, cancellation).ConfigureAwait(false);
    }
}
