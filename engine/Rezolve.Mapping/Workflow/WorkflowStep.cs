namespace Rezolve.Mapping.Workflow;

/// <summary>A step from one status of the hub's to another.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
internal sealed record WorkflowStep(string From, string To)
{
    /// <summary>Canonical fields that must have a value when it is taken.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>The roles of those who may take it; empty for everybody.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>How long after the ticket got the status where it begins it may be taken; null for ever.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>Whether it can be taken no more. One that is taken later than the first of several is asked for the first alone.</summary>
    public bool IsOver(StepQuestion question) => question.From == From && question.HeldFor > Within;
}
