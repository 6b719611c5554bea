using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Operations;

namespace Rezolve.Mapping.Calling;

/// <summary>The results of runs that end before they have one.</summary>
internal static class FlowFaults
{
    /// <summary>The manifest and the answers do not go together: a person has to look.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="why">What is wrong, as the rest of a sentence that begins with the operation's name.</param>
    public static ExchangeResult Of(OperationProgram operation, string why) => new()
    {
        Action = AnswerAction.Fail,
        Code = ExchangeCode.WrongShape,
        Owner = FaultOwner.Config,
        Message = $"{ExchangeText.Head(operation)}: {why}.",
    };

    /// <summary>Reading ended early; the answer, where there is one, goes with it.</summary>
    public static ExchangeResult Of(ReadFault fault, ExchangeResult? exchange) =>
        (exchange ?? new ExchangeResult { Action = fault.Action, Code = fault.Code }) with
        {
            Action = fault.Action,
            Code = fault.Code,
            Message = fault.Message,
            Owner = fault.Owner,
            After = fault.After,
        };
}
