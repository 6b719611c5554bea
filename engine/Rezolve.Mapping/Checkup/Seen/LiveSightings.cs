using Rezolve.Mapping.Http.Budgets;

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

/// <summary>How a budget of a connection stands.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Stand">How it stands.</param>
internal sealed record BudgetSighting(string Connection, BudgetStand Stand);
