using Rezolve.Mapping.Calling.Steps;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Calling.Jobs;

/// <summary>Begins a job and asks for it until it is done, has failed, or takes too long. The last answer is the answer.</summary>
/// <param name="flow">The run it belongs to.</param>
/// <param name="operation">What begins the job.</param>
internal sealed class JobRun(FlowRun flow, OperationProgram operation)
{
    private readonly PollProgram _poll = operation.Poll!;
    private readonly List<string> _notes = [];

    /// <summary>Runs it; a job that the log knows is not begun again.</summary>
    public async Task<ExchangeResult> RunAsync(Scope scope, string? url, string path, CancellationToken cancellation)
    {
        var asked = scope.Fork();
        var wait = _poll.Every;
        if (await flow.Log.FindAsync($"{path}#job", cancellation).ConfigureAwait(false) is { } record)
        {
            asked[Root.Job] = record.Result;
        }
        else
        {
            var first = await flow.SendAsync(operation, scope, url, cancellation).ConfigureAwait(false);
            if (!first.IsFine || first.Scope is null)
                return first;
            var job = JobRoot.Of(first);
            if (job.IsFault)
                return FlowFaults.Of(operation, job.Text) with { Answer = first.Answer, OutcomeUnknown = !operation.IsRead };
            asked[Root.Job] = job;
            wait = Wait(first.Answer!);
            await flow.Log.KeepAsync($"{path}#job", new StepRecord(job, first.Answer!.Headers, Now)).ConfigureAwait(false);
            first.Dispose();
        }
        try
        {
            return await FollowAsync(asked, wait, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await AbortAsync(asked).ConfigureAwait(false);
            throw;
        }
    }

    private DateTimeOffset Now => flow.Setting.Clock.GetUtcNow();

    private async Task<ExchangeResult> FollowAsync(Scope asked, TimeSpan wait, CancellationToken cancellation)
    {
        var deadline = Now + _poll.Timeout;
        while (Now + wait <= deadline)
        {
            await flow.Setting.Pause(wait, cancellation).ConfigureAwait(false);
            var answer = await flow.SendAsync(_poll.Operation, asked.Fork(), null, cancellation).ConfigureAwait(false);
            if (answer.Action is AnswerAction.Retry or AnswerAction.Throttle)
            {
                _notes.Add(answer.Message);
                wait = Wait(answer.After);
                answer.Dispose();
                continue;
            }
            if (!answer.IsFine || answer.Scope is null)
                return answer with { OutcomeUnknown = !operation.IsRead, Notes = [.. _notes, .. answer.Notes] };
            if (Judge(answer) is { } end)
                return end with { Notes = [.. _notes, .. answer.Notes] };
            wait = Wait(answer.Answer!);
            answer.Dispose();
        }
        var aborted = await AbortAsync(asked).ConfigureAwait(false);
        return new ExchangeResult
        {
            Action = AnswerAction.Retry,
            Code = ExchangeCode.TimedOut,
            Owner = FaultOwner.Transient,
            OutcomeUnknown = !operation.IsRead,
            Message = $"{ExchangeText.Head(operation)}: the job was not done within {_poll.Timeout.TotalSeconds:0.###} s{aborted}.",
            Notes = _notes,
        };
    }

    // Null means: not yet.
    private ExchangeResult? Judge(ExchangeResult answer)
    {
        if (Verdict(_poll.Failed, "failed", answer, out var fault))
        {
            var said = _poll.Message?.Evaluate(answer.Scope!) is { IsNothing: false, IsFault: false } message
                ? ValueText.Has(message) ? ValueText.Of(message) : message.ToString()
                : null;
            return answer with
            {
                Action = AnswerAction.Reject,
                Code = ExchangeCode.Rule,
                Owner = FaultOwner.Vendor,
                RulePlace = _poll.Place,
                Message = ExchangeText.OfAnswer(operation, answer.Answer!, said, flow.Setting.Secrets),
            };
        }
        return fault is null && Verdict(_poll.Until, "until", answer, out fault) ? answer
            : fault is null ? null
            : FlowFaults.Of(operation, fault) with { Answer = answer.Answer, Scope = answer.Scope, OutcomeUnknown = !operation.IsRead };
    }

    private static bool Verdict(ValueSlot? slot, string name, ExchangeResult answer, out string? fault)
    {
        var value = slot?.Evaluate(answer.Scope!) ?? Value.Undefined;
        fault = value.Kind == ValueKind.Boolean || value.IsNothing ? null
            : value.IsFault ? $"{name} ({slot!.Place}) cannot be evaluated: {value.Text}"
            : $"{name} ({slot!.Place}) gives {BriefText.Of(value)} where true or false is due";
        return value is { Kind: ValueKind.Boolean, Boolean: true };
    }

    private TimeSpan Wait(Answer answer) => Wait(RetryAfter.Read(answer.Headers.GetValueOrDefault("retry-after"), Now, answer.ServerDate));

    private TimeSpan Wait(DateTimeOffset? after) => after is { } told && told - Now > _poll.Every ? told - Now : _poll.Every;

    // Whoever waits no longer must not leave the vendor working: this goes out whatever was cancelled.
    private async Task<string> AbortAsync(Scope asked)
    {
        if (_poll.Abort is not { } abort)
            return "; it goes on, since poll names no abort";
        using var ended = await flow.SendAsync(abort, asked.Fork(), null, CancellationToken.None).ConfigureAwait(false);
        return ended.IsFine || ended.Action is AnswerAction.Ignore or AnswerAction.Missing ? ", and was aborted" : $", and could not be aborted: {ended.Message.TrimEnd('.')}";
    }
}
