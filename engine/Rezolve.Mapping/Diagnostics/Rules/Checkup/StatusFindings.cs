namespace Rezolve.Mapping.Diagnostics.Rules.Checkup;

/// <summary>RZ83xx: status conflicts: two sides that disagree, and nobody who decides.</summary>
internal static class StatusFindings
{
    public static readonly DiagnosticRule Undecided = new(
        "RZ8301", Severity.Warning, "Conflicts wait for a person",
        "Both sides changed the same thing and the rule says that a person decides. Until then it stands still on both sides.",
        "Decide each one, or give the field a rule that decides.");

    public static readonly DiagnosticRule Contested = new(
        "RZ8302", Severity.Warning, "Values come back again and again",
        "What is written is changed back each time, most likely by a rule or automation of the other system. It is left alone so that the two do not write for ever.",
        "Change the automation there, or name the side that holds.");

    public static readonly DiagnosticRule NoStep = new(
        "RZ8303", Severity.Warning, "No step leads to a status",
        "The system takes a ticket from one status to another by steps only, and none of those it allows leads where the others are.",
        "Add the missing step to the workflow of the system, or to the manifest.");

    public static readonly DiagnosticRule Frozen = new(
        "RZ8304", Severity.Warning, "Tickets that take no writes",
        "Tickets are closed for good at this system while others still change them, so what changes waits.",
        "Say with onFrozen what happens: drop it, or follow up with a new ticket.");

    public static readonly DiagnosticRule NeverAgreed = new(
        "RZ8305", Severity.Warning, "Joined tickets disagree",
        "Tickets that were taken for the same say different things, nothing was ever agreed, and no rule says who holds.",
        "Decide each one, or name in the sync the side that holds at first.");

    public static readonly DiagnosticRule NotInWorkflow = new(
        "RZ8306", Severity.Warning, "Statuses the hub does not allow",
        "A system took tickets to a status that the hub's own workflow has no step to from where they were. It is held and goes nowhere.",
        "Put the ticket back there, or add the step to the workflow in rezolve.json.");

    public static readonly DiagnosticRule Echoing = new(
        "RZ8307", Severity.Warning, "More writes than edits explain",
        "Far more is written to a system than tickets changed anywhere. Something there answers our writes with changes of its own, or two rules undo each other.",
        "Look which fields come back, and change the automation there or the rule of the sync.");

    public static readonly DiagnosticRule ClocksDiffer = new(
        "RZ8308", Severity.Warning, "Clocks of service levels differ",
        "A system's own clock says that the time of a goal is over at another instant than the hub's. Goals, calendars, holidays or the statuses that pause differ on the two sides.",
        "Compare the goal in rezolve.json with the agreement in the system, or name in sla.owner the system whose clocks count.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [Undecided, Contested, NoStep, Frozen, NeverAgreed, NotInWorkflow, Echoing, ClocksDiffer];
}
