using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>What came of one exchange, and what to do next.</summary>
internal sealed record ExchangeResult : IDisposable
{
    /// <summary>What to do next.</summary>
    public required AnswerAction Action { get; init; }

    /// <summary>What sort of outcome it is.</summary>
    public required ExchangeCode Code { get; init; }

    /// <summary>The answer; null where none came. Disposed with this.</summary>
    public Answer? Answer { get; init; }

    /// <summary>The status it was answered with, also where the answer is gone; null where none came.</summary>
    public int? Status { get => field ?? Answer?.Status; init; }

    /// <summary>The answer as slots see it; null where none came.</summary>
    public AnswerScope? Scope { get; init; }

    /// <summary>What happened, with operation, place and status, in plain words without secrets; empty where all is well.</summary>
    public string Message { get; init; } = "";

    /// <summary>When to try again; null where nothing was said.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Who has to act; null where nobody has to.</summary>
    public FaultOwner? Owner { get; init; }

    /// <summary>The rest of the request took effect: read back.</summary>
    public bool Partial { get; init; }

    /// <summary>The request was a write and may have taken effect: look before repeating it.</summary>
    public bool OutcomeUnknown { get; init; }

    /// <summary>The error rule that decided; null where the default map did.</summary>
    public SourcePlace? RulePlace { get; init; }

    /// <summary>What else is worth knowing: rules that could not be evaluated.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What to try; empty where there is nothing to do.</summary>
    public string Remedy => Remedies.Of(Code, Action, After);

    /// <summary>Whether the answer is what was asked for.</summary>
    public bool IsFine => Action is AnswerAction.Fine or AnswerAction.Unchanged;

    /// <summary>Gives the answer's memory back.</summary>
    public void Dispose() => Answer?.Dispose();
}
