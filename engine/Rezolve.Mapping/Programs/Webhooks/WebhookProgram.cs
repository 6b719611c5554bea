using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Programs.Webhooks;

/// <summary>What a system tells by itself: how a delivery is known to be genuine, and which records its events are about.</summary>
internal sealed record WebhookProgram
{
    /// <summary>Its name in the manifest.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands in the manifest.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>How a delivery is known to be genuine.</summary>
    public required VerifyProgram Verify { get; init; }

    /// <summary>The events of a delivery, a list; null where the delivery is one event.</summary>
    public ValueSlot? FanOut { get; init; }

    /// <summary>What only deliveries of the same event have in common; null where nothing says it.</summary>
    public ValueSlot? Deduplicate { get; init; }

    /// <summary>Which records an event is about: the first row that matches counts.</summary>
    public required IReadOnlyList<HintRule> On { get; init; }

    /// <summary>What is answered to a request that only asks whether somebody is there; null where there is none.</summary>
    public ChallengeProgram? Challenge { get; init; }

    /// <summary>How the system is told where to send events; null where a person does that.</summary>
    public SubscriptionProgram? Subscription { get; init; }
}

/// <summary>A compiled kind of verification; what it does is in <c>Webhooks/Verification</c>.</summary>
internal abstract record VerifyProgram
{
    /// <summary>The addresses that are asked for what proves a delivery: what an approval pins.</summary>
    public virtual IReadOnlyList<ValueSlot> Endpoints => [];

    /// <summary>Whether a delivery is held against a secret.</summary>
    public virtual bool TakesSecret => false;

    /// <summary>Whether the connector says where the secret comes from; else only a subscription can tell it.</summary>
    public virtual bool SaysSecret => false;
}

/// <summary>One row of <c>on</c>.</summary>
/// <param name="Place">Where it stands in the manifest.</param>
/// <param name="When">Whether it counts; null where it always does.</param>
/// <param name="Entity">The entity of the record; null where the event is ignored.</param>
/// <param name="Hint">The record's key; null where only the parent is named.</param>
/// <param name="ParentKey">The key of a child's parent.</param>
/// <param name="Deed">What the event suggests.</param>
internal sealed record HintRule(SourcePlace Place, ValueSlot? When, string? Entity, ValueSlot? Hint, ValueSlot? ParentKey, HintDeed Deed);

/// <summary>What an event suggests. None of it is believed: the record is read.</summary>
internal enum HintDeed
{
    /// <summary>The record has changed.</summary>
    Refetch,

    /// <summary>The record is gone.</summary>
    Delete,

    /// <summary>Nothing.</summary>
    Ignore,
}

/// <summary>What is answered to a request that only asks whether somebody is there.</summary>
/// <param name="When">Whether a request is one.</param>
/// <param name="Respond">The answer's body.</param>
internal sealed record ChallengeProgram(ValueSlot When, ValueSlot Respond);

/// <summary>How the system is told where to send events.</summary>
/// <param name="Create">Tells it.</param>
internal sealed record SubscriptionProgram(OperationProgram Create)
{
    /// <summary>Tells it again, before it forgets.</summary>
    public OperationProgram? Renew { get; init; }

    /// <summary>Tells it to stop.</summary>
    public OperationProgram? Remove { get; init; }

    /// <summary>What the system calls the subscription, in the answer to <see cref="Create"/>.</summary>
    public ValueSlot? Id { get; init; }

    /// <summary>The secret that the system gives, in the same answer; null where the engine's own is used.</summary>
    public ValueSlot? Secret { get; init; }

    /// <summary>How often it is renewed; null for never.</summary>
    public TimeSpan? Every { get; init; }
}
