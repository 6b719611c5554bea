using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Auth;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http;

/// <summary>The results of exchanges in which no answer came.</summary>
internal static class Results
{
    /// <summary>The request could not be made from its values; repeating it is useless.</summary>
    public static ExchangeResult OfBuild(OperationProgram operation, RequestFault fault, SecretMask secrets) => new()
    {
        Action = AnswerAction.Reject,
        Code = ExchangeCode.NotBuilt,
        Owner = FaultOwner.Config,
        Message = ExchangeText.OfBuild(operation, fault, secrets),
    };

    /// <summary>Nothing came back, or not what may be read.</summary>
    public static ExchangeResult OfFailure(OperationProgram operation, TransportFailure failure, SecretMask secrets)
    {
        var passing = failure.Code is ExchangeCode.NotConnected or ExchangeCode.Broken or ExchangeCode.TimedOut or ExchangeCode.Truncated
            or ExchangeCode.FileNotRead;
        return new()
        {
            Action = passing ? AnswerAction.Retry : AnswerAction.Fail,
            Code = failure.Code,
            Owner = passing ? FaultOwner.Transient : FaultOwner.Config,
            OutcomeUnknown = failure.MaybeSent && !operation.IsRead,
            Message = ExchangeText.OfFailure(operation, failure, secrets),
        };
    }

    /// <summary>Signing in did not work, so nothing was sent.</summary>
    public static ExchangeResult OfAuth(OperationProgram operation, AuthFault fault, SecretMask secrets) => new()
    {
        Action = fault.Passing ? AnswerAction.Retry : AnswerAction.Fail,
        Code = fault.Code,
        Owner = fault.Passing ? FaultOwner.Transient : FaultOwner.Config,
        Message = secrets.Mask($"{ExchangeText.Head(operation)} was not sent: {fault.Reason}."),
    };

    /// <summary>The credentials were refused, and new ones cannot be had or were refused as well.</summary>
    public static ExchangeResult Refused(ExchangeResult result) =>
        result with { Action = AnswerAction.Fail, Message = result.Message + " The credentials were refused." };

    /// <summary>The budget is paused for longer than this call may wait.</summary>
    public static ExchangeResult OfPause(OperationProgram operation, DateTimeOffset until) => new()
    {
        Action = AnswerAction.Throttle,
        Code = ExchangeCode.Paused,
        Owner = FaultOwner.Transient,
        After = until,
        Message = $"{ExchangeText.Head(operation)} was not sent: the vendor allows no more requests before {until:yyyy-MM-dd'T'HH:mm:ss'Z'}.",
    };
}
