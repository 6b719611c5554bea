using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>What a status means where no rule says otherwise.</summary>
internal static class DefaultMap
{
    /// <summary>The action for a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="keyedRead">The operation reads one record by its key.</param>
    /// <param name="retryAfter">The answer has a Retry-After field.</param>
    public static AnswerAction ActionOf(int status, bool keyedRead, bool retryAfter) => status switch
    {
        >= 200 and <= 299 => AnswerAction.Fine,
        304 => AnswerAction.Unchanged,
        401 => AnswerAction.Reauthorize,
        404 or 410 when keyedRead => AnswerAction.Missing,
        404 or 405 or 501 => AnswerAction.Fail,
        409 or 412 => AnswerAction.Conflict,
        408 or 421 or 423 or 425 => AnswerAction.Retry,
        429 => AnswerAction.Throttle,
        503 when retryAfter => AnswerAction.Throttle,
        >= 400 and <= 499 => AnswerAction.Reject,
        >= 500 and <= 599 => AnswerAction.Retry,
        _ => AnswerAction.Fail,
    };

    /// <summary>Whether a write that was answered so may have taken effect all the same.</summary>
    public static bool LeavesDoubt(int status, bool retryAfter) => ActionOf(status, keyedRead: false, retryAfter) == AnswerAction.Retry;

    /// <summary>Who has to act, where no rule says so.</summary>
    public static FaultOwner? OwnerOf(AnswerAction action) => action switch
    {
        AnswerAction.Reject or AnswerAction.Conflict or AnswerAction.Missing => FaultOwner.Vendor,
        AnswerAction.Retry or AnswerAction.Throttle => FaultOwner.Transient,
        AnswerAction.Reauthorize or AnswerAction.Fail => FaultOwner.Config,
        _ => null,
    };
}
