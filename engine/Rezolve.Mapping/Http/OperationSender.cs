using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http;

/// <summary>The one way to a vendor: builds a request, sends it, and says what came of it.</summary>
/// <param name="connection">The connection.</param>
/// <param name="transport">Sends under limits.</param>
/// <param name="policy">Which networks may be reached.</param>
/// <param name="secrets">What may not stand in a message.</param>
internal sealed class OperationSender(ConnectionProgram connection, ConnectionTransport transport, AddressPolicy policy, SecretMask secrets)
{
    private readonly AnswerClassifier _classifier = new(connection.Errors, transport.Limits.JsonDepth, secrets);

    /// <summary>Sends an operation.</summary>
    /// <param name="operation">What to send.</param>
    /// <param name="scope">The values of its slots.</param>
    /// <param name="cancellation">Ends the wait; a write may have taken effect all the same.</param>
    public Task<ExchangeResult> SendAsync(OperationProgram operation, Scope scope, CancellationToken cancellation) =>
        SendAsync(operation, scope, null, cancellation);

    /// <summary>Sends an operation to the address of a next page instead of its own.</summary>
    public async Task<ExchangeResult> SendAsync(OperationProgram operation, Scope scope, string? pageUrl, CancellationToken cancellation)
    {
        var build = RequestBuilder.Build(operation, connection, scope, pageUrl);
        if (build.Request is not { } request)
            return Results.OfBuild(operation, build.Fault!, secrets);
        var origin = AddressBuilder.BaseOf(connection.BaseUrl, scope, out _)!;
        var rules = new HostRules(origin, connection.AllowedHosts, policy);
        var outcome = await transport.SendAsync(request, Credential.None, rules, operation.Timeout ?? connection.Timeout, cancellation).ConfigureAwait(false);
        return outcome.Answer is { } answer
            ? _classifier.Classify(operation, answer, scope)
            : Results.OfFailure(operation, outcome.Failure!, secrets);
    }
}
