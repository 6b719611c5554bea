namespace Rezolve.Mapping.Diagnostics.Rules.Checkup;

/// <summary>RZ86xx: API limits: how much more may be asked.</summary>
internal static class QuotaFindings
{
    public static readonly DiagnosticRule QuotaLow = new(
        "RZ8601", Severity.Warning, "Quota nearly used up",
        "Little is left of what the system allows in its present window. At nothing all requests wait for the next one.",
        "Lower the rate in rateLimits, poll less often, or ask for a larger quota.");

    public static readonly DiagnosticRule HeldBack = new(
        "RZ8602", Severity.Warning, "Held back by the system",
        "The system refused requests because there were too many. What waits is sent when it allows more.",
        "Lower the rate in rateLimits, or ask for a larger quota.");

    public static readonly DiagnosticRule Crowded = new(
        "RZ8603", Severity.Warning, "Requests wait for their turn",
        "More requests are wanted than the limits of the connection let through at once.",
        "Raise limits.concurrent or rateLimits where the system allows it.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [QuotaLow, HeldBack, Crowded];
}
