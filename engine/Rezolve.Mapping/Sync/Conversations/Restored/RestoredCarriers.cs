using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sync.Conversations.Files;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Sync.Turns;

namespace Rezolve.Mapping.Sync.Conversations.Restored;

/// <summary>Finds the comment of ours that took files along before the store was restored, before another is made that takes them along again.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
/// <param name="external">The ticket there, read just before.</param>
internal sealed class RestoredCarriers(SyncScope scope, ConnectedSystem system, SystemTicket external)
{
    private SystemFacts Facts => system.Facts;

    private FileFacts Files => system.Conversation!.Facts.Files!;

    /// <summary>Looks, and takes it for what it is.</summary>
    /// <returns>What came of it; null where none was made, and one can be.</returns>
    public async Task<TurnResult?> FindAsync(TicketLink link, FileAct act, CancellationToken cancellation)
    {
        var unknown = act.Together.Select(file => (File: file, Time: RestoredFiles.Unknown(scope, file.CreatedAt, Facts))).Where(one => one.Time is not null).ToList();
        if (unknown.Count == 0)
            return null;
        var seen = unknown[0].Time!.RestoredAt + Files.RequestTimeout + Facts.ReadLag;
        if (scope.Now < seen)
            return TurnResult.Wait(seen, "nobody knows yet whether files were added before the store was restored");
        var heard = await system.Conversation!.Parts.ReadAsync(external, cancellation).ConfigureAwait(false);
        if (heard.Failure is { } deaf)
            return TurnResult.Failed(deaf);
        foreach (var (file, _) in unknown)
        {
            foreach (var told in heard.Comments.Where(one => OwnWords.Name(one.Body, file, Others) && !(IsTelling(heard, one) && With(heard, one, file) is null)))
            {
                var part = new PartKey(Facts.Connection, told.Entity, told.Key);
                if (await scope.Hub.RowAsync(CommentRows.KeyOf(scope.Hub.Tenant, part), cancellation).ConfigureAwait(false) is null)
                    return await AdoptAsync(act, heard, told, part, cancellation).ConfigureAwait(false);
            }
        }
        foreach (var (file, time) in unknown)
        {
            if (await IsThereAsync(file, time!, cancellation).ConfigureAwait(false) is { } result)
                return result;
        }
        return null;
    }

    private IEnumerable<string> Others => scope.Program.Sides.Select(side => side.Connection).Where(connection => connection != Facts.Connection);

    // The same bytes that nobody knows: where nobody knows any more which was first, it may even be what was added by a person. Null where there are none.
    private async Task<TurnResult?> IsThereAsync(HubFile file, Restoration unknown, CancellationToken cancellation)
    {
        if (!Files.Download || file.State != FileState.Stored)
            return null;
        var copy = new FileCopy { Entity = Files.Entity, State = CopyState.There, FirstSentAt = unknown.BackupAt, LastSentAt = unknown.RestoredAt };
        var found = await new FileSearch(scope, system, external).FindAnyAsync(file, copy, null, cancellation).ConfigureAwait(false);
        if (found.Failure is { } failure)
            return TurnResult.Failed(failure);
        if (found.Key is not { } key)
            return null;
        await new HubChange(scope).Put(file.With(Facts.Connection, copy with { Key = key }), new PartKey(Facts.Connection, copy.Entity, key)).CommitAsync(cancellation).ConfigureAwait(false);
        scope.Tell(SyncStepKind.Adopted, Facts.Connection, file.Ticket, $"file {file.Name}");
        return TurnResult.Again;
    }

    private static bool IsTelling(ConversationReport heard, SystemComment comment) => heard.Files.Any(file => file.Comment == comment.Key);

    private static SystemFile? With(ConversationReport heard, SystemComment comment, HubFile file) =>
        heard.Files.FirstOrDefault(told => (told.Comment == comment.Key || told.Comment is null) && RestoredFiles.IsAlike(file, told));

    private async Task<TurnResult> AdoptAsync(FileAct act, ConversationReport heard, SystemComment told, PartKey part, CancellationToken cancellation)
    {
        var named = act.Together.Where(file => OwnWords.Name(told.Body, file, Others)).ToList();
        var kind = Visibility.KindOf(told.Kind);
        var carrier = new HubComment
        {
            Id = scope.Setting.NewId(),
            Ticket = act.File.Ticket,
            OnlyFor = Facts.Connection,
            Kind = kind,
            Body = told.Body,
            CreatedAt = told.CreatedAt ?? scope.Now,
            InReplyTo = act.Comment?.Id,
        };
        var copy = new CommentCopy { Entity = told.Entity, Key = told.Key, State = CopyState.There, Rev = carrier.Rev, Kind = kind };
        var change = new HubChange(scope).Put(carrier.With(Facts.Connection, copy), part);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in named)
        {
            var there = With(heard, told, file);
            var state = there is null ? CopyState.Planned : CopyState.There;
            // A key that no comment is told of may be another file's: its bytes say so when it is taken in.
            var key = there?.Comment is null || !keys.Add(there.Key) ? null : there.Key;
            var claims = key is null ? Array.Empty<PartKey>() : [new PartKey(Facts.Connection, there!.Entity, key)];
            change.Put(file.With(Facts.Connection, new FileCopy { Entity = there?.Entity ?? Files.Entity, Key = key, State = state, Carrier = carrier.Id, Size = there?.Size }), claims);
        }
        await change.CommitAsync(cancellation).ConfigureAwait(false);
        scope.Tell(SyncStepKind.Adopted, Facts.Connection, act.File.Ticket, $"comment {told.Key}");
        return TurnResult.Again;
    }
}
