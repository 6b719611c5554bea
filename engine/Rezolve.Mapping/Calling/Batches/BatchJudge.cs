using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Calling.Batches;

/// <summary>Says what came of each write of a batch. Pure: as many outcomes as writes, whatever the answer holds.</summary>
/// <param name="operation">The operation with a batch.</param>
/// <param name="secrets">What may not stand in a message.</param>
internal sealed class BatchJudge(OperationProgram operation, SecretMask secrets)
{
    private readonly BatchProgram _batch = operation.Batch!;
    private readonly List<string> _notes = [];

    /// <summary>Judges a whole request.</summary>
    /// <param name="exchange">What came of it.</param>
    /// <param name="writes">The writes it held.</param>
    public BatchReport Judge(ExchangeResult exchange, IReadOnlyList<BatchWrite> writes)
    {
        _notes.AddRange(exchange.Notes);
        if (!exchange.IsFine || exchange.Scope is null)
            return Report(writes.Select(_ => new BatchOutcome(exchange with { Answer = null, Status = exchange.Status, Scope = null, Notes = [] }, Value.Undefined)));
        var results = _batch.Results.Evaluate(exchange.Scope);
        if (results.Kind != ValueKind.List)
            return Report(writes.Select(_ => Unknown(results.IsFault ? $"the results cannot be read: {results.Text}" : $"the answer has no list of results ({_batch.Results.Place})")));
        return Report(_batch.Match is null ? InOrder(exchange.Scope, results.List, writes) : ByMatch(exchange.Scope, results.List, writes, _batch.Match));
    }

    private BatchReport Report(IEnumerable<BatchOutcome> outcomes) => new([.. outcomes], _notes);

    private IEnumerable<BatchOutcome> InOrder(AnswerScope answer, IReadOnlyList<Value> results, IReadOnlyList<BatchWrite> writes) =>
        results.Count == writes.Count
            ? writes.Select((_, at) => OutcomeOf(answer, results[at]))
            : writes.Select(_ => Unknown(
                $"{results.Count} results came for {writes.Count} items, and without match ({_batch.Place}) nobody can tell which belongs to which"));

    private List<BatchOutcome> ByMatch(AnswerScope answer, IReadOnlyList<Value> results, IReadOnlyList<BatchWrite> writes, ValueSlot match)
    {
        var found = new Dictionary<string, BatchOutcome>(StringComparer.Ordinal);
        var known = writes.Select(write => write.Identity).ToHashSet();
        foreach (var result in results)
        {
            var value = match.Evaluate(new ResultScope(answer, Root.Record, result));
            var identity = ValueText.Has(value) ? ValueText.Of(value) : null;
            if (identity is null || !known.Contains(identity))
                _notes.Add(secrets.Mask($"{operation.Name}: a result belongs to nothing that was asked: {BriefText.Of(value.IsFault ? value.Text : value.ToString())} ({match.Place})."));
            else
                found[identity] = found.TryGetValue(identity, out var before) ? Merge(before, OutcomeOf(answer, result), identity) : OutcomeOf(answer, result);
        }
        return [.. writes.Select(write => write.Identity is { } identity
            ? found.GetValueOrDefault(identity) ?? Unknown($"the answer has no result for {BriefText.Of(identity)}")
            : Unknown("it has no key by which its result could be found"))];
    }

    private BatchOutcome Merge(BatchOutcome before, BatchOutcome again, string identity)
    {
        _notes.Add($"{operation.Name}: several results came for {BriefText.Of(identity)}.");
        return before.Exchange.Action == again.Exchange.Action ? before : Unknown($"several results came for {BriefText.Of(identity)}, and they do not agree");
    }

    private BatchOutcome OutcomeOf(AnswerScope answer, Value result)
    {
        var scope = new ResultScope(answer, Root.Record, result);
        var verdict = _batch.Ok?.Evaluate(scope) ?? Value.Of(true);
        if (verdict.Kind != ValueKind.Boolean)
            return Unknown($"ok ({_batch.Ok!.Place}) {(verdict.IsFault ? $"cannot be evaluated: {verdict.Text}" : $"gives {BriefText.Of(verdict)} where true or false is due")}");
        if (verdict.Boolean)
            return new BatchOutcome(new() { Action = AnswerAction.Fine, Code = ExchangeCode.Status }, result);
        var said = _batch.Message?.Evaluate(scope) is { IsNothing: false, IsFault: false } message ? message : result;
        return new BatchOutcome(
            new()
            {
                Action = AnswerAction.Reject,
                Code = ExchangeCode.Rule,
                Owner = FaultOwner.Vendor,
                RulePlace = _batch.Place,
                Message = ExchangeText.OfAnswer(operation, answer.Answer, ValueText.Has(said) ? ValueText.Of(said) : said.ToString(), secrets),
            },
            result);
    }

    private BatchOutcome Unknown(string why) => new(
        FlowFaults.Of(operation, why) with { OutcomeUnknown = !operation.IsRead, Owner = FaultOwner.Vendor, Message = secrets.Mask($"{ExchangeText.Head(operation)}: {why}.") },
        Value.Undefined);
}
