using System.Security.Cryptography;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>Looks for the file that a create whose outcome is not known may have added.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
/// <param name="external">The ticket there, read just before.</param>
internal sealed class FileSearch(SyncScope scope, ConnectedSystem system, SystemTicket external)
{
    private FileFacts Files => system.Conversation!.Facts.Files!;

    /// <summary>Looks.</summary>
    /// <param name="file">The file.</param>
    /// <param name="copy">What is known of the copy; it was sent.</param>
    /// <param name="order">What was sent.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<CommentFound> FindAsync(HubFile file, FileCopy copy, PartOrder order, CancellationToken cancellation)
    {
        if (Files.Recover.Method is not (RecoverMethod.Match or RecoverMethod.None))
        {
            var found = await system.Conversation!.Parts.FindAsync(order, cancellation).ConfigureAwait(false);
            return found.Failure is { } failure ? new CommentFound(null) { Failure = failure } : new CommentFound(found.Keys.Count > 0 ? found.Keys[0] : null);
        }
        var heard = await system.Conversation!.Parts.ReadAsync(external, cancellation).ConfigureAwait(false);
        if (heard.Failure is { } deaf)
            return new CommentFound(null) { Failure = deaf };
        return await MatchAsync(file, copy, heard, cancellation).ConfigureAwait(false);
    }

    /// <summary>Looks for one that may have been added before the store was restored. Nobody knows any more which was the copy of which, so its bytes count before its key.</summary>
    /// <param name="file">The file.</param>
    /// <param name="copy">The copy as it may stand.</param>
    /// <param name="order">What may have been sent; null where it would have gone with a comment.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<CommentFound> FindAnyAsync(HubFile file, FileCopy copy, PartOrder? order, CancellationToken cancellation)
    {
        var heard = await system.Conversation!.Parts.ReadAsync(external, cancellation).ConfigureAwait(false);
        if (heard.Failure is { } deaf)
            return new CommentFound(null) { Failure = deaf };
        var found = await MatchAsync(file, copy, heard, cancellation, isAnyIt: Files.Download).ConfigureAwait(false);
        var isAsked = order is not null && Files.Recover.Method == RecoverMethod.Lookup && found is { Key: null, Failure: null, Doubt: null };
        return isAsked ? await FindAsync(file, copy, order!, cancellation).ConfigureAwait(false) : found;
    }

    private async Task<CommentFound> MatchAsync(HubFile file, FileCopy copy, ConversationReport heard, CancellationToken cancellation, bool isAnyIt = false)
    {
        var candidates = new List<string>();
        foreach (var told in heard.Files.Where(told => told.Entity == copy.Entity && IsIt(told, file) && IsOfThen(told, copy)))
        {
            var part = new PartKey(system.Facts.Connection, told.Entity, told.Key);
            if (await scope.Hub.RowAsync(FileRows.KeyOf(scope.Hub.Tenant, part), cancellation).ConfigureAwait(false) is not null)
                continue;
            var (hash, failure) = Files.Download ? await HashAsync(told, cancellation).ConfigureAwait(false) : (file.Hash, null);
            if (failure is not null)
                return new CommentFound(null) { Failure = failure };
            if (hash == file.Hash)
                candidates.Add(told.Key);
        }
        return candidates switch
        {
            [] when Files.Recover.Method == RecoverMethod.None => new CommentFound(null) { Doubt = "the manifest declares no way to find out, and the ticket shows no such file" },
            [] => new CommentFound(null),
            [var only] => new CommentFound(only),
            // The same bytes several times over: each is one of its copies, and this one is nobody's yet.
            [var first, ..] when isAnyIt => new CommentFound(first),
            _ => new CommentFound(null) { Doubt = $"{string.Join(", ", candidates)} have its name and size" },
        };
    }

    /// <summary>The hash of a file's bytes. A name and a size are nobody's alone: where the system gives bytes, they decide. What is not there any more has none.</summary>
    public async Task<(string? Hash, Failure? Failure)> HashAsync(SystemFile told, CancellationToken cancellation)
    {
        if (told.Hash is { } said)
            return (said, null);
        using var report = await system.Conversation!.Parts.OpenAsync(external, told, cancellation).ConfigureAwait(false);
        if (report.IsMissing)
            return (null, null);
        if (report.Content is not { Stream: { } stream } content)
            return (null, report.Failure ?? Failure.Of(FailureClass.Transient, report.Content?.Reason ?? "there are no bytes"));
        try
        {
            var counted = new CountedContent(stream, told.Size ?? content.Size ?? 0);
            await using var ended = counted.ConfigureAwait(false);
            return (Convert.ToHexStringLower(await SHA256.HashDataAsync(counted, cancellation).ConfigureAwait(false)), null);
        }
        catch (IOException problem)
        {
            return (null, Failure.Of(FailureClass.Transient, $"{told.Name} of {system.Facts.Connection} did not come whole: {problem.Message}."));
        }
    }

    private static bool IsIt(SystemFile told, HubFile file) => FileNames.Of(told.Name) == file.Name && (told.Size is null || told.Size == file.Size);

    private bool IsOfThen(SystemFile told, FileCopy copy)
    {
        // The two clocks differ by what they said when the ticket was read, or by less.
        if (told.CreatedAt + (scope.Now - external.ReadAt) is not { } made)
            return true;
        var window = Files.Recover.Window + system.Facts.Resolution;
        return made >= copy.FirstSentAt - window && made <= copy.LastSentAt + Files.RequestTimeout + window;
    }
}
