namespace Rezolve.Mapping.Hub.Events;

/// <summary>What can happen. A type is a subject and what became of it, so that listeners choose by <c>ticket.*</c>.</summary>
internal static class EventTypes
{
    /// <summary>Fields of a ticket changed in the hub.</summary>
    public const string Updated = "ticket.updated";

    /// <summary>A system tells of a clock of its own.</summary>
    public const string ClockObserved = "sla.observed";

    /// <summary>A rule could not do what it says.</summary>
    public const string RuleFailed = "automation.failed";

    /// <summary>A rule was kept from acting.</summary>
    public const string RulesStopped = "automation.stopped";

    /// <summary>The types, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ticket.created"] = "A ticket is new to the hub.",
        [Updated] = "Fields of a ticket changed: `changes` has each with its value before and after.",
        ["ticket.transitioned"] = "The status of a ticket changed. It is caused by a `ticket.updated`.",
        ["ticket.assigned"] = "The assignee or team of a ticket changed. It is caused by a `ticket.updated`.",
        ["ticket.written"] = "Fields of a ticket were written at a system: `changes` has each as it stood there before and as it was read back.",
        ["ticket.linked"] = "A ticket is linked with a ticket of a system.",
        ["ticket.unlinked"] = "A link of a ticket ended: it was deleted there, became part of another, or somebody ended it.",
        ["ticket.moved"] = "A ticket goes by another key in a system.",
        ["ticket.held"] = "A status came in that the hub's workflow has no step to, and is held: `about` says at which system, and what it waits for.",
        ["ticket.returned"] = "A ticket that was deleted in a system is there again, and a person says whether it goes on.",
        ["ticket.deleted"] = "A ticket was deleted in the hub.",
        ["comment.created"] = "Somebody said something.",
        ["comment.updated"] = "What was said was changed, or fewer people may read it.",
        ["comment.copied"] = "What was said was said at another system too.",
        ["comment.deleted"] = "What was said was deleted where it was said.",
        ["file.added"] = "Somebody added a file.",
        ["file.deleted"] = "A file was deleted where it was added.",
        ["file.removed"] = "A copy of a file was taken back.",
        ["sla.warning"] = "A share of the time of a goal has passed.",
        ["sla.breached"] = "The time of a goal is over.",
        [ClockObserved] = "A system tells of a clock that it keeps by itself otherwise than before: `about` says at which system, and how it stands there.",
        ["sla.differs"] = "A system's clock says that the time of a goal is over at another instant than the hub's: `about` has both, and how far they are apart.",
        ["automation.notified"] = "A rule tells people something: `about` has the text and the sink that it is for.",
        ["automation.sent"] = "A rule sends data: `about` has it as JSON text, and the sink that it is for.",
        [RuleFailed] = "A rule could not do what it says: `about` says why.",
        [RulesStopped] = "A rule was kept from acting, since rules have led to rules too often: `about` says which bound was reached.",
        ["conflict.kept"] = "A value did not prevail, and was kept.",
    };

    /// <summary>The changes that are also told by a type of their own, with the fields they are about.</summary>
    public static IReadOnlyList<(string Type, IReadOnlyList<string> Fields)> OfFields { get; } = [("ticket.transitioned", ["status"]), ("ticket.assigned", ["assignee", "team"])];

    /// <summary>What the types of what rules tell begin with: no rule is set off by them.</summary>
    public const string OfRules = "automation.";

    /// <summary>Whether a type is the one that is asked for, or of its subject: <c>ticket.*</c>, or <c>*</c> for all.</summary>
    public static bool Fits(string type, string asked) => asked == type || asked == "*" || (asked.EndsWith(".*", StringComparison.Ordinal) && type.StartsWith(asked[..^1], StringComparison.Ordinal));
}
