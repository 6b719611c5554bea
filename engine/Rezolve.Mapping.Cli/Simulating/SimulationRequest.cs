namespace Rezolve.Mapping.Cli.Simulating;

/// <summary>What <c>rezolve simulate</c> is asked to do.</summary>
/// <param name="First">The first seed.</param>
/// <param name="Seeds">How many seeds.</param>
/// <param name="Faults">How many faults each seed has at least; none where it is 0.</param>
/// <param name="IsTraced">Whether everything that happened in a failing seed is told.</param>
internal sealed record SimulationRequest(ulong First, int Seeds, int Faults, bool IsTraced)
{
    /// <summary>The connector, as it was named; null where systems are drawn.</summary>
    public string? Connector { get; init; }

    /// <summary>Its entity that holds the tickets.</summary>
    public string Entity { get; init; } = "ticket";

    /// <summary>Its inputs, <c>name=value</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];
}
