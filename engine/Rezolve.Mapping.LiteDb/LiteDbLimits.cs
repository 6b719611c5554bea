namespace Rezolve.Mapping.LiteDb;

/// <summary>How much a store has in hand at once.</summary>
public sealed record LiteDbLimits
{
    /// <summary>How many changes may wait to be written; who brings one more waits until there is room. 1 or more.</summary>
    public int WaitingChanges { get; init; } = 1024;

    /// <summary>How many changes one transaction makes durable together. 1 or more.</summary>
    public int ChangesInGroup { get; init; } = 256;

    /// <summary>How many bytes of content one transaction holds before it is closed, the change that goes past it included. 1 or more.</summary>
    public int BytesInGroup { get; init; } = 8 * 1024 * 1024;

    /// <summary>How many readers work at once; more wait their turn. 1 or more.</summary>
    public int Readers { get; init; } = 16;

    /// <summary>How long the disk may take for one transaction before writing counts as failed.</summary>
    public TimeSpan LongestWrite { get; init; } = TimeSpan.FromMinutes(1);
}
