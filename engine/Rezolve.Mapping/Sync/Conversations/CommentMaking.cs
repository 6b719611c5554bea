using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sync.Conversations.Files;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Sync.Turns;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Conversations;

/// <summary>
/// Makes a copy of a comment at a system, once: that it is about to be sent is stored before it is, and what may have taken effect is looked for before it is
/// sent again.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
/// <param name="external">The ticket there, read just before.</param>
/// <param name="files">What goes of the ticket's files.</param>
internal sealed class CommentMaking(SyncScope scope, ConnectedSystem system, SystemTicket external, NextFile files)
{
    private SystemFacts Facts => system.Facts;

    /// <summary>What is said at a system that cannot say it in its author's name: with the pictures there, and with what did not come along.</summary>
    public Value Body(HubComment comment, CommentCopy? copy)
    {
        var shown = comment with { Body = files.Shown(comment.Body, comment) };
        return CommentText.WithNotes(scope.Comments!.HasHeader && copy?.By is null ? CommentText.Said(shown) : shown.Body, copy?.Notes);
    }

    /// <summary>A copy of which a write has failed, and what is done about it.</summary>
    public (CommentCopy Copy, PartRemedy Remedy) Held(HubComment comment, CommentCopy copy, Failure failure)
    {
        var since = copy.Hold?.Since ?? copy.FirstSentAt;
        var remedy = PartRemedy.Of(scope, "comment", failure, copy.Attempts, since, scope.Setting.Limits, Facts.RequestTimeout + Facts.ReadLag);
        return (copy with { Hold = remedy.IsGivenUp ? remedy.Hold with { Subject = NextComment.SubjectOf(comment) } : remedy.Hold }, remedy);
    }

    /// <summary>The key of the intent: it names the comment where it was made, and nothing else.</summary>
    public static string IntentOf(SyncScope scope, HubComment comment) => comment.Origin is { } origin
        ? IntentKey.Of(scope.Program.Tenant, origin.Connection, origin.Key, "comment", origin.Entity)
        : IntentKey.Of(scope.Program.Tenant, "hub", comment.Id, "comment");

    /// <summary>Sends it.</summary>
    public async Task<TurnResult> MakeAsync(TicketLink link, CommentAct act, IReadOnlyList<HubComment> rows, CancellationToken cancellation)
    {
        var comment = act.Comment;
        if (act.Copy is null && scope.Restoring.Unknown(comment.CreatedAt, Facts) is { } unknown)
            return await LookFirstAsync(comment, act.Saying!, unknown, cancellation).ConfigureAwait(false);
        // Before it is said again, whoever said it may have taken it back, or from some of its readers.
        if (act.Copy is { Attempts: > 0 } && await new OriginHearing(scope).HearAsync(comment, rows, cancellation).ConfigureAwait(false) is { } changed)
            return changed;
        var parts = new CommentFiles(scope, Facts.Connection, system.Conversation!.Facts.Files, files.With(comment));
        if (await parts.AreLostAsync(cancellation).ConfigureAwait(false))
            return TurnResult.Again;
        var isInDoubt = act.Copy is { State: CopyState.Unknown };
        var copy = (act.Copy ?? new CommentCopy { Entity = act.Saying!.Facts.Entity, Kind = act.Saying.Kind, State = CopyState.Planned }) with
        {
            Entity = act.Saying!.Facts.Entity,
            Kind = act.Saying.Kind,
            State = CopyState.Unknown,
            // What is there may be what was said the first time: a change since is told after that.
            Rev = isInDoubt ? act.Copy!.Rev : comment.Rev,
            FirstSentAt = act.Copy?.FirstSentAt ?? scope.Now,
            LastSentAt = scope.Now,
            Attempts = (act.Copy?.Attempts ?? 0) + 1,
            Notes = files.Notes(comment, await parts.UrlAsync(comment, files, cancellation).ConfigureAwait(false)),
            By = act.Saying.Facts.AsAuthor ? await AuthorAsync(comment, cancellation).ConfigureAwait(false) : null,
            Hold = null,
        };
        var stored = await parts.Put(new HubChange(scope).Put(comment = comment.With(Facts.Connection, copy)), CopyState.Unknown).CommitAsync(cancellation).ConfigureAwait(false);
        if (!stored.IsCommitted)
            return TurnResult.Again;
        comment = comment with { Version = stored.Version };
        parts.Stored(stored.Version);
        var report = await system.Conversation!.Parts.WriteAsync(Order(comment, act.Saying, rows, parts.ToSend), cancellation).ConfigureAwait(false);
        return report switch
        {
            { Result: WriteResult.Failed, Failure: { } failure } => await FailAsync(link, comment, copy, parts, failure, isInDoubt, cancellation).ConfigureAwait(false),
            { Result: WriteResult.Unknown } or { Key: null } => TurnResult.Again,
            _ => await ClaimAsync(link, comment, copy, parts, report.Key, SyncStepKind.Created, cancellation).ConfigureAwait(false),
        };
    }

    // What a store knows that was restored is not all that was said: it may be there.
    private async Task<TurnResult> LookFirstAsync(HubComment comment, Saying saying, Restoration unknown, CancellationToken cancellation)
    {
        var copy = new CommentCopy
        {
            Entity = saying.Facts.Entity,
            Kind = saying.Kind,
            State = CopyState.Unknown,
            Rev = comment.Rev,
            FirstSentAt = unknown.BackupAt,
            LastSentAt = unknown.RestoredAt,
            Attempts = 1,
            By = saying.Facts.AsAuthor ? await AuthorAsync(comment, cancellation).ConfigureAwait(false) : null,
        };
        await new HubChange(scope).Put(comment.With(Facts.Connection, copy)).CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    /// <summary>Finds out whether it was made, once no attempt can arrive any more.</summary>
    public async Task<TurnResult> RecoverAsync(TicketLink link, CommentAct act, IReadOnlyList<HubComment> rows, CancellationToken cancellation)
    {
        var (comment, copy, recover) = (act.Comment, act.Copy!, act.Saying!.Facts.Recover);
        var parts = new CommentFiles(scope, Facts.Connection, system.Conversation!.Facts.Files, files.With(comment));
        if (recover.Method == RecoverMethod.None)
            return await DoubtAsync(link, comment, copy, parts, "the manifest declares no way to find out", cancellation).ConfigureAwait(false);
        var found = await new CommentSearch(scope, system, external, Body).FindAsync(comment, copy, recover, Order(comment, act.Saying, rows, []), rows, cancellation).ConfigureAwait(false);
        if (found.Failure is { } failure)
            return TurnResult.Failed(failure);
        return found switch
        {
            { Doubt: { } doubt } => await DoubtAsync(link, comment, copy, parts, doubt, cancellation).ConfigureAwait(false),
            { Key: { } key } => await ClaimAsync(link, comment, copy, parts, key, SyncStepKind.Adopted, cancellation).ConfigureAwait(false),
            // Nothing was made, and no attempt can arrive any more: what is said, and whether it still is, is decided anew.
            _ => await PutOffAsync(comment, copy with { State = CopyState.Planned, FirstSentAt = null, LastSentAt = null }, parts, cancellation).ConfigureAwait(false),
        };
    }

    private async Task<TurnResult> PutOffAsync(HubComment comment, CommentCopy copy, CommentFiles parts, CancellationToken cancellation)
    {
        await parts.Put(new HubChange(scope).Put(comment.With(Facts.Connection, copy)), CopyState.Planned).CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    // Who stands for somebody that nobody knows has not said it: then a header tells who did.
    private async Task<string?> AuthorAsync(HubComment comment, CancellationToken cancellation) =>
        comment is { Origin: { } origin, AuthorKey: { } key } ? await scope.People.TwinAsync(origin.Connection, key, Facts.Connection, cancellation).ConfigureAwait(false) : null;

    private PartOrder Order(HubComment comment, Saying saying, IReadOnlyList<HubComment> rows, IReadOnlyList<FileToSend> sent)
    {
        var wanted = new ValueObject(4) { ["body"] = Body(comment, comment.Copies.GetValueOrDefault(Facts.Connection)), ["kind"] = Value.Of(saying.Kind), ["createdAt"] = Value.Of(comment.CreatedAt) };
        if (rows.FirstOrDefault(row => row.Id == comment.InReplyTo) is { } answered && KeyHere(answered) is { } key)
            wanted["inReplyTo"] = Value.Of(key);
        if (comment.Copies.GetValueOrDefault(Facts.Connection)?.By is { } author)
            wanted["author"] = Value.Of(author);
        return new PartOrder
        {
            Kind = WriteKind.Create,
            Entity = saying.Facts.Entity,
            Intent = IntentOf(scope, comment),
            Ticket = external,
            Wanted = wanted,
            Change = wanted,
            Files = sent,
        };
    }

    private string? KeyHere(HubComment row) => row.Origin?.Connection == Facts.Connection ? row.Origin.Key : row.Copies.GetValueOrDefault(Facts.Connection)?.Key;

    // The key is taken in the same transaction that closes the intent: what a feed tells of the comment later is known.
    private async Task<TurnResult> ClaimAsync(TicketLink link, HubComment comment, CommentCopy copy, CommentFiles parts, string key, SyncStepKind how, CancellationToken cancellation)
    {
        var there = comment.With(Facts.Connection, copy with { State = CopyState.There, Key = key, Hold = null, Attempts = 0 });
        var change = new HubChange(scope).Put(there, new PartKey(Facts.Connection, copy.Entity, key)).Take(PartSubjects.Of(link, comment))
            .Happened("comment.copied", link.Ticket, $"{link.Connection}/{link.Key} {key}", about: new() { ["comment"] = comment.Id, ["connection"] = link.Connection, ["key"] = key });
        var outcome = await parts.Put(change, CopyState.There).CommitAsync(cancellation).ConfigureAwait(false);
        if (outcome.Obstacle?.Kind == RowKinds.CommentKey)
            return await DoubtAsync(link, comment, copy, parts, $"{key} was made for it, and is another comment", cancellation).ConfigureAwait(false);
        if (!outcome.IsCommitted)
            return TurnResult.Again;
        scope.Tell(how, Facts.Connection, link.Ticket, $"comment {key}");
        await scope.Lags.SaidAsync(Facts.Connection, comment, cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    private async Task<TurnResult> FailAsync(TicketLink link, HubComment comment, CommentCopy copy, CommentFiles parts, Failure failure, bool isInDoubt, CancellationToken cancellation)
    {
        scope.Tell(SyncStepKind.Failed, Facts.Connection, link.Ticket, failure.Message);
        var (held, remedy) = Held(comment, copy, failure);
        // That this attempt had no effect says nothing of the one before.
        var state = remedy.IsGivenUp ? CopyState.Held : isInDoubt ? CopyState.Unknown : CopyState.Planned;
        var change = parts.Put(new HubChange(scope).Put(comment.With(Facts.Connection, held with { State = state })), state == CopyState.Unknown ? state : CopyState.Planned);
        if (remedy.IsGivenUp)
            change.Give(DeadLetters.Of(failure, PartSubjects.Of(link, comment), copy.Attempts, scope.Now, Facts.Manifest));
        await change.CommitAsync(cancellation).ConfigureAwait(false);
        return remedy.Result ?? TurnResult.Again;
    }

    private async Task<TurnResult> DoubtAsync(TicketLink link, HubComment comment, CommentCopy copy, CommentFiles parts, string why, CancellationToken cancellation)
    {
        var reason = $"Nobody can tell whether the comment was made: {why}.";
        var held = copy with { State = CopyState.Held, Hold = new GroupHold(HoldReasons.Doubt, "comment", reason, scope.Now) { Subject = NextComment.SubjectOf(comment) } };
        scope.Tell(SyncStepKind.Held, Facts.Connection, link.Ticket, reason);
        var letter = DeadLetters.Of(Failure.Of(FailureClass.Ambiguous, reason), PartSubjects.Of(link, comment), copy.Attempts, scope.Now, Facts.Manifest);
        await parts.Put(new HubChange(scope).Put(comment.With(Facts.Connection, held)).Give(letter), CopyState.Unknown).CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }
}
