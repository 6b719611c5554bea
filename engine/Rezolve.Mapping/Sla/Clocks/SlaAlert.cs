using Rezolve.Mapping.Sla.Observed;

namespace Rezolve.Mapping.Sla.Clocks;

/// <summary>A share of a goal's time that has passed.</summary>
/// <param name="Clock">The clock, which has it among those that were told.</param>
/// <param name="Percent">The share; 100 for a breach.</param>
internal sealed record SlaAlert(SlaClock Clock, int Percent)
{
    /// <summary>The share at which a goal is missed.</summary>
    public const int Breach = 100;

    /// <summary>What is to be told now, and the book in which it was: each share once in a cycle, also where the goal becomes another.</summary>
    /// <param name="book">The book.</param>
    /// <param name="now">Now.</param>
    /// <param name="owner">The connection whose clocks say it; null where the hub's do, which also say it of what the system keeps no clock of.</param>
    public static (SlaBook Book, IReadOnlyList<SlaAlert> Alerts) Of(SlaBook book, DateTimeOffset now, string? owner = null)
    {
        var alerts = new List<SlaAlert>();
        var clocks = new List<SlaClock>();
        foreach (var clock in book.Clocks)
        {
            var (told, theirs) = (clock, Ruling(book, clock, owner));
            foreach (var percent in Shares(clock).Where(percent => !clock.Told.Contains(percent) && (theirs is null ? Has(clock, percent, now) : theirs.At(percent, clock) <= now)))
            {
                told = told with { Told = [.. told.Told, percent] };
                alerts.Add(new SlaAlert(told, percent));
            }
            clocks.Add(told);
        }
        return alerts.Count == 0 ? (book, alerts) : (book with { Clocks = clocks }, alerts);
    }

    /// <summary>When something is to be told next, as far as nothing happens until then; null for never.</summary>
    /// <param name="book">The book.</param>
    /// <param name="owner">The connection whose clocks say it; null where the hub's do.</param>
    public static DateTimeOffset? Next(SlaBook book, string? owner = null) => book.Clocks.SelectMany(clock =>
    {
        var theirs = Ruling(book, clock, owner);
        return Shares(clock).Where(percent => !clock.Told.Contains(percent)).Select(percent => theirs is null ? clock.At(percent) : theirs.At(percent, clock));
    }).Min();

    private static ObservedClock? Ruling(SlaBook book, SlaClock clock, string? owner) => owner is null ? null : book.Theirs(clock, owner);

    private static IEnumerable<int> Shares(SlaClock clock) => clock.IsCancelled ? [] : clock.Goal.WarnAt.Append(Breach);

    private static bool Has(SlaClock clock, int percent, DateTimeOffset now) =>
        percent == Breach ? clock.IsBreached(now) : !clock.IsStopped && clock.Elapsed(now) >= clock.Goal.Within * percent / 100;
}
