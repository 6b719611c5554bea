using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Rows;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Records;

/// <summary>Reads one record by its key.</summary>
/// <param name="send">Sends one request.</param>
/// <param name="entity">What is read; it has a <c>get</c>.</param>
internal sealed class GetReader(SendOperation send, EntityProgram entity)
{
    private readonly DocumentScan _scan = new(entity.Layout);
    private readonly OperationProgram _get = entity.Get ?? throw new ArgumentException($"{entity.Name} has no get.", nameof(entity));

    /// <summary>Reads the record. Whoever holds the outcome disposes it.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="unit">The roots of the request besides the key.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <remarks>A record is only missing while what confirms that can be asked: else nobody knows, and that is the fault.</remarks>
    public async Task<GetOutcome> ReadAsync(string key, Scope unit, CancellationToken cancellation)
    {
        var outcome = Judge(key, unit, await AskAsync(key, unit, cancellation).ConfigureAwait(false));
        if (!outcome.IsMissing || entity.Deletes?.Missing?.Confirm is not { } confirm)
            return outcome;
        using var confirmed = await send(confirm, unit.Fork(), null, cancellation).ConfigureAwait(false);
        return confirmed.IsFine ? outcome : outcome with { IsMissing = false, Fault = ReadFault.Of(confirmed) };
    }

    /// <summary>Asks for the record; several may be asked for at once.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="unit">The roots of the request besides the key.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<ExchangeResult> AskAsync(string key, Scope unit, CancellationToken cancellation)
    {
        var scope = unit.Fork();
        scope[Root.Params] = Value.Of(entity.Params);
        scope[Root.Key] = Value.Of(key);
        return send(_get, scope, null, cancellation);
    }

    /// <summary>Says what came of it; one answer at a time.</summary>
    /// <param name="key">The key that was asked for.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="exchange">The exchange; the outcome owns it from here on.</param>
    public GetOutcome Judge(string key, Scope unit, ExchangeResult exchange)
    {
        var outcome = new GetOutcome { Exchange = exchange };
        if (IsMissing(exchange) is { } isMissing)
            return isMissing ? outcome with { IsMissing = true } : outcome with { Reason = Said(exchange) };
        return exchange.Action switch
        {
            AnswerAction.Fine => Record(key, unit, exchange, outcome),
            AnswerAction.Missing or AnswerAction.Ignore => outcome with { IsMissing = true },
            AnswerAction.Reject or AnswerAction.Conflict or AnswerAction.Unchanged => outcome with { Reason = Said(exchange) },
            _ => outcome with { Fault = ReadFault.Of(exchange) },
        };
    }

    // Where the manifest says which answers mean that, no other does; null where it does not matter here.
    private bool? IsMissing(ExchangeResult exchange) =>
        entity.Deletes?.Missing is { } missing && exchange is { Action: AnswerAction.Missing or AnswerAction.Reject, Answer: { } answer }
            ? missing.Statuses.Contains(answer.Status) ? true : exchange.Action == AnswerAction.Missing ? false : null
            : null;

    private GetOutcome Record(string key, Scope unit, ExchangeResult exchange, GetOutcome outcome)
    {
        var bytes = Bytes(exchange, out var reason);
        if (reason is null && _scan.Run(bytes) is { } fault)
            reason = $"the record cannot be read at byte {fault.Offset}: {fault.Message}";
        if (reason is not null)
            return outcome with { Reason = $"{ExchangeText.Head(_get)}: {reason}." };
        var headers = exchange.Scope![Root.Headers];
        var scope = RecordScope.Of(entity, unit, headers);
        scope.Slots = _scan.Slots;
        var parent = new RowParent(entity, unit[Root.Parent]).Of(scope, mayComeLater: false, out var orphan);
        var found = KeyText.Of(entity.Key, scope, "key", out reason);
        return (found is null ? reason : orphan) is { } wrong
            ? outcome with { Reason = $"{ExchangeText.Head(_get)}: {wrong}." }
            : outcome with { Record = new ReadRecord(found!, bytes, headers, found == key ? null : key) { Parent = parent }, Also = AlsoRecords.Find(_get, exchange.Answer!.Text) };
    }

    private ReadOnlyMemory<byte> Bytes(ExchangeResult exchange, out string? reason)
    {
        reason = exchange.Answer!.Text.Length == 0 ? $"the answer ({exchange.Answer.Status}) is empty where a record is due" : null;
        if (_get.Result is null || reason is not null)
            return exchange.Answer.Text;
        reason = exchange.Scope!.DocumentFault;
        if (reason is not null)
            return ReadOnlyMemory<byte>.Empty;
        var result = _get.Result.Evaluate(exchange.Scope);
        reason = result.Kind switch
        {
            ValueKind.Object => null,
            ValueKind.Fault => $"result ({_get.Result.Place}) cannot be evaluated: {result.Text}",
            _ => $"result ({_get.Result.Place}) gives {result.Kind.ToString().ToLowerInvariant()} where a record is due",
        };
        return reason is null ? ValueJson.ToBytes(result) : ReadOnlyMemory<byte>.Empty;
    }

    private string Said(ExchangeResult exchange) =>
        exchange.Message.Length > 0 ? exchange.Message : $"{ExchangeText.Head(_get)} was answered {exchange.Answer?.Status} without a record.";
}
