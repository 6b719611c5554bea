using Rezolve.Mapping.Calling.Batches;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Sync.Systems.Together;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests;

/// <summary>The requests of a system that several writes may share, as its connector says (<c>many</c>).</summary>
internal sealed class SharedWrites
{
    private readonly ManifestSystem _system;
    private readonly Dictionary<string, SharedRequest> _byOperation = new(StringComparer.Ordinal);

    /// <summary>The shared requests of a system.</summary>
    public SharedWrites(ManifestSystem system)
    {
        _system = system;
        Share(system.Entity.Create, system.Entity.Many.Create);
        Share(system.Entity.Update, system.Entity.Many.Update);
        Share(system.Entity.Delete, system.Entity.Many.Delete);
    }

    /// <summary>The operations of an entity that take several writes at once.</summary>
    public static IEnumerable<OperationProgram> Of(EntityProgram entity) =>
        ((OperationProgram?[])[entity.Many.Create, entity.Many.Update, entity.Many.Delete]).OfType<OperationProgram>();

    /// <summary>The request that writes by an operation may share; null where each goes by itself.</summary>
    public SharedRequest? this[OperationProgram operation] => _byOperation.GetValueOrDefault(operation.Name);

    private void Share(OperationProgram? one, OperationProgram? many)
    {
        if (one is not null && many?.Batch is { } batch)
            _byOperation[one.Name] = new SharedRequest(batch.Size, _system.Runtime.Clock, writes => SendAsync(many, writes));
    }

    private async Task<IReadOnlyList<BatchOutcome?>> SendAsync(OperationProgram many, IReadOnlyList<WaitingWrite> writes)
    {
        var outcomes = new BatchOutcome?[writes.Count];
        var now = _system.Runtime.Clock.GetUtcNow();
        var sent = new List<int>(writes.Count);
        for (var at = 0; at < writes.Count; at++)
        {
            if (now - writes[at].Since > SharedRequest.Patience)
                outcomes[at] = TooLate(many, now);
            else
                sent.Add(at);
        }
        // One alone needs no list around it.
        if (sent.Count < 2)
            return outcomes;
        var runner = new BatchRunner(_system.Runner(Priority.Webhook).SendAsync, many, _system.Runtime.Secrets);
        var report = await runner.RunAsync([.. sent.Select(at => writes[at].Write)], _system.NewUnit(null, writes[sent[0]].Stop), writes[sent[0]].Stop).ConfigureAwait(false);
        foreach (var (at, outcome) in sent.Zip(report.Outcomes))
            outcomes[at] = IsLeftOpen(outcome) ? null : outcome with { IsEcho = at != sent[0] && outcome.Result.Kind == ValueKind.Undefined };
        return outcomes;
    }

    // What was refused as a whole says nothing of any one of them: whose fault it is shows when each is sent by itself.
    private static bool IsLeftOpen(BatchOutcome outcome) =>
        outcome is { Result.Kind: ValueKind.Undefined, Exchange: { Action: AnswerAction.Reject, OutcomeUnknown: false } };

    private static BatchOutcome TooLate(OperationProgram many, DateTimeOffset now) => new(
        new()
        {
            Action = AnswerAction.Throttle,
            Code = ExchangeCode.Paused,
            Owner = FaultOwner.Transient,
            After = now,
            Message = $"{ExchangeText.Head(many)}: it was not sent, since it had waited for others until what it was planned on was old.",
        },
        Value.Undefined);
}
