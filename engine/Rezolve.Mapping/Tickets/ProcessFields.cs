using static Rezolve.Mapping.Tickets.FieldType;

namespace Rezolve.Mapping.Tickets;

/// <summary>The fields of what accompanies the work on a ticket.</summary>
internal static class ProcessFields
{
    public static IReadOnlyList<CanonicalField> Sla { get; } =
    [
        new("metric", Choice, "What is measured.")
        {
            Words = ["firstResponse", "nextResponse", "resolution", "update", "queueTime", "custom"],
        },
        new("policyName", Text, "The agreement's name."),
        new("goal", Duration, "How long it may take."),
        new("state", Choice, "How the clock stands.") { Words = ["running", "paused", "met", "breached", "cancelled"] },
        new("startedAt", Instant, "When the clock was started."),
        new("dueAt", Instant, "When the goal is missed."),
        new("stoppedAt", Instant, "When the clock was stopped."),
        new("elapsed", Duration, "How long it has run."),
        new("remaining", Duration, "How long is left; negative after a breach."),
    ];

    public static IReadOnlyList<CanonicalField> Approval { get; } =
    [
        new("name", Text, "What is asked."),
        new("state", Choice, "How the question stands.") { Words = ["requested", "approved", "rejected", "cancelled", "notRequired"] },
        new("approvers", List, "Who may answer.") { Of = User },
        new("dueAt", Instant, "Until when an answer is wanted."),
    ];

    public static IReadOnlyList<CanonicalField> Macro { get; } =
    [
        new("title", Text, "The macro's name."),
        new("active", FieldType.Boolean, "Whether it may be used."),
    ];

    public static IReadOnlyList<CanonicalField> Link { get; } =
    [
        new("kind", Choice, "What the relation is.")
        {
            Words = ["parent", "blocks", "relates", "duplicates", "causes", "followUpOf", "mergedInto"],
        },
        new("target", FieldType.Ticket, "The other ticket."),
        new("direction", Choice, "Which way the relation goes.") { Words = ["in", "out"] },
    ];

    public static IReadOnlyList<CanonicalField> History { get; } =
    [
        new("at", Instant, "When it was changed."),
        new("actor", User, "Who changed it."),
        new("field", Text, "The vendor's name of the field."),
        new("from", FieldType.Json, "The value before."),
        new("to", FieldType.Json, "The value after."),
    ];
}
