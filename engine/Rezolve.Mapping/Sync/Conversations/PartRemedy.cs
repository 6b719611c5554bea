using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns;

namespace Rezolve.Mapping.Sync.Conversations;

/// <summary>
/// What is done about a comment or a file that could not be got, sent or changed: it waits, or is given up. Of the rest of the ticket only what follows it in
/// order waits with it.
/// </summary>
/// <param name="Hold">Why it waits, and until when.</param>
/// <param name="IsGivenUp">Whether it is given up.</param>
/// <param name="Result">What it means for the turn; null where only the part waits.</param>
internal sealed record PartRemedy(GroupHold Hold, bool IsGivenUp, TurnResult? Result = null)
{
    /// <summary>The remedy of a failure.</summary>
    /// <param name="scope">The sync.</param>
    /// <param name="part">What it is: a comment or a file.</param>
    /// <param name="failure">What went wrong.</param>
    /// <param name="attempts">How often it was tried in vain, this one included.</param>
    /// <param name="since">When it first failed; null where this is the first time.</param>
    /// <param name="limits">How often and how long a try is worth repeating.</param>
    /// <param name="shows">How long what may have taken effect takes until it shows; null for the first wait.</param>
    public static PartRemedy Of(SyncScope scope, string part, Failure failure, int attempts, DateTimeOffset? since, SyncLimits limits, TimeSpan? shows = null)
    {
        var began = since ?? scope.Now;
        var hold = new GroupHold(HoldReasons.Retry, part, failure.Message, began) { Code = failure.Code, Attempts = attempts };
        return Remedies.Of(failure, attempts, began, scope.Now, limits, scope.Setting.Chance) switch
        {
            Remedy.RetryAt again => new PartRemedy(hold with { Until = again.At }, false),
            Remedy.ReadAgain => new PartRemedy(hold with { Until = scope.Now + limits.FirstWait }, false),
            Remedy.LookUp => new PartRemedy(hold with { Until = scope.Now + (shows ?? limits.FirstWait) }, false),
            Remedy.SuspendConnection => new PartRemedy(hold with { Until = scope.Now }, false, TurnResult.Failed(failure)),
            _ => new PartRemedy(hold with { Reason = HoldReasons.Refused }, true),
        };
    }
}
