using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Transforms.Reading;

namespace Rezolve.Mapping.Sync.Systems.Manifests;

/// <summary>Exchanges and readings that failed, in the terms of what to do about them.</summary>
internal static class Failures
{
    /// <summary>Of an exchange.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="exchange">What came of it; it was not fine.</param>
    public static Failure Of(OperationProgram operation, ExchangeResult exchange) =>
        Make(exchange.OutcomeUnknown ? FailureClass.Ambiguous : ClassOf(exchange.Action, exchange.Code, exchange.Status), exchange.Message) with
        {
            After = exchange.After,
            Place = exchange.RulePlace ?? operation.Place,
            Operation = operation.Name,
        };

    /// <summary>Of a write. A ticket that is to be changed and is not there is gone; an address for new ones that is not there is wrong.</summary>
    public static Failure OfWrite(OperationProgram operation, ExchangeResult exchange, bool isCreate)
    {
        var failure = Of(operation, exchange);
        return !isCreate && exchange is { RulePlace: null, Status: 404 or 410 } && failure.Class is FailureClass.Config or FailureClass.Validation
            ? failure with { Class = FailureClass.NotFound, Code = FailureCodes.Of(FailureClass.NotFound) }
            : failure;
    }

    /// <summary>Of a reading.</summary>
    /// <param name="operation">The operation that was read; null where it is not known.</param>
    /// <param name="fault">Why it ended early.</param>
    public static Failure Of(OperationProgram? operation, ReadFault fault) => Make(ClassOf(fault.Action, fault.Code, fault.Status), fault.Message) with
    {
        After = fault.After,
        Place = operation?.Place,
        Operation = operation?.Name,
    };

    /// <summary>Of one record that cannot be read, though others can.</summary>
    public static Failure OfRecord(OperationProgram? operation, string reason) =>
        Make(FailureClass.Mapping, reason) with { Code = HoldCode.Key.Text(), Place = operation?.Place, Operation = operation?.Name };

    /// <summary>What was asked about is not there.</summary>
    public static Failure Gone(OperationProgram? operation, string message) => Make(FailureClass.NotFound, message) with { Place = operation?.Place, Operation = operation?.Name };

    /// <summary>Of a field that is held.</summary>
    public static Failure Of(HeldField held) => Make(FailureClass.Mapping, held.Reason) with { Code = held.Code.Text(), Place = held.Place };

    /// <summary>The system has no way to do something: a connector that cannot is not to be asked.</summary>
    public static Failure NotOffered(string what, SourcePlace place) => Make(FailureClass.Config, $"The connector has no way to {what} ({place}).") with { Place = place };

    private static FailureClass ClassOf(AnswerAction action, ExchangeCode code, int? status) => (action, code) switch
    {
        (_, ExchangeCode.NeedsSignIn or ExchangeCode.SignInFailed) when action != AnswerAction.Retry => FailureClass.Auth,
        (AnswerAction.Reauthorize, _) => FailureClass.Auth,
        (AnswerAction.Retry, _) => FailureClass.Transient,
        (AnswerAction.Throttle, _) => FailureClass.Throttled,
        (AnswerAction.Conflict, _) => FailureClass.Conflict,
        (AnswerAction.Missing, _) => FailureClass.NotFound,
        (AnswerAction.Reject, ExchangeCode.NotBuilt) => FailureClass.Mapping,
        (AnswerAction.Reject, _) => status == 403 ? FailureClass.Permission : FailureClass.Validation,
        _ when status == 401 => FailureClass.Auth,
        _ => FailureClass.Config,
    };

    private static Failure Make(FailureClass sort, string message) => new(sort, FailureCodes.Of(sort), message);
}
