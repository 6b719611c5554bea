using Rezolve.Mapping.Http.Answers;
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
        Action = AnswerAction.Reject, Code = ExchangeCode.NotBuilt, Owner = FaultOwner.Config, Message = ExchangeText.OfBuild(operation, fault, secrets),
    };

    /// <summary>Nothing came back, or not what may be read.</summary>
    public static ExchangeResult OfFailure(OperationProgram operation, TransportFailure failure, SecretMask secrets)
    {
        var passing = failure.Code is ExchangeCode.NotConnected or ExchangeCode.Broken or ExchangeCode.TimedOut or ExchangeCode.Truncated;
        return new()
        {
            Action = passing ? AnswerAction.Retry : AnswerAction.Fail,
            Code = failure.Code,
            Owner = passing ? FaultOwner.Transient : FaultOwner.Config,
            OutcomeUnknown = failure.MaybeSent && !operation.IsRead,
            Message = ExchangeText.OfFailure(operation, failure, secrets),
        };
    }
}
