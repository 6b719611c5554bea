using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>Which remedy a failure calls for. A failure holds one group of one ticket; what is for the whole connection says so.</summary>
internal static class Remedies
{
    /// <summary>How often in a row a changed ticket is read again at once; after that it waits like anything that fails.</summary>
    private const int AtOnce = 3;

    /// <summary>The remedy of a failure.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="attempts">How often it was tried in vain, this one included.</param>
    /// <param name="failingSince">When it first failed; null where this is the first time.</param>
    /// <param name="now">When it failed.</param>
    /// <param name="limits">How often and how long a try is worth repeating.</param>
    /// <param name="chance">Draws from [0, 1).</param>
    public static Remedy Of(
        Failure failure, int attempts, DateTimeOffset? failingSince, DateTimeOffset now, SyncLimits limits, Func<double> chance) => failure.Class switch
        {
            FailureClass.Throttled => new Remedy.RetryAt(Later(failure, failingSince ?? now, now, limits, chance), IsCounted: false),
            FailureClass.Auth or FailureClass.Config => new Remedy.SuspendConnection(),
            FailureClass.Permission => new Remedy.Hold("forbidden", $"The account of the connection has to be allowed to do this: {failure.Message}"),
            FailureClass.Validation => new Remedy.Hold("refused", $"The value has to change, or the system has to take it: {failure.Message}"),
            FailureClass.Mapping => new Remedy.Hold("unmapped", $"The manifest has to say what the value means: {failure.Message}"),
            FailureClass.Poison or FailureClass.Bug => new Remedy.DeadLetter(),
            _ when IsWornOut(attempts, failingSince, now, limits) => new Remedy.DeadLetter(),
            FailureClass.Ambiguous => new Remedy.LookUp(attempts <= 1 ? now : Backoff.Next(now, attempts, limits, chance)),
            FailureClass.Conflict or FailureClass.NotFound when attempts <= AtOnce => new Remedy.ReadAgain(),
            _ => new Remedy.RetryAt(Next(failure, attempts, now, limits, chance), IsCounted: true),
        };

    /// <summary>Whether something was tried so often, or fails so long, that more of it is of no use.</summary>
    /// <param name="attempts">How often it was tried in vain, this one included.</param>
    /// <param name="failingSince">When it first failed; null where this is the first time.</param>
    /// <param name="now">When it failed.</param>
    /// <param name="limits">How often and how long is enough.</param>
    public static bool IsWornOut(int attempts, DateTimeOffset? failingSince, DateTimeOffset now, SyncLimits limits) =>
        attempts >= limits.MostAttempts || (failingSince is { } since && now - since >= limits.LongestFailing);

    private static DateTimeOffset Next(Failure failure, int attempts, DateTimeOffset now, SyncLimits limits, Func<double> chance) =>
        failure.After is { } after ? Backoff.Asked(now, after) : Backoff.Next(now, attempts, limits, chance);

    private static DateTimeOffset Later(Failure failure, DateTimeOffset since, DateTimeOffset now, SyncLimits limits, Func<double> chance) =>
        failure.After is { } after ? Backoff.Asked(now, after) : Backoff.ByAge(now, since, limits, chance);
}
