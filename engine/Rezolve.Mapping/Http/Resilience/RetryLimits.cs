namespace Rezolve.Mapping.Http.Resilience;

/// <summary>How reads are repeated.</summary>
/// <param name="Retries">How many times after the first.</param>
/// <param name="FirstDelay">The longest pause before the first repetition; each later one may be twice as long.</param>
/// <param name="LongestDelay">The longest pause worth while, for a turn too; what takes longer is told to the caller.</param>
internal sealed record RetryLimits(int Retries, TimeSpan FirstDelay, TimeSpan LongestDelay);
