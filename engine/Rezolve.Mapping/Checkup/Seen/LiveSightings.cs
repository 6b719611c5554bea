namespace Rezolve.Mapping.Checkup.Seen;

/// <summary>What only the process knows that runs the syncs.</summary>
internal sealed record LiveSightings
{
    /// <summary>The operations that are left alone now.</summary>
    public IReadOnlyList<ShutCircuit> Circuits { get; init; } = [];

    /// <summary>How its budgets stand.</summary>
    public IReadOnlyList<BudgetSighting> Budgets { get; init; } = [];
}

/// <summary>An operation that is left alone.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Until">Until when.</param>
internal sealed record ShutCircuit(string Connection, string Operation, DateTimeOffset Until);

/// <summary>How a budget stands.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Name">What it is for: a limit of the manifest, a host, an operation.</param>
internal sealed record BudgetSighting(string Connection, string Name)
{
    /// <summary>How many requests were sent in the present window; null where they are not counted.</summary>
    public long? Used { get; init; }

    /// <summary>Of how many; null where there is no such limit.</summary>
    public long? Most { get; init; }

    /// <summary>How many are left as the system said; null where it said nothing that counts now.</summary>
    public long? Left { get; init; }

    /// <summary>Of how many, as the system said; 0 where it did not.</summary>
    public long LeftOf { get; init; }

    /// <summary>Until when nothing is sent, because the system said so; null where something may be.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>How many requests wait for their turn.</summary>
    public int Waiting { get; init; }
}
