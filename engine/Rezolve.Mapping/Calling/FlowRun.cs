using Rezolve.Mapping.Calling.Batches;
using Rezolve.Mapping.Calling.Jobs;
using Rezolve.Mapping.Calling.Steps;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Operations;

namespace Rezolve.Mapping.Calling;

/// <summary>One run of an operation that consists of several requests: counts them, and knows what is finished.</summary>
/// <param name="send">Sends one request.</param>
/// <param name="setting">Clock, limits, and how to wait.</param>
/// <param name="log">What is finished.</param>
internal sealed class FlowRun(SendOperation send, RunnerSetting setting, IStepLog log)
{
    private int _calls;

    /// <summary>Clock, limits, and how to wait.</summary>
    public RunnerSetting Setting => setting;

    /// <summary>What is finished.</summary>
    public IStepLog Log => log;

    /// <summary>Runs an operation, whatever it consists of.</summary>
    /// <param name="operation">What to run.</param>
    /// <param name="scope">The values of its slots.</param>
    /// <param name="url">The address of a next page; null for its own.</param>
    /// <param name="path">Where it stands in the run, for the log.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<ExchangeResult> RunAsync(OperationProgram operation, Scope scope, string? url, string path, CancellationToken cancellation) => operation switch
    {
        { Steps.Count: > 0 } => new StepsRun(this, operation).RunAsync(scope, path, cancellation),
        { Batch: not null } when scope[Root.Items].IsNothing => new SoleItem(this, operation).RunAsync(scope, url, path, cancellation),
        { Poll: not null } => new JobRun(this, operation).RunAsync(scope, url, path, cancellation),
        _ => SendAsync(operation, scope, url, cancellation),
    };

    /// <summary>Sends one request, unless the run has made as many as it may.</summary>
    public Task<ExchangeResult> SendAsync(OperationProgram operation, Scope scope, string? url, CancellationToken cancellation) =>
        ++_calls > setting.Limits.Calls
            ? Task.FromResult(FlowFaults.Of(operation, $"it was not sent, since one run may make no more than {setting.Limits.Calls} requests"))
            : send(operation, scope, url, cancellation);
}
