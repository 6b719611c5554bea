using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Children;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Conversations;

/// <summary>The entities of a connector that hold what is said on its tickets, each as a system of its own over the same connection.</summary>
internal sealed class ConversationParts
{
    private ConversationParts(ManifestSystem tickets)
    {
        Tickets = tickets;
        Comments = [.. tickets.Entities.Where(one => one.Kind == EntityKind.Comment && one.Parents.Contains(tickets.Entity.Name)).Select(Part)];
        var parents = Comments.Select(one => one.Entity.Name).Append(tickets.Entity.Name).ToHashSet(StringComparer.Ordinal);
        Files = [.. tickets.Entities.Where(one => one.Kind == EntityKind.Attachment && one.Parents.Any(parents.Contains)).Select(Part)];
        Facts = PartFacts.Of(this);
    }

    /// <summary>The tickets.</summary>
    public ManifestSystem Tickets { get; }

    /// <summary>The entities of comments, such as replies and notes.</summary>
    public IReadOnlyList<ManifestSystem> Comments { get; }

    /// <summary>The entities of files: of tickets, or of comments.</summary>
    public IReadOnlyList<ManifestSystem> Files { get; }

    /// <summary>What is known of them.</summary>
    public ConversationFacts Facts { get; }

    /// <summary>The part of that name; null where there is none.</summary>
    public ManifestSystem? this[string entity] => Comments.Concat(Files).FirstOrDefault(one => one.Entity.Name == entity);

    /// <summary>The entities; null where the connector has neither comments nor files.</summary>
    public static ConversationParts? Of(ManifestSystem tickets) =>
        new ConversationParts(tickets) is var parts && parts is { Comments.Count: 0, Files.Count: 0 } ? null : parts;

    /// <summary>Whether a part is read for each ticket, or for each of its comments.</summary>
    public static bool IsRead(ManifestSystem part) => ChildReader.IsPerParent(part.Entity);

    /// <summary>A ticket, for reading what belongs to it.</summary>
    public ParentRecord RecordOf(SystemTicket ticket) => ticket.Record.Kind == ValueKind.Object
        ? new ParentRecord(Tickets.Entity, ticket.Key, ValueJson.ToBytes(ticket.Record), ReadBy(ticket))
        : new ParentRecord(Tickets.Entity, ticket.Key);

    /// <summary>The root <c>parent</c> of a request: the ticket, or the comment that a file is added to where files belong to comments.</summary>
    /// <param name="part">What the request is about.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="comment">The key of the comment; null where there is none.</param>
    public Value ParentOf(ManifestSystem part, SystemTicket ticket, string? comment) =>
        !part.Entity.Parents.Contains(Tickets.Entity.Name) && comment is not null && Comments.FirstOrDefault(one => part.Entity.Parents.Contains(one.Entity.Name)) is { } holder
            ? ParentValue.Of(holder.Entity, comment)
            : ParentValue.Of(Tickets.Entity, ticket.Key, ticket.Record);

    // Header fields come with what was read by its key alone; what stands in a feed's row is taken for that feed's.
    private string? ReadBy(SystemTicket ticket) => ticket.Headers.IsNothing ? Tickets.Entity.Changes?.Operation.Name : Tickets.Entity.Get?.Name;

    private ManifestSystem Part(EntityProgram entity) => new(Tickets.Runtime, entity, new SystemFacts
    {
        Connection = Tickets.Facts.Connection,
        Entity = entity.Name,
        Fields = [],
        Recover = ManifestFacts.RecoverOf(entity.Recover),
        Resolution = Tickets.Facts.Resolution,
        RequestTimeout = ManifestFacts.LongestOf(Tickets.Runtime, entity),
    });
}
