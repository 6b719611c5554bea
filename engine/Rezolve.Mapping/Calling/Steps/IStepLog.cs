using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Calling.Steps;

/// <summary>
/// Remembers the finished steps of one run, so that after a crash the rest follows and nothing is done twice.
/// What was kept is durable when the task ends; where that fails, it throws an <see cref="IOException"/>.
/// </summary>
internal interface IStepLog
{
    /// <summary>What a step gave when it was finished before; null where it was not.</summary>
    /// <param name="step">The step within the run: <c>upload</c>, <c>upload[2]</c> for the third item, <c>outer.inner</c> within a step, <c>#job</c> for a job.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<StepRecord?> FindAsync(string step, CancellationToken cancellation);

    /// <summary>Keeps what a step gave. It is not cancelled: the step has taken effect.</summary>
    Task KeepAsync(string step, StepRecord record);
}

/// <summary>A finished step.</summary>
/// <param name="Result">What it gave; undefined where that is nothing.</param>
/// <param name="Headers">The header fields of its last answer.</param>
/// <param name="At">When it was finished.</param>
internal sealed record StepRecord(Value Result, IReadOnlyDictionary<string, string> Headers, DateTimeOffset At);
