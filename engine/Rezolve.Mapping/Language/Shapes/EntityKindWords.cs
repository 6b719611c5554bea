using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Language.Shapes;

/// <summary>The kinds of entity as an author writes them.</summary>
internal static class EntityKindWords
{
    /// <summary>The words, each with what it means.</summary>
    public static Written.Choice Choice { get; } = new(
        new("ticket", "An incident, request, issue or case."),
        new("comment", "A comment or note of a ticket."),
        new("attachment", "A file of a ticket or comment."),
        new("user", "A person or bot."),
        new("team", "A team of people."),
        new("organization", "A company or department."),
        new("sla", "A clock of a service level agreement."),
        new("approval", "A question that waits for a yes."),
        new("macro", "A prepared change."),
        new("link", "A relation between two tickets."),
        new("history", "One change of one field in the past."));

    /// <summary>The kind of a word, or null.</summary>
    public static EntityKind? Find(string word) =>
        Choice.Words.Any(known => known.Name == word) ? Enum.Parse<EntityKind>(word, ignoreCase: true) : null;
}
