namespace Rezolve.Mapping.Workflow;

/// <summary>Whether a ticket may go from one status to another.</summary>
/// <param name="From">The status it has; null where it has none yet.</param>
/// <param name="To">The status it would have.</param>
/// <param name="Who">Who takes the step: a connection, <see cref="Hub"/> or <see cref="Automation"/>.</param>
/// <param name="HeldFor">For how long it has had its status when the step is taken.</param>
/// <param name="IsFilled">Whether a canonical field has a value once the step is taken.</param>
internal sealed record StepQuestion(string? From, string To, string Who, TimeSpan HeldFor, Func<string, bool> IsFilled)
{
    /// <summary>Who takes steps in the hub itself.</summary>
    public const string Hub = "hub";

    /// <summary>The rules of the workspace, where they take steps.</summary>
    public const string Automation = "automation";
}
