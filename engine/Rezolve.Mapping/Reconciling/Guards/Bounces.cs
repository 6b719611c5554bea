namespace Rezolve.Mapping.Reconciling.Guards;

/// <summary>
/// How often a group of a link came back otherwise than it was written, or brought back what had been replaced. Too often in too short a
/// time is a contest: somebody, or something, at the other side insists, and writing on would never end.
/// </summary>
/// <param name="At">When, the oldest first.</param>
internal sealed record Bounces(IReadOnlyList<DateTimeOffset> At)
{
    /// <summary>None as yet.</summary>
    public static Bounces None { get; } = new([]);

    /// <summary>Another bounce; what is too old to count is forgotten.</summary>
    /// <param name="now">When.</param>
    /// <param name="limits">How many in what time.</param>
    /// <param name="pace">How long a round of the link takes: a link that is asked seldom bounces seldom.</param>
    public Bounces Add(DateTimeOffset now, BounceLimits limits, TimeSpan pace) => new([.. Within(now, limits, pace), now]);

    /// <summary>Whether the group is contested, and is to be left alone until a person names the side.</summary>
    public bool IsContested(DateTimeOffset now, BounceLimits limits, TimeSpan pace) => Within(now, limits, pace).Count() >= limits.Most;

    private IEnumerable<DateTimeOffset> Within(DateTimeOffset now, BounceLimits limits, TimeSpan pace)
    {
        var rounds = 4 * limits.Most * pace;
        var span = rounds > limits.Span ? rounds : limits.Span;
        return At.Where(one => one > now - span);
    }
}

/// <summary>When a group is contested.</summary>
/// <param name="Most">So many bounces.</param>
/// <param name="Span">In so long a time, or in four times as many rounds where that is longer.</param>
internal sealed record BounceLimits(int Most, TimeSpan Span);
