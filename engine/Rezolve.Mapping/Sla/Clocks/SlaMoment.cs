namespace Rezolve.Mapping.Sla.Clocks;

/// <summary>Something that counts for clocks: how the ticket stands from an instant on, and what was said then.</summary>
/// <param name="At">When.</param>
/// <param name="Said">What was said; nothing where the ticket changed.</param>
internal sealed record SlaMoment(DateTimeOffset At, SlaSaid Said = SlaSaid.Nothing)
{
    /// <summary>The ticket's status; null where it has none.</summary>
    public string? Status { get; init; }

    /// <summary>The key of its team; null where it has none.</summary>
    public string? Team { get; init; }

    /// <summary>Whether somebody has taken it.</summary>
    public bool IsTaken { get; init; }

    /// <summary>The goals that hold for it, at most one of each metric.</summary>
    public IReadOnlyList<SlaGoal> Goals { get; init; } = [];
}

/// <summary>What was said for everybody to read.</summary>
internal enum SlaSaid
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>The requester said something.</summary>
    Question,

    /// <summary>Somebody who works on the ticket said something.</summary>
    Answer,
}
