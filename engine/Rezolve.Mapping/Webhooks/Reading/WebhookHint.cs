using Rezolve.Mapping.Programs.Webhooks;

namespace Rezolve.Mapping.Webhooks.Reading;

/// <summary>A record that an event is about.</summary>
/// <param name="Entity">Its entity, by its name in the manifest.</param>
/// <param name="Key">Its key; null where only its parent is named.</param>
/// <param name="ParentKey">The key of the record it belongs to; null where it belongs to none.</param>
/// <param name="Deed">What the event suggests.</param>
internal sealed record WebhookHint(string Entity, string? Key, string? ParentKey, HintDeed Deed);

/// <summary>One event of a delivery, and what could be made of it.</summary>
/// <param name="Fate">What could be made of it.</param>
internal sealed record WebhookEvent(EventFate Fate)
{
    /// <summary>The record; only where the fate is a hint.</summary>
    public WebhookHint? Hint { get; init; }

    /// <summary>What only deliveries of the same event have in common.</summary>
    public string Same { get; init; } = "";

    /// <summary>Why nothing could be made of it; null where something could.</summary>
    public string? Reason { get; init; }
}

/// <summary>What could be made of an event.</summary>
internal enum EventFate
{
    /// <summary>A record to be read.</summary>
    Hint,

    /// <summary>A row says that it means nothing.</summary>
    Ignored,

    /// <summary>No row matches.</summary>
    Unmatched,

    /// <summary>It says no key, or its values cannot be computed.</summary>
    Unreadable,
}
