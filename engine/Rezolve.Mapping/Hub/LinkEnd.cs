namespace Rezolve.Mapping.Hub;

/// <summary>That a link has ended: why, and since when. It is kept with the link, so that late news cannot bring the ticket back.</summary>
/// <param name="Reason">Why.</param>
/// <param name="At">When it ended.</param>
internal sealed record LinkEnd(LinkEndReason Reason, DateTimeOffset At)
{
    /// <summary>The key of the ticket that stands in this one's place there; null where none does.</summary>
    public string? Into { get; init; }

    /// <summary>Since when the ticket is there again and a person has to say whether it goes on; null where it is gone, or was never looked for.</summary>
    public DateTimeOffset? BackSince { get; init; }
}

/// <summary>Why a link has ended.</summary>
internal enum LinkEndReason
{
    /// <summary>The system no longer has the ticket.</summary>
    Deleted,

    /// <summary>The ticket became part of another one there, or goes by another key.</summary>
    Merged,

    /// <summary>The ticket was deleted in the hub, or at another system whose deletes count here.</summary>
    DeletedInHub,

    /// <summary>It no longer matches what takes part.</summary>
    Left,

    /// <summary>It took no writes any more, and another follows it.</summary>
    Followed,

    /// <summary>Somebody ended it.</summary>
    Unlinked,
}
