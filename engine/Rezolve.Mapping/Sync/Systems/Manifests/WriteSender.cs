using Rezolve.Mapping.Calling.Batches;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Sync.Systems.Manifests.Reads;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests;

/// <summary>Sends the requests of one write, each once, until one does not go well; and says what came of the whole.</summary>
internal sealed class WriteSender(ManifestSystem system)
{
    private readonly SharedWrites _shared = new(system);

    /// <summary>Sends them.</summary>
    public async Task<WriteReport> SendAsync(WriteOrder order, PreparedOrder write, CancellationToken cancellation)
    {
        var report = new WriteReport { Result = WriteResult.Nothing, Key = order.Key, Held = write.Held };
        if (write.Requests.Count == 0)
            return Nothing(report);
        var runner = system.Runner(Priority.Webhook);
        for (var at = 0; at < write.Requests.Count; at++)
        {
            var request = write.Requests[at];
            if (request.Scope[Root.Key].IsNothing && request.Field is not null)
            {
                if (report.Key is null)
                    return Unfinished(report, request);
                request.Scope[Root.Key] = Value.Of(report.Key);
            }
            var asked = system.Runtime.Clock.GetUtcNow();
            if (await TogetherAsync(order, request, cancellation).ConfigureAwait(false) is { } outcome)
            {
                if (!outcome.IsFine)
                {
                    var failed = Failed(report, request.Operation, outcome.Exchange, isFirst: at == 0, order);
                    return failed with { Failure = failed.Failure! with { IsEcho = outcome.IsEcho } };
                }
                report = report with { Result = WriteResult.Done, Key = report.Key ?? KeyOf(outcome, request.Scope) };
                continue;
            }
            using var exchange = await runner.SendAsync(request.Operation, request.Scope, null, cancellation).ConfigureAwait(false);
            if (exchange.Action is not (AnswerAction.Fine or AnswerAction.Unchanged or AnswerAction.Ignore))
                return Failed(report, request.Operation, exchange, isFirst: at == 0, order);
            report = Took(report, request, exchange, order, isAll: write.Requests.Count == 1, asked, cancellation);
        }
        return report;
    }

    // What could not be said is a reason; where all could be, the vendor has it so already.
    private static WriteReport Nothing(WriteReport report) => report.Held.Count == 0
        ? report
        : report with { Result = WriteResult.Failed, Failure = report.Held.Values.First() };

    private WriteReport Took(
        WriteReport report, PlannedRequest request, ExchangeResult exchange, WriteOrder order, bool isAll, DateTimeOffset asked, CancellationToken cancellation)
    {
        report = report with { Result = WriteResult.Done };
        if (request.Field is not null || order.Kind is WriteKind.Delete || exchange.Action != AnswerAction.Fine)
            return report;
        var bytes = AnswerRecord.Of(request.Operation, exchange);
        if (bytes.IsEmpty)
            return report;
        var headers = exchange.Scope?[Root.Headers] ?? Value.Undefined;
        var key = report.Key ?? KeyOf(bytes, headers, request.Scope);
        var isTruth = isAll && (order.Kind == WriteKind.Create ? order.Follows is null && system.Entity.CreateIsAuthoritative : system.Entity.UpdateIsAuthoritative);
        var readAt = exchange.Answer is { ServerDate: { } date } answer ? date - (answer.ReceivedAt - asked) : asked;
        return report with
        {
            Key = key,
            Ticket = isTruth && key is not null ? OneRecord.Map(system, request.Scope, new ReadRecord(key, bytes, headers), [], readAt, cancellation).Ticket : null,
        };
    }

    // Fields and steps that have requests of their own are no part of what goes out together.
    private async Task<BatchOutcome?> TogetherAsync(WriteOrder order, PlannedRequest request, CancellationToken cancellation) =>
        order.Together is { } together && request.Field is null && request.Scope[Root.Transition].IsNothing && _shared[request.Operation] is { } many
            ? await together.JoinAsync(many, request.Scope, cancellation).ConfigureAwait(false)
            : null;

    // A result that bears nothing but the intent's own key does not tell what was made: that is looked up.
    private string? KeyOf(BatchOutcome outcome, Scope write) =>
        outcome.Result.Kind == ValueKind.Object && KeyOf(ValueJson.ToBytes(outcome.Result), Value.Undefined, write) is { } key
        && !(write[Root.Intent]["key"] is { Kind: ValueKind.Text } intent && intent.Text == key)
            ? key
            : null;

    private string? KeyOf(ReadOnlyMemory<byte> bytes, Value headers, Scope unit)
    {
        var scan = new DocumentScan(system.Entity.Layout);
        if (scan.Run(bytes) is not null)
            return null;
        var scope = RecordScope.Of(system.Entity, unit, headers);
        scope.Slots = scan.Slots;
        return KeyText.Of(system.Entity.Key, scope, "key", out _);
    }

    // The address for new children names their parent, which may be gone.
    private WriteReport Failed(WriteReport report, OperationProgram operation, ExchangeResult exchange, bool isFirst, WriteOrder order)
    {
        var failure = Failures.OfWrite(operation, exchange, order.Kind == WriteKind.Create && isFirst && system.Entity.Parents.Count == 0);
        var result = exchange.OutcomeUnknown ? WriteResult.Unknown
            : exchange.Partial || !isFirst ? WriteResult.Partial
            : WriteResult.Failed;
        return report with { Result = result, Failure = failure };
    }

    // Made, but nobody can say what: its other fields wait until it was found.
    private WriteReport Unfinished(WriteReport report, PlannedRequest request)
    {
        var message = $"The {system.Entity.Name} was made, but the answer does not tell its key, which {request.Operation.Name} needs to write {request.Field} ({request.Operation.Place}).";
        return report with
        {
            Result = WriteResult.Partial,
            Failure = new Failure(FailureClass.Config, FailureCodes.Of(FailureClass.Config), message) { Place = request.Operation.Place, Operation = request.Operation.Name },
        };
    }
}
