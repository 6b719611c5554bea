namespace Rezolve.Mapping.Programs.Syncs;

/// <summary>How long what is no longer needed is kept.</summary>
internal sealed record RetentionPolicy
{
    /// <summary>Events that systems told of by themselves: as long as one may come again.</summary>
    public KeptFor Inbox { get; init; } = new(TimeSpan.FromDays(3), 1_000_000);

    /// <summary>What happened, for whoever listens.</summary>
    public KeptFor Events { get; init; } = new(TimeSpan.FromDays(90), 1_000_000);

    /// <summary>Why turns did what they did.</summary>
    public KeptFor Traces { get; init; } = new(TimeSpan.FromDays(14), 200_000);

    /// <summary>Values that did not prevail and about which nobody has to decide any more.</summary>
    public KeptFor Conflicts { get; init; } = new(TimeSpan.FromDays(180), 1_000_000);

    /// <summary>Work that was given up and for which nothing stands still any more.</summary>
    public KeptFor DeadLetters { get; init; } = new(TimeSpan.FromDays(90), 100_000);

    /// <summary>How long tickets are kept that every system has deleted.</summary>
    public TimeSpan Tombstones { get; init; } = TimeSpan.FromDays(400);
}

/// <summary>How much of something is kept.</summary>
/// <param name="Age">How long at most.</param>
/// <param name="Most">How many at most: the oldest go first. 1 or more.</param>
internal sealed record KeptFor(TimeSpan Age, long Most);
