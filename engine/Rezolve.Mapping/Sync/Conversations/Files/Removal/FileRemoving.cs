using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Conversations.Restored;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Sync.Turns;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Conversations.Files.Removal;

/// <summary>Takes a copy of a file back: deletes it, tells of it where it cannot be deleted, or lets fewer people see the comment of ours that carries it.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
/// <param name="external">The ticket there, read just before.</param>
internal sealed class FileRemoving(SyncScope scope, ConnectedSystem system, SystemTicket external)
{
    private SystemFacts Facts => system.Facts;

    /// <summary>Deletes it. What is not there needs no deleting.</summary>
    public async Task<TurnResult> RemoveAsync(TicketLink link, FileAct act, CancellationToken cancellation)
    {
        var (file, copy) = (act.File, act.Copy!);
        var report = await system.Conversation!.Parts.WriteAsync(Order(file, copy), cancellation).ConfigureAwait(false);
        var isGone = report.Failure is { Class: FailureClass.NotFound };
        scope.Tell(isGone || report.Failure is null ? SyncStepKind.Written : SyncStepKind.Failed, Facts.Connection, link.Ticket, $"file {copy.Key}: delete");
        if (!isGone && report.Result is WriteResult.Unknown or WriteResult.Failed or WriteResult.Partial)
            return await FailAsync(link, act, report.Failure ?? Failure.Of(FailureClass.Ambiguous, "nobody knows what came of it"), cancellation).ConfigureAwait(false);
        var ended = copy with { State = isGone ? CopyState.Gone : CopyState.Ended, Hold = null, Attempts = 0, DiffersSince = null };
        var change = new HubChange(scope).Put(file.With(Facts.Connection, ended)).Take(PartSubjects.Of(link, file));
        await change.Happened("file.removed", link.Ticket, $"{Facts.Connection}/{link.Key} {copy.Key}", about: FileHearing.About(file)).CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    /// <summary>Adds a comment that tells of it; it is said when its turn comes.</summary>
    public async Task<TurnResult> TellAsync(TicketLink link, FileAct act, IReadOnlyList<HubComment> rows, CancellationToken cancellation)
    {
        var (file, copy) = (act.File, act.Copy!);
        var holder = rows.FirstOrDefault(row => row.Id == (copy.Carrier ?? file.Comment));
        var note = new HubComment
        {
            Id = scope.Setting.NewId(),
            Ticket = link.Ticket,
            OnlyFor = Facts.Connection,
            Kind = holder is null ? Visibility.Public : Visibility.Narrower(holder.Copies.GetValueOrDefault(Facts.Connection)?.Kind ?? holder.Kind, holder.Kind),
            Body = OwnWords.Removed(file),
            CreatedAt = scope.Now,
            Place = rows.Count,
            InReplyTo = holder?.Id,
        };
        await new HubChange(scope).Put(note).Put(file.With(Facts.Connection, copy with { State = CopyState.Ended, Hold = null })).CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    /// <summary>Lets no more people see the comment of ours that carries it than the one that it came with.</summary>
    public async Task<TurnResult> NarrowAsync(FileAct act, CancellationToken cancellation)
    {
        await new HubChange(scope).Put(act.Carrier! with { Kind = act.Said }).CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    /// <summary>Notes that a file that is not wanted any more was never added.</summary>
    public async Task<TurnResult> ForgetAsync(FileAct act, CancellationToken cancellation)
    {
        await new HubChange(scope).Put(act.File.With(Facts.Connection, act.Copy! with { State = CopyState.Ended, Hold = null })).CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    private PartOrder Order(HubFile file, FileCopy copy) => new()
    {
        Kind = WriteKind.Delete,
        Entity = copy.Entity,
        Intent = FileCopies.IntentOf(scope, file),
        Ticket = external,
        Key = copy.Key,
        Wanted = new ValueObject { ["filename"] = Value.Of(file.Name) },
        Change = new ValueObject(),
    };

    private async Task<TurnResult> FailAsync(TicketLink link, FileAct act, Failure failure, CancellationToken cancellation)
    {
        var (file, copy) = (act.File, act.Copy!);
        scope.Tell(SyncStepKind.Failed, Facts.Connection, link.Ticket, failure.Message);
        var remedy = PartRemedy.Of(scope, "file", failure, copy.Attempts + 1, copy.Hold?.Since, scope.Setting.Limits);
        var held = copy with { Attempts = copy.Attempts + 1, Hold = remedy.IsGivenUp ? remedy.Hold with { Subject = act.Subject } : remedy.Hold };
        var change = new HubChange(scope).Put(file.With(Facts.Connection, held));
        if (remedy.IsGivenUp)
        {
            var why = failure with { Message = $"{file.Name} stands at {Facts.Connection} and cannot be taken back, though {act.Why}: {failure.Message}" };
            change.Give(DeadLetters.Of(why, PartSubjects.Of(link, file), held.Attempts, scope.Now, Facts.Manifest));
        }
        await change.CommitAsync(cancellation).ConfigureAwait(false);
        return remedy.Result ?? TurnResult.Again;
    }
}
