using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Rezolve.Mapping.Telemetry;

/// <summary>
/// What the engine tells whoever measures: a meter and a source of activities, both called <c>Rezolve.Mapping</c>. Times are in seconds, and no attribute
/// names a ticket or a person, so that the number of series stays small.
/// </summary>
internal static class EngineTelemetry
{
    /// <summary>The name of both.</summary>
    public const string Name = "Rezolve.Mapping";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Requests = Meter.CreateHistogram<double>("rezolve.request.duration", "s", "How long a request to a system took, with its repetitions.");
    private static readonly Histogram<double> Turns = Meter.CreateHistogram<double>("rezolve.turn.duration", "s", "How long a piece of work took: reading, comparing and writing a ticket.");
    private static readonly Counter<long> Records = Meter.CreateCounter<long>("rezolve.feed.records", "{record}", "Records that feeds told, by what became of them.");
    private static readonly Counter<long> Steps = Meter.CreateCounter<long>("rezolve.sync.steps", "{step}", "What syncs did, by kind.");
    private static readonly Histogram<double> Lags = Meter.CreateHistogram<double>("rezolve.sync.lag", "s", "How long a change took from where it was made until it was written elsewhere.");
    private static readonly Counter<long> Lookups = Meter.CreateCounter<long>(
        "rezolve.lookups", "{lookup}", "What is remembered of systems, people and catalogues, each time it was wanted: whether a system had to be asked.");

    /// <summary>Begins a stage, for whoever traces; null where nobody does.</summary>
    /// <param name="stage">The stage: <c>feed</c>, <c>turn</c>, <c>write</c>, <c>request</c>.</param>
    /// <param name="kind">Whether it goes out.</param>
    public static Activity? Begin(string stage, ActivityKind kind = ActivityKind.Internal) => Source.StartActivity($"rezolve.{stage}", kind);

    /// <summary>A request has ended.</summary>
    /// <param name="client">The client of the connection.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="took">How long it took.</param>
    public static void Requested(string client, string operation, string outcome, TimeSpan took) =>
        Requests.Record(took.TotalSeconds, new("rezolve.connection", client), new("rezolve.operation", operation), new("rezolve.outcome", outcome));

    /// <summary>A piece of work was done.</summary>
    /// <param name="sync">The sync.</param>
    /// <param name="outcome">Whether it is done, waits, or was given up.</param>
    /// <param name="took">How long it took.</param>
    public static void Worked(string sync, string outcome, TimeSpan took) => Turns.Record(took.TotalSeconds, new("rezolve.sync", sync), new("rezolve.outcome", outcome));

    /// <summary>Records came of a feed.</summary>
    /// <param name="sync">The sync.</param>
    /// <param name="connection">The system.</param>
    /// <param name="outcomes">How many became what.</param>
    public static void Took(string sync, string connection, IEnumerable<(string Outcome, int Count)> outcomes)
    {
        if (!Records.Enabled)
            return;
        foreach (var (outcome, count) in outcomes.Where(one => one.Count > 0))
            Records.Add(count, new("rezolve.sync", sync), new("rezolve.connection", connection), new("rezolve.outcome", outcome));
    }

    /// <summary>A sync did something.</summary>
    /// <param name="sync">The sync.</param>
    /// <param name="connection">The system.</param>
    /// <param name="kind">What.</param>
    public static void Did(string sync, string connection, string kind) => Steps.Add(1, new("rezolve.sync", sync), new("rezolve.connection", connection), new("rezolve.step", kind));

    /// <summary>A change is written elsewhere.</summary>
    /// <param name="sync">The sync.</param>
    /// <param name="source">The system where it was made, or <c>hub</c>.</param>
    /// <param name="connection">The system where it was written.</param>
    /// <param name="took">How long after it was made.</param>
    public static void Arrived(string sync, string source, string connection, TimeSpan took) =>
        Lags.Record(took.TotalSeconds, new("rezolve.sync", sync), new("rezolve.source", source), new("rezolve.connection", connection));

    /// <summary>Something was wanted that is remembered of a system.</summary>
    /// <param name="connection">The system.</param>
    /// <param name="cache">What: <c>people</c>, <c>catalogs</c>.</param>
    /// <param name="answer">Whether it was <c>known</c>, known to be <c>missing</c>, <c>asked</c> for, or said to be <c>unchanged</c>.</param>
    /// <param name="count">How often.</param>
    public static void LookedUp(string connection, string cache, string answer, long count)
    {
        if (count > 0)
            Lookups.Add(count, new("rezolve.connection", connection), new("rezolve.cache", cache), new("rezolve.answer", answer));
    }
}
