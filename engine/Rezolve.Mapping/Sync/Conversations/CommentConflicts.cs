using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Sync.Rounds;

namespace Rezolve.Mapping.Sync.Conversations;

/// <summary>What somebody made of a copy, as it is kept before the comment itself replaces it.</summary>
internal static class CommentConflicts
{
    /// <summary>The conflict.</summary>
    public static KeptConflict Of(SyncScope scope, TicketLink link, HubComment comment, CommentCopy copy, string manifest)
    {
        var record = new ConflictRecord($"comment {comment.Id}", [new ConflictMember("body", null, comment.Body, copy.Theirs, comment.Body)], Side.Hub, "copy");
        return new KeptConflict(RoundCommit.IdOf(link, record.Key), link.Ticket, link.Connection, link.Key, record, scope.Now) { Manifest = manifest };
    }
}
