namespace Rezolve.Mapping.Sla.Observed;

/// <summary>What the clocks of systems count for.</summary>
/// <param name="Owner">The connection whose clocks say when a share of the time has passed; null where the hub's own do.</param>
/// <param name="Tolerance">How far a system's clock may be from the hub's, and for how long, before that is told.</param>
internal sealed record SlaWatch(string? Owner, TimeSpan Tolerance)
{
    /// <summary>What counts where nobody said.</summary>
    public static SlaWatch Usual { get; } = new(null, TimeSpan.FromMinutes(5));
}
