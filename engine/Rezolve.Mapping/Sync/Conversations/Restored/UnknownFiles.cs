using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Conversations.Files;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Conversations.Restored;

/// <summary>The files at the other systems of a ticket that a restored store does not know, and that it will take in when it hears of them.</summary>
/// <param name="scope">The sync.</param>
internal sealed class UnknownFiles(SyncScope scope)
{
    // By so much two systems' clocks may differ after what they told of them.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    private readonly List<(ConnectedSystem System, SystemFile File, DateTimeOffset? At)> _found = [];
    private bool _isUnsure;

    /// <summary>Reads them.</summary>
    /// <param name="link">The link of the ticket at the system that is left out.</param>
    /// <param name="cancellation">Ends the waits.</param>
    /// <returns>Why they could not be read; null where they could.</returns>
    public async Task<Failure?> GatherAsync(TicketLink link, CancellationToken cancellation)
    {
        var known = await scope.Hub.CommentsAsync(link.Ticket, cancellation).ConfigureAwait(false);
        var links = (await scope.Hub.TicketAsync(link.Ticket, cancellation).ConfigureAwait(false))?.Links;
        foreach (var connection in scope.Program.Sides.Select(side => side.Connection).Where(connection => connection != link.Connection))
        {
            if (links?.GetValueOrDefault(connection) is not { } key)
                _isUnsure |= await scope.Restoring.MayGetAsync(link.Ticket, connection, cancellation).ConfigureAwait(false);
            else if (await GatherAsync(scope[connection], key, known, cancellation).ConfigureAwait(false) is { } failure)
                return failure;
        }
        return null;
    }

    /// <summary>
    /// Whether one of them was there before a file that is like it, or may turn out to have been. Where no clock tells, the first connection by name had it: it is
    /// decided the same way wherever it is asked.
    /// </summary>
    /// <param name="system">The system that has the file.</param>
    /// <param name="file">The file, which came with no comment.</param>
    /// <param name="at">When it was added; null where that is not told.</param>
    public bool AreBefore(ConnectedSystem system, SystemFile file, DateTimeOffset? at)
    {
        var all = _found.Where(one => RestoredFiles.AreAlike(one.File, file)).Append((System: system, File: file, At: at)).ToList();
        // What came with somebody's comment is nobody's copy.
        if (_isUnsure || all.Exists(one => one.File.Comment is not null))
            return true;
        var first = all.Min(one => one.At ?? DateTimeOffset.MaxValue);
        var slack = Slack + all.Max(one => one.System.Facts.Resolution) * 2;
        return all.Where(one => (one.At ?? DateTimeOffset.MaxValue) - first <= slack).Select(one => one.System.Facts.Connection).Min(StringComparer.Ordinal) != system.Facts.Connection;
    }

    private async Task<Failure?> GatherAsync(ConnectedSystem system, string key, IReadOnlyList<HubComment> known, CancellationToken cancellation)
    {
        if (system.Conversation is not { Facts: { IsRead: true, Files.Download: true } } conversation)
            return null;
        var read = await system.Tickets.ReadAsync(key, cancellation).ConfigureAwait(false);
        if (read.Ticket is not { } external)
            return read.Failure;
        var told = await conversation.Parts.ReadAsync(external, cancellation).ConfigureAwait(false);
        if (told.Failure is { } deaf)
            return deaf;
        var from = scope.Comments!.From ?? await scope.LoadBeganAsync(system.Facts.Connection, cancellation).ConfigureAwait(false);
        foreach (var file in told.Files.Where(file => !(file.CreatedAt < from) && IsTaken(file) && MayCome(system, told, file, known)))
        {
            var part = new PartKey(system.Facts.Connection, file.Entity, file.Key);
            if (await scope.Hub.RowAsync(FileRows.KeyOf(scope.Hub.Tenant, part), cancellation).ConfigureAwait(false) is null)
                _found.Add((system, file, file.CreatedAt + (scope.Now - external.ReadAt)));
        }
        return null;
    }

    private bool IsTaken(SystemFile file) => scope.Attachments is { } policy && file.Scan != FileScan.Infected
        && !(file.Size > policy.MostBytes) && policy.Takes(FileNames.Of(file.Name), file.MediaType);

    // Of what came with a comment that takes no part, or with a copy of ours, nothing is taken in.
    private bool MayCome(ConnectedSystem system, ConversationReport told, SystemFile file, IReadOnlyList<HubComment> known)
    {
        if (file.Comment is null)
            return true;
        var here = system.Facts.Connection;
        if (known.Any(row => row.Origin?.Connection == here && row.Origin.Key == file.Comment))
            return true;
        return !known.Any(row => row.Copies.GetValueOrDefault(here)?.Key == file.Comment)
            && told.Comments.FirstOrDefault(one => one.Key == file.Comment) is { } comment && scope.Comments!.ComesFrom(here, Visibility.KindOf(comment.Kind))
            && !OwnWords.Are(comment.Body, Others(here)) && !CommentText.IsTold(comment.Body, Others(here));
    }

    private IEnumerable<string> Others(string here) => scope.Program.Sides.Select(side => side.Connection).Where(connection => connection != here);
}
