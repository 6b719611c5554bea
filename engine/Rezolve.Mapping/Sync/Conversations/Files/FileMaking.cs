using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sync.Conversations.Files.Removal;
using Rezolve.Mapping.Sync.Conversations.Restored;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Sync.Turns;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>
/// Makes a copy of a file at a system that takes files by themselves, once: that it is about to be sent is stored before it is, and what may have taken effect
/// is looked for before it is sent again.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
/// <param name="external">The ticket there, read just before.</param>
internal sealed class FileMaking(SyncScope scope, ConnectedSystem system, SystemTicket external)
{
    private SystemFacts Facts => system.Facts;

    private FileFacts Files => system.Conversation!.Facts.Files!;

    /// <summary>Does what is due about a file.</summary>
    /// <returns>Progress where files and comments are looked at again; else when they are.</returns>
    public Task<TurnResult> DoAsync(TicketLink link, FileAct act, IReadOnlyList<HubComment> rows, CancellationToken cancellation) => act.Kind switch
    {
        FileActKind.Recover => RecoverAsync(link, act, rows, cancellation),
        FileActKind.Carry => CarryAsync(link, act, cancellation),
        FileActKind.Hold => new FileHanding(scope, Facts, Files).HoldAsync(link, act, cancellation),
        FileActKind.Remove => new FileRemoving(scope, system, external).RemoveAsync(link, act, cancellation),
        FileActKind.Tell => new FileRemoving(scope, system, external).TellAsync(link, act, rows, cancellation),
        FileActKind.Narrow => new FileRemoving(scope, system, external).NarrowAsync(act, cancellation),
        _ => SendAsync(link, act, rows, cancellation),
    };

    private async Task<TurnResult> CarryAsync(TicketLink link, FileAct act, CancellationToken cancellation) =>
        await new RestoredCarriers(scope, system, external).FindAsync(link, act, cancellation).ConfigureAwait(false)
        ?? await new FileHanding(scope, Facts, Files).CarryAsync(link, act, cancellation).ConfigureAwait(false);

    private async Task<TurnResult> SendAsync(TicketLink link, FileAct act, IReadOnlyList<HubComment> rows, CancellationToken cancellation)
    {
        if (act.Copy is null && RestoredFiles.Unknown(scope, act.File.CreatedAt, Facts) is { } unknown
            && await LookFirstAsync(link, act, unknown, cancellation).ConfigureAwait(false) is { } looked)
            return looked;
        if (await FileCopies.AreLostAsync(scope, [act.File], cancellation).ConfigureAwait(false))
            return TurnResult.Again;
        // Before it is sent again, whoever said what it came with may have taken it back, or from some of its readers.
        if (act is { Copy.Attempts: > 0, Comment: { } said } && await new OriginHearing(scope).HearAsync(said, rows, cancellation).ConfigureAwait(false) is { } changed)
            return changed;
        var isInDoubt = act.Copy is { State: CopyState.Unknown };
        var copy = (act.Copy ?? new FileCopy { Entity = Files.Entity, State = CopyState.Planned }) with
        {
            State = CopyState.Unknown,
            FirstSentAt = act.Copy?.FirstSentAt ?? scope.Now,
            LastSentAt = scope.Now,
            Attempts = (act.Copy?.Attempts ?? 0) + 1,
            Hold = null,
        };
        var file = act.File.With(Facts.Connection, copy);
        var stored = await new HubChange(scope).Put(file).CommitAsync(cancellation).ConfigureAwait(false);
        if (!stored.IsCommitted)
            return TurnResult.Again;
        file = file with { Version = stored.Version };
        var report = await system.Conversation!.Parts.WriteAsync(Order(file, act.Comment), cancellation).ConfigureAwait(false);
        return report switch
        {
            { Result: WriteResult.Failed, Failure: { } failure } => await FailAsync(link, file, copy, failure, isInDoubt, cancellation).ConfigureAwait(false),
            { Result: WriteResult.Unknown } or { Key: null } => TurnResult.Again,
            _ => await ClaimAsync(link, file, copy, act.Comment, report.Key, SyncStepKind.Created, cancellation).ConfigureAwait(false),
        };
    }

    // What a store knows that was restored is not all that was added: it may be there. Null where it is not.
    private async Task<TurnResult?> LookFirstAsync(TicketLink link, FileAct act, Restoration unknown, CancellationToken cancellation)
    {
        var seen = unknown.RestoredAt + Files.RequestTimeout + (Files.Recover.Wait > Facts.ReadLag ? Files.Recover.Wait : Facts.ReadLag);
        if (scope.Now < seen)
            return TurnResult.Wait(seen, "nobody knows yet whether a file was added before the store was restored");
        var copy = new FileCopy { Entity = Files.Entity, State = CopyState.Unknown, FirstSentAt = unknown.BackupAt, LastSentAt = unknown.RestoredAt, Attempts = 1 };
        var found = await new FileSearch(scope, system, external).FindAnyAsync(act.File, copy, Order(act.File, act.Comment), cancellation).ConfigureAwait(false);
        return found switch
        {
            { Failure: { } failure } => TurnResult.Failed(failure),
            { Doubt: { } doubt } => await new FileHanding(scope, Facts, Files).DoubtAsync(link, act.File, copy, doubt, cancellation).ConfigureAwait(false),
            { Key: { } key } => await ClaimAsync(link, act.File, copy, act.Comment, key, SyncStepKind.Adopted, cancellation).ConfigureAwait(false),
            _ => null,
        };
    }

    private async Task<TurnResult> RecoverAsync(TicketLink link, FileAct act, IReadOnlyList<HubComment> rows, CancellationToken cancellation)
    {
        var (file, copy) = (act.File, act.Copy!);
        var found = await new FileSearch(scope, system, external).FindAsync(file, copy, Order(file, act.Comment), cancellation).ConfigureAwait(false);
        return found switch
        {
            { Failure: { } failure } => TurnResult.Failed(failure),
            { Doubt: { } doubt } => await new FileHanding(scope, Facts, Files).DoubtAsync(link, file, copy, doubt, cancellation).ConfigureAwait(false),
            { Key: { } key } => await ClaimAsync(link, file, copy, act.Comment, key, SyncStepKind.Adopted, cancellation).ConfigureAwait(false),
            _ when file.State != FileState.Stored => await new FileRemoving(scope, system, external).ForgetAsync(act, cancellation).ConfigureAwait(false),
            // Nothing was added, and no attempt can arrive any more.
            _ => await SendAsync(link, act with { Copy = copy with { State = CopyState.Planned } }, rows, cancellation).ConfigureAwait(false),
        };
    }

    private PartOrder Order(HubFile file, HubComment? comment)
    {
        var wanted = new ValueObject { ["filename"] = Value.Of(file.Name), ["size"] = Value.Of(file.Size ?? 0), ["inline"] = Value.Of(file.IsInline) };
        if (file.MediaType is { } type)
            wanted["mediaType"] = Value.Of(type);
        if (Files.OfComments && comment?.Copies.GetValueOrDefault(Facts.Connection)?.Key is { } key)
            wanted["comment"] = Value.Of(key);
        return new PartOrder
        {
            Kind = WriteKind.Create,
            Entity = Files.Entity,
            Intent = FileCopies.IntentOf(scope, file),
            Ticket = external,
            Wanted = wanted,
            Change = wanted,
            Files = [FileCopies.ToSend(file)],
        };
    }

    // The key is taken in the same transaction that closes the intent: what a feed tells of the file later is known.
    private async Task<TurnResult> ClaimAsync(TicketLink link, HubFile file, FileCopy copy, HubComment? comment, string key, SyncStepKind how, CancellationToken cancellation)
    {
        var told = IsReadBack(file, comment) ? await ToldAsync(copy, key, cancellation).ConfigureAwait(false) : null;
        var there = copy with
        {
            State = CopyState.There,
            Key = key,
            Hold = null,
            Attempts = 0,
            Url = told?.Canonical["url"] is { Kind: ValueKind.Text } url ? url.Text : null,
            Size = told?.Size ?? copy.Size,
            DiffersSince = told is not null && FileCheck.Differs(file, told) ? scope.Now : null,
        };
        var change = new HubChange(scope).Put(file.With(Facts.Connection, there), new PartKey(Facts.Connection, copy.Entity, key)).Take(PartSubjects.Of(link, file));
        var outcome = await change.CommitAsync(cancellation).ConfigureAwait(false);
        if (outcome.IsCommitted)
            scope.Tell(how, Facts.Connection, link.Ticket, $"file {file.Name}");
        else if (outcome.Obstacle?.Kind == RowKinds.FileKey)
            return await new FileHanding(scope, Facts, Files).DoubtAsync(link, file, copy, $"{key} was made for it, and is another file", cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    // A text that shows the file needs its address, which only a list tells. Where the ticket does not move with a file, nothing else would show what became of it.
    private bool IsReadBack(HubFile file, HubComment? comment) =>
        system.Conversation!.Facts is { IsRead: true, MovesTicket: false } || (comment is not null && ShownFiles.Shows(comment.Body, file));

    private async Task<SystemFile?> ToldAsync(FileCopy copy, string key, CancellationToken cancellation) =>
        (await system.Conversation!.Parts.ReadAsync(external, cancellation).ConfigureAwait(false)).Files.FirstOrDefault(told => told.Key == key && told.Entity == copy.Entity);

    private async Task<TurnResult> FailAsync(TicketLink link, HubFile file, FileCopy copy, Failure failure, bool isInDoubt, CancellationToken cancellation)
    {
        scope.Tell(SyncStepKind.Failed, Facts.Connection, link.Ticket, failure.Message);
        var remedy = PartRemedy.Of(scope, "file", failure, copy.Attempts, copy.FirstSentAt, scope.Setting.Limits);
        // That this attempt had no effect says nothing of the one before.
        var state = remedy.IsGivenUp ? CopyState.Held : isInDoubt ? CopyState.Unknown : CopyState.Planned;
        var change = new HubChange(scope).Put(file.With(Facts.Connection, copy with { State = state, Hold = remedy.Hold }));
        if (remedy.IsGivenUp)
            change.Give(DeadLetters.Of(failure, PartSubjects.Of(link, file), copy.Attempts, scope.Now, Facts.Manifest));
        await change.CommitAsync(cancellation).ConfigureAwait(false);
        return remedy.Result ?? TurnResult.Again;
    }
}
