namespace Rezolve.Mapping.Sync.Verification;

/// <summary>What comes of looking at a ticket of a system.</summary>
internal enum LinkVerdict
{
    /// <summary>It was read and compared.</summary>
    Compared,

    /// <summary>The system does not have it.</summary>
    Missing,

    /// <summary>It could not be read.</summary>
    Unread,

    /// <summary>The link has ended, or is left alone.</summary>
    Ended,

    /// <summary>The hub no longer has the ticket.</summary>
    Gone,
}
