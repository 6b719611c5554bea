using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Recovery;

namespace Rezolve.Mapping.Sync.Conversations;

/// <summary>What a letter about a part of a conversation is about.</summary>
internal static class PartSubjects
{
    /// <summary>A comment.</summary>
    public static DeadSubject Of(TicketLink link, HubComment comment) => new(link.Connection, link.Ticket, link.Key, $"comment {comment.Id}");

    /// <summary>A file.</summary>
    public static DeadSubject Of(TicketLink link, HubFile file) => new(link.Connection, link.Ticket, link.Key, $"file {file.Id}");
}
