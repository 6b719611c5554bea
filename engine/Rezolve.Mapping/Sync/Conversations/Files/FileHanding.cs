using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Conversations.Restored;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Sync.Turns;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>Hands a file on: to a comment of ours that takes it along, or to a person.</summary>
/// <param name="scope">The sync.</param>
/// <param name="facts">The system.</param>
/// <param name="files">What it can do with files.</param>
internal sealed class FileHanding(SyncScope scope, SystemFacts facts, FileFacts files)
{
    /// <summary>Makes a comment that takes files along; it is said when its turn comes.</summary>
    public async Task<TurnResult> CarryAsync(TicketLink link, FileAct act, CancellationToken cancellation)
    {
        var carrier = new HubComment
        {
            Id = scope.Setting.NewId(),
            Ticket = link.Ticket,
            OnlyFor = facts.Connection,
            Kind = act.Said,
            Body = OwnWords.Added(act.File.Origin.Connection, act.Together),
            CreatedAt = scope.Now,
            InReplyTo = act.Comment?.Id,
        };
        var change = new HubChange(scope).Put(carrier);
        foreach (var file in act.Together)
            change.Put(file.With(facts.Connection, new FileCopy { Entity = files.Entity, State = CopyState.Planned, Carrier = carrier.Id }));
        await change.CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    /// <summary>Tells a person that a file does not go there, or should not be there.</summary>
    public Task<TurnResult> HoldAsync(TicketLink link, FileAct act, CancellationToken cancellation)
    {
        var copy = act.Copy ?? new FileCopy { Entity = files.Entity, State = CopyState.Held };
        // What may be there is nobody else's until somebody has looked.
        if (copy.State == CopyState.Unknown)
            return DoubtAsync(link, act.File, copy, $"its outcome is not known, and now {act.Why}", cancellation);
        var isThere = copy.State == CopyState.There;
        var why = isThere ? $"{act.File.Name} stands at {facts.Connection} and cannot be taken back: {act.Why}." : $"{act.File.Name} was not copied to {facts.Connection}: {act.Why}.";
        return KeepAsync(link, act.File, copy with { State = isThere ? CopyState.There : CopyState.Held }, FailureClass.Permission, HoldReasons.Blocked, why, cancellation, act.Subject);
    }

    /// <summary>Tells a person that nobody knows whether a file was added.</summary>
    public Task<TurnResult> DoubtAsync(TicketLink link, HubFile file, FileCopy copy, string why, CancellationToken cancellation) =>
        KeepAsync(link, file, copy with { State = CopyState.Held }, FailureClass.Ambiguous, HoldReasons.Doubt, $"Nobody can tell whether {file.Name} was added: {why}.", cancellation);

    private async Task<TurnResult> KeepAsync(TicketLink link, HubFile file, FileCopy copy, FailureClass sort, string reason, string why, CancellationToken cancellation, string? subject = null)
    {
        scope.Tell(SyncStepKind.Held, facts.Connection, link.Ticket, why);
        var letter = DeadLetters.Of(Failure.Of(sort, why), PartSubjects.Of(link, file), Math.Max(1, copy.Attempts), scope.Now, facts.Manifest);
        var held = copy with { Hold = new GroupHold(reason, "file", why, scope.Now) { Subject = subject } };
        await new HubChange(scope).Put(file.With(facts.Connection, held)).Give(letter).CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }
}
