namespace Rezolve.Mapping.Diagnostics.Rules.Checkup;

/// <summary>RZ88xx: queue bottlenecks: work that is due and not done.</summary>
internal static class QueueFindings
{
    public static readonly DiagnosticRule Behind = new(
        "RZ8801", Severity.Warning, "Queue is behind",
        "Work is due since long and nobody has done it: no sync runs, or it does not keep up.",
        "Start the sync; where it runs, see what the queue says it waits for.");

    public static readonly DiagnosticRule Deep = new(
        "RZ8802", Severity.Warning, "Queue is long",
        "More is due than a sync usually has in hand. What comes last is done late.",
        "See what it is, and raise limits.concurrent where systems allow it.");

    public static readonly DiagnosticRule FailsAgain = new(
        "RZ8803", Severity.Warning, "Work fails again and again",
        "Tickets were tried several times in vain, and are tried again at growing intervals.",
        "Mend what they wait for; then they go on by themselves.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [Behind, Deep, FailsAgain];
}
