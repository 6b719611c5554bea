using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Traces;

/// <summary>Why a turn of a link did what it did, kept for whoever asks later. A turn that found nothing to do leaves none.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="At">When.</param>
/// <param name="Ticket">The hub's ticket.</param>
/// <param name="Connection">The system.</param>
/// <param name="Key">The ticket's key there.</param>
/// <param name="Cause">What brought the turn about, for people.</param>
internal sealed record TurnTrace(string Id, DateTimeOffset At, string Ticket, string Connection, string Key, string Cause)
{
    /// <summary>What was decided, by field.</summary>
    public IReadOnlyList<FieldDecision> Decisions { get; init; } = [];

    /// <summary>The request that was sent; null where the turn sent none.</summary>
    public RequestTrace? Request { get; init; }
}

/// <summary>What was decided of a field, and on what.</summary>
/// <param name="Field">The field.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="Base">What was agreed last; null where nothing was.</param>
/// <param name="Hub">What the hub said.</param>
/// <param name="External">What the system said, in its own words.</param>
internal sealed record FieldDecision(string Field, DecisionOutcome Outcome, AgreedPair? Base, Value Hub, Value External)
{
    /// <summary>The rule that decided, or what is waited for; null where only one side had changed.</summary>
    public string? Why { get; init; }
}

/// <summary>What becomes of a field.</summary>
internal enum DecisionOutcome
{
    /// <summary>The hub takes what the system says.</summary>
    Pulled,

    /// <summary>The system is to be told what the hub says.</summary>
    Due,

    /// <summary>Both had changed; what loses is kept.</summary>
    Conflict,

    /// <summary>It stays as it is on both sides.</summary>
    Held,
}

/// <summary>A request of the engine's that changes something, and what came of it.</summary>
/// <param name="What">What was asked: <c>update</c>, or the status it is to become.</param>
/// <param name="Result">What came of it: <c>done</c>, <c>partial</c>, <c>nothing</c>, <c>failed</c> or <c>unknown</c>.</param>
/// <param name="Took">How long the answer took.</param>
internal sealed record RequestTrace(string What, string Result, TimeSpan Took)
{
    /// <summary>What was sent, by field, in the system's terms.</summary>
    public IReadOnlyDictionary<string, Value> Sent { get; init; } = new Dictionary<string, Value>();

    /// <summary>What was read back of it; null where it was not read.</summary>
    public IReadOnlyDictionary<string, Value>? ReadBack { get; init; }

    /// <summary>Why it did not work, or only in part; null where it did.</summary>
    public string? Problem { get; init; }
}
