using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Calling.Steps;

/// <summary>Runs the steps of an operation, one after the other. A step that fails ends the run; it is named.</summary>
/// <param name="flow">The run it belongs to.</param>
/// <param name="operation">The operation with steps.</param>
internal sealed class StepsRun(FlowRun flow, OperationProgram operation)
{
    private readonly ValueObject _results = [];
    private readonly StepTrail _trail = new();

    /// <summary>Runs them all, or up to the first that fails.</summary>
    /// <param name="scope">What the operation sees.</param>
    /// <param name="path">Where the operation stands in the run.</param>
    /// <param name="cancellation">Ends the run; what is finished stays so.</param>
    public async Task<ExchangeResult> RunAsync(Scope scope, string path, CancellationToken cancellation)
    {
        var last = Value.Undefined;
        foreach (var step in operation.Steps)
        {
            var end = await StepAsync(step, scope, path.Length == 0 ? step.Name : $"{path}.{step.Name}", cancellation).ConfigureAwait(false);
            if (end.Failure is { } failure)
                return failure;
            if (end.HasRun)
                _results[step.Name] = last = end.Result;
        }
        var seen = scope.Fork();
        seen[Root.Steps] = Results();
        var body = operation.Result is null && operation.Records is null ? last : Results();
        return FlowAnswer.Of(operation, body, seen, _trail, flow.Setting);
    }

    private async Task<StepEnd> StepAsync(StepProgram step, Scope scope, string path, CancellationToken cancellation)
    {
        if (step.ForEach is not { } each)
            return await OnceAsync(step, scope, path, Value.Undefined, cancellation).ConfigureAwait(false);
        var list = each.Evaluate(new ResultScope(scope, Root.Steps, Results()));
        if (!list.IsNothing && list.Kind != ValueKind.List)
            return Failed(step.Name, FlowFaults.Of(step.Operation, $"{Shown("forEach", each, list)} where a list is due"));
        var items = list.IsNothing ? [] : list.List;
        if (items.Count > flow.Setting.Limits.Items)
            return Failed(step.Name, FlowFaults.Of(step.Operation, $"forEach ({each.Place}) gives {items.Count} items; no more than {flow.Setting.Limits.Items} are run"));
        var results = new List<Value>(items.Count);
        for (var at = 0; at < items.Count; at++)
        {
            var end = await OnceAsync(step, scope, $"{path}[{at}]", items[at], cancellation).ConfigureAwait(false);
            if (end.Failure is not null)
                return end;
            if (end.HasRun)
                results.Add(end.Result.Kind == ValueKind.Undefined ? Value.Null : end.Result);
        }
        return new StepEnd(Value.Of(results));
    }

    private async Task<StepEnd> OnceAsync(StepProgram step, Scope scope, string path, Value item, CancellationToken cancellation)
    {
        var judging = new ResultScope(scope, Root.Steps, Results());
        var running = scope.Fork();
        running[Root.Steps] = Results();
        if (step.ForEach is not null)
            judging[Root.Item] = running[Root.Item] = item;
        if (step.When?.Evaluate(judging) is { } verdict && verdict is not { Kind: ValueKind.Boolean, Boolean: true })
        {
            return verdict.Kind == ValueKind.Boolean
                ? StepEnd.NotRun
                : Failed(path, FlowFaults.Of(step.Operation, $"{Shown("when", step.When, verdict)} where true or false is due"));
        }
        if (await RecordedAsync(step, path, cancellation).ConfigureAwait(false) is { } record)
        {
            _trail.Resume(record, step.Operation);
            return new StepEnd(record.Result);
        }
        var (result, exchange) = await new StepReader(flow, step.Operation, _trail).ReadAsync(running, path, cancellation).ConfigureAwait(false);
        if (exchange is not null)
            return Failed(path, exchange);
        await flow.Log.KeepAsync(path, new StepRecord(result, _trail.Headers, flow.Setting.Clock.GetUtcNow())).ConfigureAwait(false);
        return new StepEnd(result);
    }

    private async Task<StepRecord?> RecordedAsync(StepProgram step, string path, CancellationToken cancellation)
    {
        var record = await flow.Log.FindAsync(path, cancellation).ConfigureAwait(false);
        return record is not null && step.Expires is { } good && record.At + good <= flow.Setting.Clock.GetUtcNow() ? null : record;
    }

    // Each step gets a list of its own: what an earlier one was given does not change behind its back.
    private Value Results()
    {
        var copy = new ValueObject(_results.Count);
        foreach (var (name, result) in _results)
            copy[name] = result;
        return Value.Of(copy);
    }

    private static string Shown(string name, ValueSlot slot, in Value value) =>
        value.IsFault ? $"{name} ({slot.Place}) cannot be evaluated: {value.Text}" : $"{name} ({slot.Place}) gives {BriefText.Of(value)}";

    // What lacks a part is not missing itself, so only the first thing asked for can say so.
    private StepEnd Failed(string path, ExchangeResult failure)
    {
        var isPart = failure.Action == AnswerAction.Missing && _results.Count > 0;
        return new StepEnd(Value.Undefined)
        {
            Failure = failure with
            {
                Action = isPart ? AnswerAction.Reject : failure.Action,
                Owner = isPart ? FaultOwner.Vendor : failure.Owner,
                Message = $"{operation.Name}, step {path}: {failure.Message}",
                Partial = failure.Partial || _trail.HasWritten,
                Notes = [.. _trail.Notes, .. failure.Notes],
            },
        };
    }
}

/// <summary>How a step ended.</summary>
/// <param name="Result">What it gave.</param>
internal sealed record StepEnd(Value Result)
{
    /// <summary>The step was not to be run.</summary>
    public static StepEnd NotRun { get; } = new(Value.Undefined) { HasRun = false };

    /// <summary>Whether it was run.</summary>
    public bool HasRun { get; private init; } = true;

    /// <summary>Why the whole run ends; null where it goes on.</summary>
    public ExchangeResult? Failure { get; init; }
}
