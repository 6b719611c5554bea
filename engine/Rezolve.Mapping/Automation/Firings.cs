using Rezolve.Mapping.Programs.Automations;

namespace Rezolve.Mapping.Automation;

/// <summary>When rules acted on one ticket lately, and how often they were kept from it. Pure; time is told.</summary>
/// <param name="At">When they acted, the oldest first; what is older than the span is forgotten.</param>
/// <param name="Stopped">How often they were kept from it in all.</param>
/// <param name="ToldAt">When that was last told; null where it never was.</param>
internal sealed record Firings(IReadOnlyList<DateTimeOffset> At, long Stopped, DateTimeOffset? ToldAt)
{
    /// <summary>No rule has acted yet.</summary>
    public static Firings None { get; } = new([], 0, null);

    /// <summary>Whether a rule may act now.</summary>
    /// <param name="limits">How often rules may.</param>
    /// <param name="now">Now.</param>
    public bool MayAct(AutomationLimits limits, DateTimeOffset now) => Lately(limits, now).Count < limits.Most;

    /// <summary>After a rule has acted.</summary>
    public Firings Acted(AutomationLimits limits, DateTimeOffset now) => this with { At = [.. Lately(limits, now), now] };

    /// <summary>After a rule was kept from it, and whether that is to be told: once in a span, and counted each time.</summary>
    public (Firings After, bool IsTold) Kept(AutomationLimits limits, DateTimeOffset now) =>
        ToldAt is { } told && now - told < limits.Within ? (this with { Stopped = Stopped + 1 }, false) : (this with { Stopped = Stopped + 1, ToldAt = now }, true);

    private List<DateTimeOffset> Lately(AutomationLimits limits, DateTimeOffset now) => [.. At.Where(at => now - at < limits.Within)];
}
