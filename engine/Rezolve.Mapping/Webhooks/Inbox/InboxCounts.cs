namespace Rezolve.Mapping.Webhooks.Inbox;

/// <summary>What came of the deliveries of a webhook, in numbers. Events in equal events out: each is one of the five.</summary>
internal sealed record InboxCounts
{
    /// <summary>Events that had a record looked at.</summary>
    public long Accepted { get; init; }

    /// <summary>Events that had come before; their record is looked at once more all the same.</summary>
    public long Duplicates { get; init; }

    /// <summary>Events that a row says mean nothing, or about records that no sync follows.</summary>
    public long Ignored { get; init; }

    /// <summary>Events that no row matches.</summary>
    public long Unmatched { get; init; }

    /// <summary>Events that could not be read.</summary>
    public long Unreadable { get; init; }

    /// <summary>Deliveries that were not genuine.</summary>
    public long Refused { get; init; }

    /// <summary>When the last genuine delivery came; null before the first.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>When the last delivery was refused; null where none was.</summary>
    public DateTimeOffset? RefusedAt { get; init; }

    /// <summary>Why it was.</summary>
    public string? Refusal { get; init; }

    /// <summary>Two as one; of what came last the right one tells.</summary>
    public static InboxCounts operator +(InboxCounts left, InboxCounts right) => new()
    {
        Accepted = left.Accepted + right.Accepted,
        Duplicates = left.Duplicates + right.Duplicates,
        Ignored = left.Ignored + right.Ignored,
        Unmatched = left.Unmatched + right.Unmatched,
        Unreadable = left.Unreadable + right.Unreadable,
        Refused = left.Refused + right.Refused,
        LastAt = right.LastAt ?? left.LastAt,
        RefusedAt = right.RefusedAt ?? left.RefusedAt,
        Refusal = right.Refusal ?? left.Refusal,
    };
}
