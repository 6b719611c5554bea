using Rezolve.Mapping.Reconciling.Transitions;

namespace Rezolve.Mapping.Workflow;

/// <summary>Which statuses the hub's tickets have, which steps lead from one to another, and who may take them. Immutable and pure: time is told.</summary>
internal sealed record HubWorkflow
{
    // Between two looks at a system nobody takes more steps than this; a cycle of steps must end somewhere.
    private const int MostSkipped = 8;

    /// <summary>The statuses of a ticket that is done: to leave them for another is to open it again.</summary>
    public static IReadOnlySet<string> Done { get; } = new HashSet<string>(StringComparer.Ordinal) { "resolved", "closed", "cancelled" };

    /// <summary>The statuses that tickets have.</summary>
    public required IReadOnlySet<string> Statuses { get; init; }

    /// <summary>The steps there are; null where every one may be taken.</summary>
    public IReadOnlyList<WorkflowStep>? Steps { get; init; }

    /// <summary>Who has which role: the role → who takes steps in it.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Roles { get; init; } = new Dictionary<string, IReadOnlySet<string>>();

    /// <summary>How long after it was done a ticket may be opened again; null for ever.</summary>
    public TimeSpan? ReopenWithin { get; init; }

    /// <summary>Whether a step that is told of may stand for several, since nobody looks at a system all the time.</summary>
    public bool Skips { get; init; }

    /// <summary>Why a ticket may not go from one status to another; null where it may.</summary>
    public StepObjection? Judge(StepQuestion question)
    {
        if (!Statuses.Contains(question.To))
            return StepObjections.NoStatus(question, Statuses);
        if (question.From is null || question.From == question.To)
            return null;
        if (ReopenWithin is { } within && Done.Contains(question.From) && !Done.Contains(question.To) && question.HeldFor > within)
            return StepObjections.Late(question, within);
        return Steps is null ? null : Search(Steps, question);
    }

    /// <summary>Whether somebody has one of some roles; everybody has, where none are named.</summary>
    public bool Has(string who, IReadOnlyList<string> roles) => roles.Count == 0 || roles.Any(role => Roles.TryGetValue(role, out var members) && members.Contains(who));

    private StepObjection? Search(IReadOnlyList<WorkflowStep> steps, StepQuestion question)
    {
        var open = steps.Where(step => Has(question.Who, step.Roles) && !step.IsOver(question)).ToList();
        if (Blocked(open, question) is not { } blocked)
            return null;
        if (blocked.Reason == BlockedReason.FieldsMissing)
            return StepObjections.Missing(question, blocked.Missing);
        var named = steps.Where(step => step.From == question.From && step.To == question.To).ToList();
        return named.Find(step => !Has(question.Who, step.Roles)) is { } other ? StepObjections.Role(question, other.Roles)
            : named.Find(step => step.IsOver(question)) is { Within: { } within } ? StepObjections.Late(question, within)
            : StepObjections.NoStep(question, blocked.Available);
    }

    private Blocked? Blocked(IEnumerable<WorkflowStep> steps, StepQuestion question)
    {
        var known = steps.Select(step => new Transition("", step.From, step.To) { Requires = step.Requires }).ToList();
        return new PathSearch(known, new TransitionLimits(Skips ? MostSkipped : 1)).Find(question.From!, [question.To], null, question.IsFilled).Blocked;
    }
}
