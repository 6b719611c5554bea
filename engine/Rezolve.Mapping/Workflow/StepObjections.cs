namespace Rezolve.Mapping.Workflow;

/// <summary>Says why a step may not be taken, and what would help.</summary>
internal static class StepObjections
{
    private const string Status = "status";
    private const string Remedy = "let the workflow have it, or name the side that holds";

    /// <summary>The hub has no such status.</summary>
    public static StepObjection NoStatus(StepQuestion question, IEnumerable<string> statuses) =>
        new(StepObstacle.NoStatus, Status, $"'{question.To}' is none of the hub's statuses, which are {string.Join(", ", statuses)}: {Remedy}");

    /// <summary>No step leads there.</summary>
    public static StepObjection NoStep(StepQuestion question, IReadOnlyList<string> available) => new(
        StepObstacle.NoStep, Status, $"no step of the hub's leads from '{question.From}' to '{question.To}', but to {(available.Count == 0 ? "nothing" : string.Join(", ", available))}: {Remedy}");

    /// <summary>Fields are empty.</summary>
    public static StepObjection Missing(StepQuestion question, IReadOnlyList<string> missing) =>
        new(StepObstacle.Missing, missing[0], $"the hub's step from '{question.From}' to '{question.To}' needs {string.Join(", ", missing)}: fill it, or name the side that holds");

    /// <summary>It is for others.</summary>
    public static StepObjection Role(StepQuestion question, IReadOnlyList<string> roles) =>
        new(StepObstacle.Role, Status, $"the hub's step from '{question.From}' to '{question.To}' is for {string.Join(", ", roles)}, which {question.Who} is not: {Remedy}");

    /// <summary>Too much time has passed.</summary>
    public static StepObjection Late(StepQuestion question, TimeSpan within) =>
        new(StepObstacle.Late, Status, $"what has been '{question.From}' for longer than {Words(within)} does not become '{question.To}' any more: {Remedy}");

    private static string Words(TimeSpan span) => span switch
    {
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerDay == 0 => Counted(span.Days, "day"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerHour == 0 => Counted((long)span.TotalHours, "hour"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerMinute == 0 => Counted((long)span.TotalMinutes, "minute"),
        _ => Counted((long)span.TotalSeconds, "second"),
    };

    private static string Counted(long count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
