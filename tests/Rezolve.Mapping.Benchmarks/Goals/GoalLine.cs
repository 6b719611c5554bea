namespace Rezolve.Mapping.Benchmarks.Goals;

/// <summary>One line of the table.</summary>
/// <param name="Goal">What was aimed at.</param>
/// <param name="Measured">What was measured; null where it could not be, which counts as missed.</param>
/// <param name="Met">Whether the goal is met.</param>
/// <param name="Why">Why it could not be measured, or what explains a miss.</param>
internal sealed record GoalLine(string Goal, string? Measured, bool Met, string? Why = null)
{
    public override string ToString() =>
        $"{Goal} | {Measured ?? "not measured"} | {(Met ? "met" : "not met")}{(Why is null || Met ? "" : $" ({Why})")}";
}
