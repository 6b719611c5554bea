using Rezolve.Mapping.Sla.Calendars;

namespace Rezolve.Mapping.Sla.Clocks;

/// <summary>What was agreed: within how much of a calendar's time something is done.</summary>
/// <param name="Name">Its name, unique in the workspace.</param>
/// <param name="Metric">What is measured.</param>
/// <param name="Within">How much time there is.</param>
/// <param name="Calendar">Whose hours count.</param>
internal sealed record SlaGoal(string Name, SlaMetric Metric, TimeSpan Within, WorkCalendar Calendar)
{
    /// <summary>The statuses that end a goal which does not say.</summary>
    public static IReadOnlySet<string> UsualExit { get; } = new HashSet<string> { "resolved", "closed", "cancelled" };

    /// <summary>The statuses that end it.</summary>
    public IReadOnlySet<string> Exit { get; init; } = UsualExit;

    /// <summary>The statuses in which the clock stands still, and says so.</summary>
    public IReadOnlySet<string> Pause { get; init; } = new HashSet<string>();

    /// <summary>The statuses whose time is not counted.</summary>
    public IReadOnlySet<string> Exclude { get; init; } = new HashSet<string>();

    /// <summary>The only statuses whose time is counted; null for all that are not named otherwise.</summary>
    public IReadOnlySet<string>? Include { get; init; }

    /// <summary>A ticket that is opened again begins a new cycle; else its clock goes on.</summary>
    public bool Restarts { get; init; }

    /// <summary>The shares of the time, in percent, at which a warning is told; all under 100.</summary>
    public IReadOnlyList<int> WarnAt { get; init; } = [];

    /// <summary>Whether time in a status is counted.</summary>
    public bool Counts(string? status) => status is null ? Include is null : !Pause.Contains(status) && !Exclude.Contains(status) && Include?.Contains(status) != false;
}
