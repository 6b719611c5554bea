using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Connections;

/// <summary>Tries a connection: one request, and what its answer must say.</summary>
/// <param name="send">Sends one request.</param>
internal sealed class CheckRunner(SendOperation send)
{
    /// <summary>Tries the connection.</summary>
    /// <param name="check">What is asked and expected.</param>
    /// <param name="unit">The roots of the request.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Null where the connection works, or why it does not.</returns>
    public async Task<ReadFault?> RunAsync(CheckProgram check, Scope unit, CancellationToken cancellation)
    {
        using var exchange = await send(check.Operation, unit.Fork(), null, cancellation).ConfigureAwait(false);
        return Judge(check, exchange);
    }

    /// <summary>Says whether an answer is what the check expects.</summary>
    /// <param name="check">What was asked and is expected.</param>
    /// <param name="exchange">What came of it.</param>
    /// <returns>Null where the connection works, or why it does not.</returns>
    public static ReadFault? Judge(CheckProgram check, ExchangeResult exchange)
    {
        if (!exchange.IsFine)
            return ReadFault.Of(exchange);
        if (exchange.Scope is null)
            return null;
        if (exchange.Scope.DocumentFault is { } problem)
            return ReadFault.Of(check.Operation, problem, exchange.Answer!.IsCut ? ExchangeCode.Truncated : ExchangeCode.NotReadable);
        if (check.Expect is null)
            return null;
        var verdict = check.Expect.Evaluate(exchange.Scope);
        if (verdict.Kind == ValueKind.Boolean && verdict.Boolean)
            return null;
        var why = verdict.Kind switch
        {
            ValueKind.Boolean => "the answer is not what the check expects, most likely because we are not signed in",
            ValueKind.Fault => $"what the check expects cannot be evaluated: {verdict.Text}",
            _ => $"what the check expects gives {BriefText.Of(verdict)} where true or false is due",
        };
        return ReadFault.Of(check.Operation, $"{why} ({check.Expect.Place})");
    }
}
