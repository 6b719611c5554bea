using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sla.Calendars;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Sla.Observed;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Clocks;

/// <summary>The clocks of tickets as rows.</summary>
internal static class SlaRows
{
    /// <summary>The index of when something is to be told next.</summary>
    public const string DueIndex = "due";

    /// <summary>The index of tickets of which it was told that a system's clock differs from the hub's, by since when.</summary>
    public const string DiffersIndex = "differs";

    /// <summary>Where the clocks of a ticket are kept.</summary>
    public static RowKey KeyOf(string tenant, string ticket) => new(tenant, RowKinds.Sla, ticket);

    /// <summary>The row of a ticket's clocks.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="ticket">The hub's ticket.</param>
    /// <param name="book">The clocks.</param>
    /// <param name="expected">The version it must have; 0 for none.</param>
    /// <param name="watch">What the clocks of systems count for; null for nothing.</param>
    public static RowWrite Of(string tenant, string ticket, SlaBook book, long expected, SlaWatch? watch = null) => new(KeyOf(tenant, ticket), RowContent.Begin()
        .With("at", book.At).With("answered", book.IsAnswered ? 1 : 0).With("team", book.Team).With("status", book.Status)
        .WithList("clocks", book.Clocks, static (content, clock) => content.AddObject(clock, Members))
        .WithList("observed", book.Observed, static (content, clock) => content.AddObject(clock, ObservedRows.Members))
        .End())
    {
        Expected = expected,
        Index = Index(book, watch ?? SlaWatch.Usual),
    };

    /// <summary>The clocks of a row.</summary>
    /// <param name="stored">The row.</param>
    /// <param name="goals">The goals there are. A clock whose goal is not among them measures by the bare clock, until its ticket is looked at again.</param>
    public static SlaBook Read(StoredRow stored, IReadOnlyDictionary<string, SlaGoal> goals)
    {
        var row = ValueJson.Read(stored.Content);
        return new SlaBook
        {
            At = row.TimeOf("at"),
            IsAnswered = row.NumberOf("answered") == 1,
            Team = row.TextOf("team"),
            Status = row.TextOf("status"),
            Clocks = row["clocks"].Kind == ValueKind.List ? [.. row["clocks"].List.Select(clock => Clock(clock, goals))] : [],
            Observed = row["observed"].Kind == ValueKind.List ? [.. row["observed"].List.Select(ObservedRows.Read)] : [],
        };
    }

    private static Dictionary<string, string> Index(SlaBook book, SlaWatch watch)
    {
        var index = new Dictionary<string, string>();
        if (new[] { SlaAlert.Next(book, watch.Owner), ClockDifference.Next(book, watch), ClockLooks.Next(book) }.Min() is { } due)
            index[DueIndex] = RowValues.Text(due);
        if (book.Observed.Where(theirs => theirs.IsTold).Min(theirs => theirs.DiffersSince) is { } since)
            index[DiffersIndex] = RowValues.Text(since);
        return index;
    }

    private static void Members(RowContent content, SlaClock clock) => content
        .With("goal", clock.Goal.Name).With("metric", clock.Goal.Metric.ToString()).With("within", clock.Goal.Within.Ticks).With("cycle", clock.Cycle)
        .With("started", clock.StartedAt).With("stopped", clock.StoppedAt).With("cancelled", clock.IsCancelled ? 1 : 0).With("paused", clock.IsPaused ? 1 : 0)
        .With("since", clock.RunsSince)
        .With("spans", [.. clock.Spans.SelectMany(span => (string[])[RowValues.Text(span.From), RowValues.Text(span.To)])])
        .WithList("told", clock.Told, static (list, percent) => list.Add(Value.Of(percent)));

    private static SlaClock Clock(Value row, IReadOnlyDictionary<string, SlaGoal> goals) => new()
    {
        Goal = goals.GetValueOrDefault(row.TextOf("goal")!)
            ?? new SlaGoal(row.TextOf("goal")!, Enum.Parse<SlaMetric>(row.TextOf("metric")!), TimeSpan.FromTicks(row.NumberOf("within")), WorkCalendar.Always),
        Cycle = (int)row.NumberOf("cycle"),
        StartedAt = row.TimeOf("started")!.Value,
        StoppedAt = row.TimeOf("stopped"),
        IsCancelled = row.NumberOf("cancelled") == 1,
        IsPaused = row.NumberOf("paused") == 1,
        RunsSince = row.TimeOf("since"),
        Spans = [.. row.TextsOf("spans").Chunk(2).Select(pair => new WorkSpan(RowValues.InstantOf(pair[0]), RowValues.InstantOf(pair[1])))],
        Told = row["told"].Kind == ValueKind.List ? [.. row["told"].List.Select(percent => percent.TryGetInteger(out var share) ? (int)share : 0)] : [],
    };
}
