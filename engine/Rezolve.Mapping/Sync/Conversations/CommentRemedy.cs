using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns;

namespace Rezolve.Mapping.Sync.Conversations;

/// <summary>What is done about a write of a comment that failed.</summary>
internal static class CommentRemedy
{
    /// <summary>The copy as it waits, whether it is given up, and what it means for the turn; null where only the comment waits.</summary>
    public static (CommentCopy Copy, bool IsGivenUp, TurnResult? Result) Of(SyncScope scope, HubComment comment, CommentCopy copy, Failure failure, SystemFacts facts)
    {
        var since = copy.Hold?.Since ?? copy.FirstSentAt ?? scope.Now;
        var hold = new GroupHold(HoldReasons.Retry, "comment", failure.Message, since) { Code = failure.Code, Attempts = copy.Attempts };
        return Remedies.Of(failure, copy.Attempts, since, scope.Now, scope.Setting.Limits, scope.Setting.Chance) switch
        {
            Remedy.RetryAt again => (copy with { Hold = hold with { Until = again.At } }, false, null),
            Remedy.ReadAgain => (copy with { Hold = hold with { Until = scope.Now + scope.Setting.Limits.FirstWait } }, false, null),
            Remedy.LookUp => (copy with { Hold = hold with { Until = scope.Now + facts.RequestTimeout + facts.ReadLag } }, false, null),
            Remedy.SuspendConnection => (copy with { Hold = hold with { Until = scope.Now } }, false, TurnResult.Failed(failure)),
            _ => (copy with { Hold = hold with { Reason = HoldReasons.Refused, Subject = NextComment.SubjectOf(comment) } }, true, null),
        };
    }
}

/// <summary>What somebody made of a copy, as it is kept before the comment itself replaces it.</summary>
internal static class CommentConflicts
{
    /// <summary>The conflict.</summary>
    public static KeptConflict Of(SyncScope scope, TicketLink link, HubComment comment, CommentCopy copy, string manifest)
    {
        var record = new ConflictRecord($"comment {comment.Id}", [new ConflictMember("body", null, comment.Body, copy.Theirs, comment.Body)], Side.Hub, "copy");
        return new KeptConflict(RoundCommit.IdOf(link, record.Key), link.Ticket, link.Connection, link.Key, record, scope.Now) { Manifest = manifest };
    }
}
