using static Rezolve.Mapping.Tickets.FieldType;

namespace Rezolve.Mapping.Tickets;

/// <summary>The fields of a ticket.</summary>
internal static class TicketFields
{
    private static readonly string[] OneToThree = ["1", "2", "3"];

    public static IReadOnlyList<CanonicalField> All { get; } =
    [
        new("number", Text, "The number people know the ticket by; not its identity."),
        new("type", Choice, "What kind of ticket it is.") { Words = ["incident", "request", "problem", "change", "task", "question", "other"] },
        new("subject", Text, "The ticket in one line."),
        new("description", FieldType.RichText, "What the ticket is about, as its author wrote it."),
        new("status", Choice, "Where the ticket is in its life.")
        {
            Words = ["new", "open", "pending", "onHold", "resolved", "closed", "cancelled"],
        },
        new("status.reason", Choice, "Why the ticket has its status, such as what it waits for."),
        new("resolution.code", Choice, "How the ticket was settled, in a word."),
        new("resolution.notes", Text, "How the ticket was settled, in sentences."),
        new("priority", Choice, "How urgent it is for those who work on it: 1 is the highest, 5 the lowest.") { Words = ["1", "2", "3", "4", "5"] },
        new("impact", Choice, "How much is affected: 1 is the most, 3 the least.") { Words = OneToThree },
        new("urgency", Choice, "How soon it hurts: 1 is the soonest, 3 the latest.") { Words = OneToThree },
        new("category", Text, "The topic."),
        new("subcategory", Text, "The topic within the category."),
        new("requester", User, "The person the ticket is for."),
        new("submitter", User, "The person who entered the ticket."),
        new("assignee", User, "The person who works on it; null means nobody."),
        new("team", Team, "The team that works on it; null means none."),
        new("watchers", Set, "The people who want to hear of every change.") { Of = User },
        new("organization", Organization, "The company or department the requester belongs to."),
        new("container", Text, "The project, queue, brand or table the ticket is kept in."),
        new("tags", Set, "Free words on the ticket."),
        new("due", Instant, "When it should be done."),
        new("resolvedAt", Instant, "When it was settled."),
        new("closedAt", Instant, "When it was closed for good."),
        new("createdAt", Instant, "When it was made."),
        new("updatedAt", Instant, "When it was changed last."),
        new("parent", FieldType.Ticket, "The ticket it is a part of."),
        new("links", List, "Its relations to other tickets.") { Of = FieldType.Json },
        new("channel", Choice, "How it came in.") { Words = ["web", "email", "chat", "api", "phone"] },
        new("visibility", Choice, "Whether the requester may see it.") { Words = ["public", "internal"] },
    ];
}
