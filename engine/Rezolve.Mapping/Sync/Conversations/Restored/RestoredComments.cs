using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Conversations.Restored;

/// <summary>
/// Tells, of what was said before the store was restored and after its backup, which comments are copies of ours: they begin with our line, or another system of the
/// ticket has the same words, said before. They are never taken for new; the comment they are copies of finds them. Nor is what the hub said of its own.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system that told of them.</param>
internal sealed class RestoredComments(SyncScope scope, ConnectedSystem system)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>The comments that are not new: those that were known to be another ticket's, and the copies.</summary>
    /// <param name="link">The link of the ticket.</param>
    /// <param name="external">The ticket, read just before.</param>
    /// <param name="told">What is said on it.</param>
    /// <param name="rows">What the hub knows of the conversation.</param>
    /// <param name="known">Which comments told of the hub knows.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<(IReadOnlySet<PartKey> Known, Failure? Failure)> OfAsync(
        TicketLink link, SystemTicket external, ConversationReport told, IReadOnlyList<HubComment> rows, IReadOnlySet<PartKey> known, CancellationToken cancellation)
    {
        var asked = told.Comments.Where(one => !known.Contains(PartOf(one)) && MayBeOurs(one, external)).ToList();
        if (asked.Count == 0)
            return (known, null);
        var others = scope.Program.Sides.Select(side => side.Connection).Where(connection => connection != link.Connection).ToList();
        var uncopied = rows.Where(row => row.Origin?.Connection != link.Connection && row.Copies.GetValueOrDefault(link.Connection)?.Key is null).Select(row => CommentText.Gist(row.Body)).ToHashSet();
        var copies = asked.Where(one => CommentText.IsTold(one.Body, others) || OwnWords.Are(one.Body, others) || uncopied.Contains(CommentText.Gist(one.Body))).ToHashSet();
        foreach (var connection in others)
        {
            var left = asked.Where(one => !copies.Contains(one)).ToList();
            if (left.Count == 0)
                break;
            var (elsewhere, failure) = await UnknownAtAsync(link.Ticket, connection, cancellation).ConfigureAwait(false);
            if (failure is not null)
                return (known, failure);
            copies.UnionWith(left.Where(one => elsewhere.Exists(other => other.Gist == CommentText.Gist(one.Body) && other.At < At(one, external))));
        }
        return (known.Concat(copies.Select(PartOf)).ToHashSet(), null);
    }

    private PartKey PartOf(SystemComment one) => new(system.Facts.Connection, one.Entity, one.Key);

    private bool MayBeOurs(SystemComment one, SystemTicket external) =>
        scope.Restoring.Unknown(At(one, external), system.Facts) is { } unknown && !(At(one, external) < unknown.BackupAt - Skew);

    // The two clocks differ by what they said when the ticket was read, or by less.
    private DateTimeOffset? At(SystemComment one, SystemTicket external) => one.CreatedAt + (scope.Now - external.ReadAt);

    private async Task<(List<(string Gist, DateTimeOffset? At)> Said, Failure? Failure)> UnknownAtAsync(string ticket, string connection, CancellationToken cancellation)
    {
        var said = new List<(string, DateTimeOffset?)>();
        if (scope[connection].Conversation is not { Facts.IsRead: true } conversation
            || (await scope.Hub.TicketAsync(ticket, cancellation).ConfigureAwait(false))?.Links.GetValueOrDefault(connection) is not { } key)
            return (said, null);
        var read = await scope[connection].Tickets.ReadAsync(key, cancellation).ConfigureAwait(false);
        if (read.Ticket is not { } external)
            return (said, read.Failure);
        var told = await conversation.Parts.ReadAsync(external, cancellation).ConfigureAwait(false);
        foreach (var one in told.Comments)
        {
            var part = new PartKey(connection, one.Entity, one.Key);
            if (await scope.Hub.RowAsync(CommentRows.KeyOf(scope.Hub.Tenant, part), cancellation).ConfigureAwait(false) is null)
                said.Add((CommentText.Gist(one.Body), At(one, external)));
        }
        return (said, told.Failure);
    }
}
