using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling.Transitions;

/// <summary>A step from one of the vendor's statuses to another.</summary>
/// <param name="Id">What the vendor calls the step; ids differ from ticket to ticket and are never kept.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
internal sealed record Transition(string Id, string From, string To)
{
    /// <summary>Canonical fields that must be filled in the same request.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>The step as whoever listed it described it, for the request that takes it; undefined where nobody did.</summary>
    public Value Told { get; init; }

    /// <summary>What it costs besides the hop itself: what customers see, an approval, a clock that stops.</summary>
    public int Penalty { get; init; }
}

/// <summary>What a search may do.</summary>
/// <param name="MostHops">The longest path.</param>
internal sealed record TransitionLimits(int MostHops)
{
    /// <summary>Statuses that are passed through only where there is no other way.</summary>
    public IReadOnlySet<string> Avoided { get; init; } = new HashSet<string>();

    /// <summary>Statuses that are never passed through.</summary>
    public IReadOnlySet<string> Forbidden { get; init; } = new HashSet<string>();
}
