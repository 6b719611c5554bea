namespace Rezolve.Mapping.Workflow;

/// <summary>Why a step may not be taken.</summary>
/// <param name="Reason">What stands against it.</param>
/// <param name="Field">The field it lies in: the status, or one that is empty.</param>
/// <param name="Text">The same as a sentence, with what would help.</param>
internal sealed record StepObjection(StepObstacle Reason, string Field, string Text)
{
    /// <summary>What stands against it, in the word that rows, events and rules use.</summary>
    public string Code => Reason switch
    {
        StepObstacle.NoStatus => "noStatus",
        StepObstacle.NoStep => "noStep",
        StepObstacle.Missing => "missing",
        StepObstacle.Role => "role",
        _ => "late",
    };
}

/// <summary>What stands against a step.</summary>
internal enum StepObstacle
{
    /// <summary>The hub has no such status.</summary>
    NoStatus,

    /// <summary>No step leads there.</summary>
    NoStep,

    /// <summary>Fields that the step needs are empty.</summary>
    Missing,

    /// <summary>It is for others.</summary>
    Role,

    /// <summary>The ticket has had its status for too long.</summary>
    Late,
}
