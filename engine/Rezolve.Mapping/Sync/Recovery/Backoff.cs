namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>When something that failed is tried again. The wait is drawn anew each time, so that what failed together does not come back together.</summary>
internal static class Backoff
{
    /// <summary>The longest that a vendor's word makes us wait.</summary>
    public static TimeSpan LongestAsked { get; } = TimeSpan.FromHours(1);

    /// <summary>The next try after so many in vain: anywhere from now to a wait that doubles with each.</summary>
    /// <param name="now">When it failed.</param>
    /// <param name="attempts">How often it was tried in vain, this one included.</param>
    /// <param name="limits">The first wait and the longest.</param>
    /// <param name="chance">Draws from [0, 1).</param>
    public static DateTimeOffset Next(DateTimeOffset now, int attempts, SyncLimits limits, Func<double> chance)
    {
        // 2^40 first waits are beyond any longest one, and more doublings would only overflow.
        var longest = Math.Min(limits.FirstWait.TotalSeconds * Math.Pow(2, Math.Clamp(attempts - 1, 0, 40)), limits.LongestWait.TotalSeconds);
        return now + TimeSpan.FromSeconds(longest * chance());
    }

    /// <summary>The next try of something that is not counted: it waits about as long as it has waited already.</summary>
    /// <param name="now">When it failed.</param>
    /// <param name="since">Since when it fails.</param>
    /// <param name="limits">The first wait and the longest.</param>
    /// <param name="chance">Draws from [0, 1).</param>
    public static DateTimeOffset ByAge(DateTimeOffset now, DateTimeOffset since, SyncLimits limits, Func<double> chance)
    {
        var longest = TimeSpan.FromTicks(Math.Clamp((now - since).Ticks, limits.FirstWait.Ticks, Math.Max(limits.FirstWait.Ticks, limits.LongestWait.Ticks)));
        return now + (longest * chance());
    }

    /// <summary>The instant that a vendor asks for: not in the past, and not so far that a slip of its clock stops the work.</summary>
    /// <param name="now">When it failed.</param>
    /// <param name="after">What the vendor says.</param>
    public static DateTimeOffset Asked(DateTimeOffset now, DateTimeOffset after) =>
        after < now ? now : after - now > LongestAsked ? now + LongestAsked : after;
}
