using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>The files that go with a comment, in the same request: what becomes of it becomes of them.</summary>
/// <param name="scope">The sync.</param>
/// <param name="connection">The system.</param>
/// <param name="facts">What it can do with files; null for nothing.</param>
/// <param name="files">The files.</param>
internal sealed class CommentFiles(SyncScope scope, string connection, FileFacts? facts, IReadOnlyList<HubFile> files)
{
    private IReadOnlyList<HubFile> _files = files;

    /// <summary>The files as they are sent.</summary>
    public IReadOnlyList<FileToSend> ToSend => [.. _files.Select(FileCopies.ToSend)];

    /// <summary>Whether the bytes of some are not here any more; they are got again first.</summary>
    public Task<bool> AreLostAsync(CancellationToken cancellation) => FileCopies.AreLostAsync(scope, _files, cancellation);

    /// <summary>Writes how they stand, in the change that says so of the comment.</summary>
    public HubChange Put(HubChange change, CopyState state)
    {
        _files = [.. _files.Select(file => file.With(
            connection, (file.Copies.GetValueOrDefault(connection) ?? new FileCopy { Entity = facts!.Entity, State = state }) with { State = state }))];
        foreach (var file in _files)
            change.Put(file);
        return change;
    }

    /// <summary>Notes the version that a change has given them.</summary>
    public void Stored(long version) => _files = [.. _files.Select(file => file with { Version = version })];

    /// <summary>The address of the ticket where a comment was made, or its files were added; null where it has none, or nobody asks.</summary>
    public async ValueTask<string?> UrlAsync(HubComment comment, NextFile next, CancellationToken cancellation)
    {
        if (scope.Attachments is null || (comment.Origin?.Connection ?? next.OriginOf(comment)) is not { } origin
            || await scope.Hub.TicketAsync(comment.Ticket, cancellation).ConfigureAwait(false) is not { } ticket)
            return null;
        return ticket.Links.TryGetValue(origin, out var key) ? (await scope.Hub.LinkAsync(origin, key, cancellation).ConfigureAwait(false))?.Url : null;
    }
}
