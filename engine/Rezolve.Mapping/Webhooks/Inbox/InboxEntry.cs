using Rezolve.Mapping.Webhooks.Reading;

namespace Rezolve.Mapping.Webhooks.Inbox;

/// <summary>An event that a system told of, as it is kept: who it was about, never what it said.</summary>
/// <param name="Id">Its id: <c>connection/webhook/</c> and a digest of what makes it the same event.</param>
internal sealed record InboxEntry(string Id)
{
    /// <summary>The entity; null where the event could not be read.</summary>
    public string? Entity { get; init; }

    /// <summary>The record's key; null where it is not known.</summary>
    public string? Key { get; init; }

    /// <summary>The key of the record that is looked at; null where none is.</summary>
    public string? Record { get; init; }

    /// <summary>When it came first.</summary>
    public DateTimeOffset FirstAt { get; init; }

    /// <summary>When it came last.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>How often it came.</summary>
    public long Times { get; init; }

    /// <summary>Why nothing could be made of it; null where something could.</summary>
    public string? Reason { get; init; }

    /// <summary>What its delivery looked like, without its values; null where it could be read.</summary>
    public string? Sketch { get; init; }
}

/// <summary>What one delivery brings.</summary>
/// <param name="Events">Its events.</param>
/// <param name="Sketch">What it looked like, without its values; null where all of it could be read.</param>
internal sealed record InboxDelivery(IReadOnlyList<InboxEvent> Events, string? Sketch);

/// <summary>One event, and the record that is to be looked at.</summary>
/// <param name="Event">The event.</param>
/// <param name="Record">The record's key; null where there is nothing to look at.</param>
internal sealed record InboxEvent(WebhookEvent Event, string? Record);
