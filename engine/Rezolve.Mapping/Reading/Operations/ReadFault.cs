using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Reading.Operations;

/// <summary>Why reading ended early, and what to do next.</summary>
/// <param name="Action">What to do next.</param>
/// <param name="Code">What sort of fault it is.</param>
/// <param name="Message">What happened, with operation and place, in plain words without secrets.</param>
/// <param name="Owner">Who has to act; null where nobody has to.</param>
/// <param name="After">When to try again; null where nothing was said.</param>
internal sealed record ReadFault(AnswerAction Action, ExchangeCode Code, string Message, FaultOwner? Owner, DateTimeOffset? After = null)
{
    /// <summary>The status of the answer; null where none came.</summary>
    public int? Status { get; init; }

    /// <summary>What to try.</summary>
    public string Remedy => Remedies.Of(Code, Action, After);

    /// <summary>The connector or the vendor's answers are not what they should be: a person has to look, unless the answer was only cut.</summary>
    /// <param name="operation">The operation that was read.</param>
    /// <param name="why">What is wrong, as the rest of a sentence that begins with the operation's name.</param>
    /// <param name="code">What sort of fault it is.</param>
    public static ReadFault Of(OperationProgram operation, string why, ExchangeCode code = ExchangeCode.WrongShape) =>
        code == ExchangeCode.Truncated
            ? new(AnswerAction.Retry, code, $"{ExchangeText.Head(operation)}: {why}.", FaultOwner.Transient)
            : new(AnswerAction.Fail, code, $"{ExchangeText.Head(operation)}: {why}.", FaultOwner.Config);

    /// <summary>The exchange was not fine.</summary>
    public static ReadFault Of(ExchangeResult exchange) => new(exchange.Action, exchange.Code, exchange.Message, exchange.Owner, exchange.After) { Status = exchange.Answer?.Status };
}
