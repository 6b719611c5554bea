namespace Rezolve.Mapping.Http.Budgets;

/// <summary>
/// What a vendor said is left. Lower priorities stop before it is used up, so that something is left for those before them; at nothing, all stop.
/// Not safe for many threads.
/// </summary>
internal sealed class Quota
{
    private static readonly TimeSpan SameWindow = TimeSpan.FromSeconds(2);

    private long _left;
    private long _most;
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    /// <summary>The vendor told. Of two answers of one window the lower number counts: they may come in any order.</summary>
    public void Learn(QuotaNotice notice, DateTimeOffset now)
    {
        var isSame = _until > now && (notice.Until - _until).Duration() <= SameWindow;
        _left = isSame ? Math.Min(_left, notice.Left) : notice.Left;
        _most = Math.Max(notice.Most ?? 0, isSame ? Math.Max(_most, notice.Left) : notice.Left);
        _until = notice.Until;
    }

    /// <summary>When one of a priority may go; the past where it may at once.</summary>
    public DateTimeOffset FreeAt(Priority priority, DateTimeOffset now) =>
        _until > now && _left <= Shares.Before(priority, _most) ? _until : DateTimeOffset.MinValue;

    /// <summary>How many are left and of how many; null where nothing was said that counts now.</summary>
    public (long? Left, long Of)? Told(DateTimeOffset now) => _until > now ? (_left, _most) : null;

    /// <summary>One goes.</summary>
    public void Take() => _left--;
}

/// <summary>What an answer said of a quota.</summary>
/// <param name="Left">How many requests are left.</param>
/// <param name="Most">Of how many; null where it was not said.</param>
/// <param name="Until">When there are more.</param>
/// <param name="Name">The name of a quota that is not the whole account's; null for the usual one.</param>
internal readonly record struct QuotaNotice(long Left, long? Most, DateTimeOffset Until, string? Name = null);
