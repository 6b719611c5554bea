using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Calling.Steps;

/// <summary>Runs the operation of a step and reads its result: its <c>result</c>, else the rows of all its pages, else the whole answer.</summary>
/// <param name="flow">The run it belongs to.</param>
/// <param name="operation">What is run.</param>
/// <param name="trail">What is left behind.</param>
internal sealed class StepReader(FlowRun flow, OperationProgram operation, StepTrail trail)
{
    private static readonly RowShape<Value> Rows = new(DocumentLayout.Empty, slots => ValueJson.Read(slots.Bytes(slots.Whole)), row => row.ToString());

    /// <summary>Runs it.</summary>
    /// <returns>The result, or the exchange that ends the run.</returns>
    public Task<(Value Result, ExchangeResult? Failure)> ReadAsync(Scope scope, string path, CancellationToken cancellation) =>
        operation is { Records: not null, Result: null } ? RowsAsync(scope, path, cancellation) : OneAsync(scope, path, cancellation);

    private async Task<(Value, ExchangeResult?)> OneAsync(Scope scope, string path, CancellationToken cancellation)
    {
        var exchange = await flow.RunAsync(operation, scope, null, path, cancellation).ConfigureAwait(false);
        if (!exchange.IsFine && exchange.Action != AnswerAction.Ignore)
            return (Value.Undefined, exchange);
        var result = exchange is { IsFine: true, Scope: { } answer } ? ResultOf(answer) : Value.Undefined;
        if (result.IsFault)
        {
            var why = operation.Result is { } slot ? $"result ({slot.Place}) cannot be evaluated: {result.Text}" : result.Text;
            return (Value.Undefined, FlowFaults.Of(operation, why) with { Answer = exchange.Answer, Scope = exchange.Scope, OutcomeUnknown = !operation.IsRead });
        }
        trail.Finish(exchange, operation);
        exchange.Dispose();
        return (result, null);
    }

    private Value ResultOf(AnswerScope answer) =>
        operation.Result is null || answer.DocumentFault is not null ? answer[Root.Response] : operation.Result.Evaluate(answer);

    private async Task<(Value, ExchangeResult?)> RowsAsync(Scope scope, string path, CancellationToken cancellation)
    {
        var rows = new List<Value>();
        var reader = new OperationReader<Value>(
            (page, asked, url, token) => flow.RunAsync(page, asked, url, path, token), operation, Rows, flow.Setting.Clock);
        await foreach (var page in reader.ReadAsync(scope, new PageAllowance(), cancellation).ConfigureAwait(false))
        {
            if (page.Fault is { } fault)
                return (Value.Undefined, FlowFaults.Of(fault, page.Exchange));
            rows.AddRange(page.Rows);
            if (page.Exchange is { } exchange)
                trail.Finish(exchange, operation);
            page.Dispose();
            if (rows.Count > flow.Setting.Limits.Items)
                return (Value.Undefined, FlowFaults.Of(operation, $"a step reads no more than {flow.Setting.Limits.Items} rows; ask for less at a time"));
        }
        return (Value.Of(rows), null);
    }
}
