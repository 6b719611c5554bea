using Rezolve.Mapping.Calling.Steps;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Operations;

namespace Rezolve.Mapping.Calling;

/// <summary>
/// Runs operations, whatever they consist of: a plain one is sent, steps follow each other, a job is asked for until it is done.
/// What comes of it looks like one exchange. Safe for many threads, each with a scope of its own.
/// </summary>
/// <param name="send">Sends one request.</param>
/// <param name="setting">Clock, limits, and how to wait.</param>
internal sealed class OperationRunner(SendOperation send, RunnerSetting setting)
{
    /// <summary>Runs an operation that is not resumed.</summary>
    /// <param name="operation">What to run.</param>
    /// <param name="scope">The values of its slots.</param>
    /// <param name="url">The address of a next page instead of its own; null for its own.</param>
    /// <param name="cancellation">Ends the wait; what was begun may have taken effect all the same.</param>
    public Task<ExchangeResult> SendAsync(OperationProgram operation, Scope scope, string? url, CancellationToken cancellation) =>
        Recording(NoStepLog.Instance)(operation, scope, url, cancellation);

    /// <summary>Runs operations with a log: what it knows as finished is not done again, and what is finished is told to it.</summary>
    public SendOperation Recording(IStepLog log) => (operation, scope, url, cancellation) =>
        operation.IsPlain && operation.Batch is null
            ? send(operation, scope, url, cancellation)
            : new FlowRun(send, setting, log).RunAsync(operation, scope, url, "", cancellation);
}
