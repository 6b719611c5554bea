using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Calling.Batches;

/// <summary>One write of a batch, built.</summary>
/// <param name="Index">Its place among the writes, from 0.</param>
/// <param name="Identity">What results name it by: its key, or the key of its intent; null where it has neither.</param>
/// <param name="Item">What stands for it in the request.</param>
internal sealed record BatchWrite(int Index, string? Identity, Value Item)
{
    /// <summary>The write of a scope.</summary>
    public static BatchWrite Of(int index, Scope scope, Value item)
    {
        var identity = scope[Root.Key].IsNothing ? scope[Root.Intent]["key"] : scope[Root.Key];
        return new(index, ValueText.Has(identity) ? ValueText.Of(identity) : null, item);
    }
}

/// <summary>What came of one write of a batch.</summary>
/// <param name="Exchange">What to do next, in the terms of an exchange; it has no answer of its own.</param>
/// <param name="Result">What the vendor told of it; undefined where that is nothing.</param>
internal sealed record BatchOutcome(ExchangeResult Exchange, Value Result)
{
    /// <summary>Another outcome tells of the same: the request failed as a whole, which is one failure.</summary>
    public bool IsEcho { get; init; }

    /// <summary>Whether it went well.</summary>
    public bool IsFine => Exchange.Action == AnswerAction.Fine;

    /// <summary>Whether it may have taken effect: look before repeating it.</summary>
    public bool IsUnknown => Exchange.OutcomeUnknown;
}

/// <summary>What came of a batch.</summary>
/// <param name="Outcomes">One for each write, in the order of the writes.</param>
/// <param name="Notes">What else is worth knowing: results that belong to no write.</param>
internal sealed record BatchReport(IReadOnlyList<BatchOutcome> Outcomes, IReadOnlyList<string> Notes);
