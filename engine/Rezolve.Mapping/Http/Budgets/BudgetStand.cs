namespace Rezolve.Mapping.Http.Budgets;

/// <summary>How a budget stands at one moment.</summary>
/// <param name="Name">What it is for: a limit of the manifest, a host, an operation.</param>
internal sealed record BudgetStand(string Name)
{
    /// <summary>How many requests were sent in the present span; null where they are not counted.</summary>
    public long? Used { get; init; }

    /// <summary>Of how many; null where there is no such limit.</summary>
    public long? Most { get; init; }

    /// <summary>How many are left, as the vendor said; null where it said nothing that counts now.</summary>
    public long? Left { get; init; }

    /// <summary>Of how many, as the vendor said; 0 where it did not.</summary>
    public long LeftOf { get; init; }

    /// <summary>Until when nobody goes, because the vendor said so; null where somebody may.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>How many wait for a turn.</summary>
    public int Waiting { get; init; }
}
