using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Rows;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Records;

/// <summary>Reads several records by their keys with one request. It answers for what it finds, and for nothing else.</summary>
/// <param name="send">Sends one request.</param>
/// <param name="entity">What is read.</param>
/// <param name="many">The operation with a batch.</param>
internal sealed class GroupReader(SendOperation send, EntityProgram entity, OperationProgram many)
{
    private readonly BatchProgram _batch = many.Batch ?? throw new ArgumentException($"{many.Name} has no batch.", nameof(many));
    private readonly RowFinder _rows = RowFinder.Of(many with { Records = many.Batch!.Results }, entity.Layout);

    /// <summary>How many keys one request may hold.</summary>
    public int Size => _batch.Size;

    /// <summary>Asks for the records; several groups may be asked for at once.</summary>
    /// <param name="keys">Their keys, no more than <see cref="Size"/>.</param>
    /// <param name="unit">The roots of the request besides the keys.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<ExchangeResult> AskAsync(IReadOnlyList<string> keys, Scope unit, CancellationToken cancellation)
    {
        var scope = unit.Fork();
        scope[Root.Params] = Value.Of(entity.Params);
        scope[Root.Items] = Value.Of([.. keys.Select(key => ItemOf(key, scope))]);
        return send(many, scope, null, cancellation);
    }

    /// <summary>Says what came of each key; one answer at a time. A key that is not among the outcomes has to be asked for by itself.</summary>
    /// <param name="keys">The keys that were asked for.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="exchange">The exchange. It is not disposed; the records point into it.</param>
    public IReadOnlyDictionary<string, GetOutcome> Judge(IReadOnlyList<string> keys, Scope unit, ExchangeResult exchange) => exchange.Action switch
    {
        AnswerAction.Fine when exchange.Answer!.Text.Length > 0 => Found(keys, unit, exchange),
        AnswerAction.Retry or AnswerAction.Throttle or AnswerAction.Reauthorize or AnswerAction.Fail => All(keys, ReadFault.Of(exchange)),
        // One bad key may spoil the whole group: each is tried alone.
        _ => new Dictionary<string, GetOutcome>(),
    };

    private Dictionary<string, GetOutcome> Found(IReadOnlyList<string> keys, Scope unit, ExchangeResult exchange)
    {
        var outcomes = new Dictionary<string, GetOutcome>(StringComparer.Ordinal);
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        var scope = RecordScope.Of(entity, unit);
        scope[Root.Items] = exchange.Scope![Root.Items];
        var fault = _rows.Find(exchange, slots =>
        {
            scope.Slots = slots;
            if (OutcomeOf(scope, slots) is var (asked, outcome) && wanted.Contains(asked))
                outcomes.TryAdd(asked, outcome);
        });
        return fault is null ? outcomes : All(keys, ReadFault.Of(many, fault.Message, fault.Code));
    }

    private (string Asked, GetOutcome Outcome)? OutcomeOf(ScanScope scope, ScanSlots slots)
    {
        var key = KeyText.Of(entity.Key, scope, "key", out _);
        var match = _batch.Match?.Evaluate(scope) ?? Value.Undefined;
        var asked = _batch.Match is null ? key : ValueText.Has(match) ? ValueText.Of(match) : null;
        if (asked is null)
            return null;
        if (_batch.Ok?.Evaluate(scope) is { Kind: ValueKind.Boolean, Boolean: false })
            return (asked, new GetOutcome { Reason = $"{ExchangeText.Head(many)}: {Said(scope)}" });
        return key is null ? null : (asked, new GetOutcome { Record = new ReadRecord(key, slots.Bytes(slots.Whole)) { AskedKey = asked == key ? null : asked } });
    }

    private string Said(ScanScope scope) =>
        _batch.Message?.Evaluate(scope) is { } said && ValueText.Has(said) ? ValueText.Of(said) : "the answer says that it cannot be read.";

    private Value ItemOf(string key, Scope scope)
    {
        var own = scope.Fork();
        own[Root.Key] = Value.Of(key);
        return _batch.Item.Evaluate(own);
    }

    private static Dictionary<string, GetOutcome> All(IReadOnlyList<string> keys, ReadFault fault) =>
        keys.ToDictionary(key => key, _ => new GetOutcome { Fault = fault }, StringComparer.Ordinal);
}
