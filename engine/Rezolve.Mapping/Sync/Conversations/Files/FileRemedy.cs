using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>What is done about a file that could not be got or sent: it waits, or is given up. Nothing but what it came with waits with it.</summary>
/// <param name="Hold">Why it waits, and until when.</param>
/// <param name="IsGivenUp">Whether it is given up.</param>
/// <param name="Result">What it means for the turn; null where only the file waits.</param>
internal sealed record FileRemedy(GroupHold Hold, bool IsGivenUp, TurnResult? Result = null)
{
    /// <summary>The remedy of a failure.</summary>
    /// <param name="scope">The sync.</param>
    /// <param name="failure">What went wrong.</param>
    /// <param name="attempts">How often it was tried in vain, this one included.</param>
    /// <param name="since">When it first failed; null where this is the first time.</param>
    /// <param name="limits">How often and how long a try is worth repeating.</param>
    public static FileRemedy Of(SyncScope scope, Failure failure, int attempts, DateTimeOffset? since, SyncLimits limits)
    {
        var began = since ?? scope.Now;
        var hold = new GroupHold(HoldReasons.Retry, "file", failure.Message, began) { Code = failure.Code, Attempts = attempts };
        return Remedies.Of(failure, attempts, began, scope.Now, limits, scope.Setting.Chance) switch
        {
            Remedy.RetryAt again => new FileRemedy(hold with { Until = again.At }, false),
            Remedy.ReadAgain or Remedy.LookUp => new FileRemedy(hold with { Until = scope.Now + limits.FirstWait }, false),
            Remedy.SuspendConnection => new FileRemedy(hold with { Until = scope.Now }, false, TurnResult.Failed(failure)),
            _ => new FileRemedy(hold with { Reason = HoldReasons.Refused }, true),
        };
    }

    /// <summary>What a letter about a file is about.</summary>
    public static DeadSubject Subject(TicketLink link, HubFile file) => new(link.Connection, link.Ticket, link.Key, $"file {file.Id}");
}
