using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Conversations.Files;
using Rezolve.Mapping.Sync.Conversations.Restored;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Sync.Turns;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Conversations;

/// <summary>Does one thing about one comment at one system, and commits what it has come to.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
/// <param name="external">The ticket there, read just before.</param>
/// <param name="files">What goes of the ticket's files.</param>
internal sealed class CommentWriting(SyncScope scope, ConnectedSystem system, SystemTicket external, NextFile files)
{
    private readonly CommentMaking _making = new(scope, system, external, files);

    private SystemFacts Facts => system.Facts;

    /// <summary>Does it.</summary>
    /// <param name="link">The link.</param>
    /// <param name="act">What is done.</param>
    /// <param name="rows">The ticket's comments.</param>
    /// <param name="cancellation">Ends the waits.</param>
    /// <returns>Progress where the comments are looked at again; else when they are, or why nothing could be done.</returns>
    public Task<TurnResult> DoAsync(TicketLink link, CommentAct act, IReadOnlyList<HubComment> rows, CancellationToken cancellation) => act.Kind switch
    {
        ActKind.Create => _making.MakeAsync(link, act, rows, cancellation),
        ActKind.Recover => _making.RecoverAsync(link, act, rows, cancellation),
        ActKind.Correct => AddAsync(act, OwnWords.Changed, act.Comment.Body, act.Copy! with { Rev = act.Comment.Rev }, rows.Count, cancellation),
        ActKind.Strike => AddAsync(act, OwnWords.Deleted, Value.Undefined, act.Copy! with { State = CopyState.Ended }, rows.Count, cancellation),
        ActKind.Leave => KeepAsync(act.Comment, act.Copy! with { Rev = act.Comment.Rev, State = act.Comment.DeletedAt is null ? act.Copy.State : CopyState.Ended }, null, cancellation),
        ActKind.Give => GiveAsync(link, act, cancellation),
        _ => ChangeAsync(link, act, cancellation),
    };

    private async Task<TurnResult> ChangeAsync(TicketLink link, CommentAct act, CancellationToken cancellation)
    {
        var (comment, copy) = (act.Comment, act.Copy!);
        if (act.Kind != ActKind.Narrow && copy.Theirs.Kind == ValueKind.Object)
            return await KeepTheirsAsync(link, comment, copy, cancellation).ConfigureAwait(false);
        var report = await system.Conversation!.Parts.WriteAsync(Order(act, comment, copy), cancellation).ConfigureAwait(false);
        scope.Tell(report.Failure is null ? SyncStepKind.Written : SyncStepKind.Failed, Facts.Connection, link.Ticket, $"comment {copy.Key}: {act.Kind}");
        // What is not there needs no change.
        if (report.Failure is { Class: FailureClass.NotFound })
            return await KeepAsync(comment, copy with { State = CopyState.Gone, Hold = null }, change => End(change, comment), cancellation).ConfigureAwait(false);
        if (report.Result is WriteResult.Unknown or WriteResult.Failed or WriteResult.Partial)
            return await FailAsync(link, comment, copy, report.Failure ?? Failure.Of(FailureClass.Ambiguous, "nobody knows what came of it"), cancellation).ConfigureAwait(false);
        var done = act.Kind switch
        {
            ActKind.Edit => copy with { Rev = comment.Rev, Print = null, Theirs = Value.Undefined },
            ActKind.Narrow => copy with { Kind = act.Saying!.Kind },
            _ => copy with { State = CopyState.Ended, Theirs = Value.Undefined },
        };
        return await KeepAsync(comment, done with { Hold = null, Attempts = 0 }, change => End(change.Take(PartSubjects.Of(link, comment)), act.Kind == ActKind.Delete ? comment : null), cancellation)
            .ConfigureAwait(false);
    }

    // What went with a comment goes with it.
    private void End(HubChange change, HubComment? gone)
    {
        foreach (var file in gone is null ? [] : files.Ended(gone))
            change.Put(file);
    }

    private PartOrder Order(CommentAct act, HubComment comment, CommentCopy copy)
    {
        var body = _making.Body(comment, copy);
        var change = act.Kind switch
        {
            ActKind.Edit => new ValueObject(1) { ["body"] = body },
            ActKind.Redact => new ValueObject(1) { ["body"] = CommentText.Removed },
            ActKind.Narrow => new ValueObject(1) { ["kind"] = Value.Of(act.Saying!.Kind) },
            _ => new ValueObject(),
        };
        var wanted = new ValueObject { ["body"] = body, ["kind"] = Value.Of(act.Kind == ActKind.Narrow ? act.Saying!.Kind : copy.Kind) };
        foreach (var (name, value) in change)
            wanted[name] = value;
        return new PartOrder
        {
            Kind = act.Kind == ActKind.Delete ? WriteKind.Delete : WriteKind.Update,
            Entity = copy.Entity,
            Intent = CommentMaking.IntentOf(scope, comment),
            Ticket = external,
            Key = copy.Key,
            Wanted = wanted,
            Change = change,
        };
    }

    // What somebody made of a copy is kept before it is overwritten.
    private async Task<TurnResult> KeepTheirsAsync(TicketLink link, HubComment comment, CommentCopy copy, CancellationToken cancellation)
    {
        var kept = CommentConflicts.Of(scope, link, comment, copy, Facts.Manifest);
        var after = comment.With(Facts.Connection, copy with { Theirs = Value.Undefined });
        await new HubChange(scope).Keep([kept]).Put(after).CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    private async Task<TurnResult> AddAsync(CommentAct act, string says, Value body, CommentCopy copy, int count, CancellationToken cancellation)
    {
        var told = act.Comment.With(Facts.Connection, copy with { Hold = null, Theirs = Value.Undefined });
        var note = new HubComment
        {
            Id = scope.Setting.NewId(),
            Ticket = act.Comment.Ticket,
            OnlyFor = Facts.Connection,
            Kind = copy.Kind,
            Body = CommentText.Under(says, body),
            CreatedAt = scope.Now,
            Place = count,
            InReplyTo = act.Comment.Id,
        };
        await new HubChange(scope).Put(told).Put(note).CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    private async Task<TurnResult> GiveAsync(TicketLink link, CommentAct act, CancellationToken cancellation)
    {
        var comment = act.Comment;
        var why = act.Copy is { State: CopyState.There }
            ? $"{Facts.Connection} has no way to take back who may read comment {act.Copy.Key}, which is {comment.Kind} where it was made."
            : $"{Facts.Connection} has no way to say a comment that is {comment.Kind}.";
        var hold = new GroupHold(HoldReasons.Blocked, "comment", why, scope.Now) { Subject = NextComment.SubjectOf(comment) };
        var copy = (act.Copy ?? new CommentCopy { Entity = "", Kind = comment.Kind, State = CopyState.Held }) with { Hold = hold };
        return await KeepAsync(comment, copy, copy.State == CopyState.Held ? null : change => change.Give(
            DeadLetters.Of(Failure.Of(FailureClass.Config, why), PartSubjects.Of(link, comment), 1, scope.Now, Facts.Manifest)), cancellation).ConfigureAwait(false);
    }

    private async Task<TurnResult> FailAsync(TicketLink link, HubComment comment, CommentCopy copy, Failure failure, CancellationToken cancellation)
    {
        var (held, remedy) = _making.Held(comment, copy with { Attempts = copy.Attempts + 1 }, failure);
        var letter = remedy.IsGivenUp ? DeadLetters.Of(failure, PartSubjects.Of(link, comment), held.Attempts, scope.Now, Facts.Manifest) : null;
        var kept = await KeepAsync(comment, held, letter is null ? null : change => change.Give(letter), cancellation).ConfigureAwait(false);
        return remedy.Result ?? kept;
    }

    private async Task<TurnResult> KeepAsync(HubComment comment, CommentCopy copy, Action<HubChange>? also, CancellationToken cancellation)
    {
        var change = new HubChange(scope).Put(comment.With(Facts.Connection, copy));
        also?.Invoke(change);
        await change.CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }
}
