namespace Rezolve.Mapping.Diagnostics.Rules.Checkup;

/// <summary>RZ84xx: update failures: writes that did not come about.</summary>
internal static class UpdateFindings
{
    public static readonly DiagnosticRule Letters = new(
        "RZ8401", Severity.Error, "Work that was given up",
        "It failed too often, for too long or for good, and a person has to look. Nothing else waits for it.",
        "Mend the cause, then replay or discard.");

    public static readonly DiagnosticRule Refusals = new(
        "RZ8402", Severity.Warning, "Writes the system refuses",
        "The system refuses values, or wants fields that are empty. The same is not sent again until something changes.",
        "Correct the tickets, or the fields of the manifest.");

    public static readonly DiagnosticRule Forbidden = new(
        "RZ8403", Severity.Error, "Account lacks a right",
        "The account of the connection may not do what the sync needs. The tickets wait with what they were to be told.",
        "Give the account the right in the system, or take it out of the sync.");

    public static readonly DiagnosticRule Unsettled = new(
        "RZ8404", Severity.Warning, "Writes without a known end",
        "Writes were sent long ago and nobody has found out what came of them. They are settled before anything else is sent to those tickets.",
        "Let the sync run; where it does, see what the queue says of them.");

    public static readonly DiagnosticRule Doubtful = new(
        "RZ8405", Severity.Error, "Nobody knows whether it was made",
        "A ticket may have been made although no answer says so, and the system cannot tell. It is never made twice on a guess.",
        "Look in the system, then replay it or discard it.");

    public static readonly DiagnosticRule Guarded = new(
        "RZ8406", Severity.Error, "Stopped by a guard",
        "More was to be done at once than the guards of the sync allow, so it was stopped before it did harm.",
        "Look whether it was meant; then allow it for a while.");

    public static readonly DiagnosticRule Unable = new(
        "RZ8407", Severity.Warning, "Sync wants more than can be done",
        "The sync is to do something at this system for which its connector has no operation, so that part does not come about there.",
        "Add the operation to the connector, or take it out of the sync.");

    public static readonly DiagnosticRule BackAgain = new(
        "RZ8408", Severity.Warning, "Deleted tickets are there again",
        "Tickets whose links had ended are there again, and a person has to say whether they go on.",
        "Let each one go on, or leave it.");

    public static readonly DiagnosticRule NotNoticed = new(
        "RZ8409", Severity.Hint, "Some changes are noticed late",
        "The connector has no way to be told of everything that happens at this system, so some of it is noticed only when something asks for the ticket.",
        "Add the operation to the connector where the system has it.");

    public static readonly DiagnosticRule RuleUndone = new(
        "RZ8410", Severity.Warning, "Automation could not act",
        "A rule was set off, and something that it does could not be done. The rest of the rule went on, and it is not tried again.",
        "Correct the rule, or what it names; then do by hand what is missing.");

    public static readonly DiagnosticRule RulesKept = new(
        "RZ8411", Severity.Warning, "Automation was stopped",
        "Rules acted on a ticket more often than they may, or set each other off too deep, so they were kept from going on. Two rules, or a rule and a system, undo each other's work.",
        "Look what set the rule off, and let its condition end the circle; or raise automation.most or depth.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [Letters, Refusals, Forbidden, Unsettled, Doubtful, Guarded, Unable, BackAgain, NotNoticed, RuleUndone, RulesKept];
}
