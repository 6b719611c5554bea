using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Calling.Batches;

/// <summary>Runs a batch operation for one write alone: a batch of one.</summary>
/// <param name="flow">The run it belongs to.</param>
/// <param name="operation">The operation with a batch.</param>
internal sealed class SoleItem(FlowRun flow, OperationProgram operation)
{
    /// <summary>Runs it. A write that the vendor refuses inside a good answer is refused.</summary>
    public async Task<ExchangeResult> RunAsync(Scope scope, string? url, string path, CancellationToken cancellation)
    {
        var batch = operation.Batch!;
        var item = batch.Item.Evaluate(scope);
        if (item.IsFault)
            return FlowFaults.Of(operation, $"item ({batch.Item.Place}) cannot be evaluated: {item.Text}");
        var asked = scope.Fork();
        asked[Root.Items] = Value.Of([item]);
        var exchange = await flow.RunAsync(operation, asked, url, path, cancellation).ConfigureAwait(false);
        if (exchange.Action != AnswerAction.Fine || exchange.Scope is null)
            return exchange;
        var verdict = new BatchJudge(operation, flow.Setting.Secrets).Judge(exchange, [BatchWrite.Of(0, scope, item)]).Outcomes[0];
        return verdict.IsFine ? exchange : verdict.Exchange with { Answer = exchange.Answer, Scope = exchange.Scope, Notes = exchange.Notes };
    }
}
