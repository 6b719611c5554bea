using Rezolve.Mapping.Sla.Observed;

namespace Rezolve.Mapping.Sla.Clocks;

/// <summary>The clocks of one ticket, moment by moment. Pure and immutable: a moment makes another book.</summary>
internal sealed record SlaBook
{
    /// <summary>A ticket of which nothing is known yet.</summary>
    public static SlaBook Empty { get; } = new();

    /// <summary>The clocks, in the order in which they began; of a metric at most one has not ended.</summary>
    public IReadOnlyList<SlaClock> Clocks { get; init; } = [];

    /// <summary>The last moment; null before the first. An earlier one counts as of now: time that was told as passed stays so.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Somebody who works on the ticket has answered in public.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>The team in whose queue the ticket lies; null where it lies in none.</summary>
    public string? Team { get; init; }

    /// <summary>The ticket's status at the last moment; null where it had none.</summary>
    public string? Status { get; init; }

    /// <summary>The clocks that systems keep of the ticket by themselves, as they told of them last.</summary>
    public IReadOnlyList<ObservedClock> Observed { get; init; } = [];

    /// <summary>The book after a system told of a clock of its own; one that counts for nothing any more is not kept.</summary>
    public SlaBook After(ObservedClock told)
    {
        var known = Observed.FirstOrDefault(one => one.Connection == told.Connection && one.Key == told.Key);
        var after = told with { DiffersSince = known?.DiffersSince, IsTold = known?.IsTold ?? false };
        return this with { Observed = [.. Observed.Where(one => !ReferenceEquals(one, known)), .. told.State == ObservedState.Cancelled ? [] : (ObservedClock[])[after]] };
    }

    /// <summary>The clock that a system keeps of the same: by the goal's name, else by what is measured; null where it keeps none, or a later cycle of the hub's clock began.</summary>
    /// <param name="ours">The hub's clock.</param>
    /// <param name="connection">The system.</param>
    public ObservedClock? Theirs(SlaClock ours, string connection) => Clocks.Any(other => other.Goal.Metric == ours.Goal.Metric && other.Cycle > ours.Cycle) ? null
        : Observed.Where(theirs => theirs.Connection == connection && IsSame(ours.Goal, theirs) && !(theirs.StoppedAt <= ours.StartedAt))
            .OrderByDescending(theirs => theirs.Name == ours.Goal.Name).ThenBy(theirs => theirs.IsOver).ThenByDescending(theirs => theirs.StartedAt).ThenBy(theirs => theirs.DueAt)
            .FirstOrDefault();

    /// <summary>The book after a moment.</summary>
    public SlaBook After(SlaMoment moment)
    {
        var at = At > moment.At ? At.Value : moment.At;
        var book = this with { At = at, IsAnswered = IsAnswered || moment.Said == SlaSaid.Answer, Team = moment.Team, Status = moment.Status };
        foreach (var metric in Enum.GetValues<SlaMetric>())
        {
            var goal = moment.Goals.FirstOrDefault(one => one.Metric == metric);
            book = book.With(metric, Next(metric, goal, moment with { At = at }));
        }
        return book;
    }

    // What the last clock of a metric becomes, and the one after it where a new cycle begins.
    private IEnumerable<SlaClock> Next(SlaMetric metric, SlaGoal? goal, SlaMoment moment)
    {
        var last = Clocks.LastOrDefault(clock => clock.Goal.Metric == metric);
        if (goal is null)
            return last is null ? [] : [last.Stop(moment.At, isCancelled: true)];
        // Whatever was agreed before, what holds now counts from the beginning.
        if (last is { IsStopped: false })
            last = last with { Goal = goal };
        var ends = Ends(metric, goal, moment);
        if (last is { IsStopped: false })
            return Begins(metric, moment, isBefore: true) ? [last.Stop(moment.At), Begun(goal, last.Cycle + 1, moment)] : [ends ? last.Stop(moment.At) : Steady(last, moment)];
        if (ends || !Begins(metric, moment, last is not null))
            return last is null ? [] : [last];
        // A ticket that is opened again goes on where it was, unless that begins a new cycle.
        return last is null ? [Begun(goal, 1, moment)]
            : metric == SlaMetric.Resolution && !goal.Restarts && !last.IsCancelled ? [Steady((last with { Goal = goal, StoppedAt = null }).Run(moment.At), moment)]
            : [last, Begun(goal, last.Cycle + 1, moment)];
    }

    private static bool IsSame(SlaGoal goal, ObservedClock theirs) => theirs.Name == goal.Name || theirs.Metric == SlaWords.Of(goal.Metric);

    private static bool Ends(SlaMetric metric, SlaGoal goal, SlaMoment moment) =>
        (moment.Status is { } status && goal.Exit.Contains(status)) || metric switch
        {
            SlaMetric.FirstResponse or SlaMetric.NextResponse => moment.Said == SlaSaid.Answer,
            SlaMetric.QueueTime => moment.Team is null || moment.IsTaken,
            _ => false,
        };

    // Whether a cycle begins at the moment; of one that has not ended, whether another takes its place.
    private bool Begins(SlaMetric metric, SlaMoment moment, bool isBefore) => metric switch
    {
        SlaMetric.FirstResponse => !isBefore && !IsAnswered,
        SlaMetric.NextResponse => IsAnswered && moment.Said == SlaSaid.Question && !IsAsked,
        SlaMetric.QueueTime => moment.Team is not null && !moment.IsTaken && (moment.Team != Team || !IsQueued),
        _ => !isBefore || Clocks.Last(clock => clock.Goal.Metric == metric).IsStopped,
    };

    private bool IsAsked => Clocks.Any(clock => clock is { Goal.Metric: SlaMetric.NextResponse, IsStopped: false });

    private bool IsQueued => Clocks.Any(clock => clock is { Goal.Metric: SlaMetric.QueueTime, IsStopped: false });

    private static SlaClock Begun(SlaGoal goal, int cycle, SlaMoment moment) =>
        Steady(new SlaClock { Goal = goal, Cycle = cycle, StartedAt = moment.At }, moment);

    private static SlaClock Steady(SlaClock clock, SlaMoment moment) =>
        clock.Goal.Counts(moment.Status) ? clock.Run(moment.At) : clock.Stand(moment.At, moment.Status is { } status && clock.Goal.Pause.Contains(status));

    private SlaBook With(SlaMetric metric, IEnumerable<SlaClock> next)
    {
        var last = Clocks.LastOrDefault(clock => clock.Goal.Metric == metric);
        return this with { Clocks = last is null ? [.. Clocks, .. next] : [.. Clocks.SelectMany(clock => ReferenceEquals(clock, last) ? next : [clock])] };
    }
}
