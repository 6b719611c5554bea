using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Calling.Batches;

/// <summary>Sends many writes in few requests. Each write has exactly one outcome, in the order of the writes.</summary>
/// <param name="send">Runs an operation.</param>
/// <param name="operation">The operation with a batch.</param>
/// <param name="secrets">What may not stand in a message.</param>
internal sealed class BatchRunner(SendOperation send, OperationProgram operation, SecretMask secrets)
{
    private readonly BatchProgram _batch = operation.Batch ?? throw new ArgumentException($"{operation.Name} has no batch.", nameof(operation));

    /// <summary>Sends them. It does not throw where it is cancelled: what was not sent says so, and what was on its way is unknown.</summary>
    /// <param name="writes">The roots of each write.</param>
    /// <param name="unit">The roots that all share.</param>
    /// <param name="cancellation">Ends the sending.</param>
    public async Task<BatchReport> RunAsync(IReadOnlyList<Scope> writes, Scope unit, CancellationToken cancellation)
    {
        var outcomes = new BatchOutcome[writes.Count];
        var notes = new List<string>();
        var built = new List<BatchWrite>(writes.Count);
        for (var at = 0; at < writes.Count; at++)
        {
            var item = _batch.Item.Evaluate(writes[at]);
            if (item.IsFault)
                outcomes[at] = NotSent(AnswerAction.Reject, ExchangeCode.NotBuilt, $"item ({_batch.Item.Place}) cannot be evaluated: {item.Text}");
            else
                built.Add(BatchWrite.Of(at, writes[at], item));
        }
        foreach (var group in Groups(built))
        {
            var report = await SendAsync(group, unit, cancellation).ConfigureAwait(false);
            notes.AddRange(report.Notes);
            foreach (var (write, outcome) in group.Zip(report.Outcomes))
                outcomes[write.Index] = outcome;
        }
        return new BatchReport(outcomes, notes);
    }

    // Two writes of one key cannot be told apart in one answer, and their order counts: the second waits for the next request.
    private IEnumerable<IReadOnlyList<BatchWrite>> Groups(IReadOnlyList<BatchWrite> writes)
    {
        var group = new List<BatchWrite>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var write in writes)
        {
            if (group.Count == _batch.Size || (write.Identity is { } identity && !seen.Add(identity)))
            {
                yield return group;
                (group, seen) = ([], write.Identity is { } first ? [first] : []);
            }
            group.Add(write);
        }
        if (group.Count > 0)
            yield return group;
    }

    private async Task<BatchReport> SendAsync(IReadOnlyList<BatchWrite> group, Scope unit, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return All(group, () => NotSent(AnswerAction.Retry, ExchangeCode.Paused, "it was not sent, since the work was cancelled"));
        var scope = unit.Fork();
        scope[Root.Items] = Value.Of([.. group.Select(write => write.Item)]);
        try
        {
            using var exchange = await send(operation, scope, null, cancellation).ConfigureAwait(false);
            return new BatchJudge(operation, secrets).Judge(exchange, group);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return All(group, () => NotSent(AnswerAction.Retry, ExchangeCode.Broken, "the work was cancelled while it was on its way", isUnknown: !operation.IsRead));
        }
    }

    private static BatchReport All(IReadOnlyList<BatchWrite> group, Func<BatchOutcome> outcome) => new([.. group.Select(_ => outcome())], []);

    private BatchOutcome NotSent(AnswerAction action, ExchangeCode code, string why, bool isUnknown = false) => new(
        new()
        {
            Action = action,
            Code = code,
            Owner = action == AnswerAction.Reject ? FaultOwner.Config : FaultOwner.Transient,
            OutcomeUnknown = isUnknown,
            Message = secrets.Mask($"{ExchangeText.Head(operation)}: {why}."),
        },
        Value.Undefined);
}
