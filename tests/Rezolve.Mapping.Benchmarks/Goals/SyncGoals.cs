using System.Diagnostics;
using Rezolve.Mapping.Benchmarks.Processes;
using Rezolve.Mapping.Benchmarks.Syncing;
using Rezolve.Mapping.Benchmarks.Tickets;
using Rezolve.Mapping.LiteDb;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Benchmarks.Goals;

/// <summary>P8: from HTTP into the store, against the store's engine alone; and a second run over unchanged data.</summary>
internal sealed class SyncGoals(TicketFiles files) : IDisposable
{
    private const int Pages = 10;
    private const int PageSize = 1000;
    private const int WarmUps = 1;
    private const int Rounds = 3;

    private readonly PageServer _server = new(Pages, PageSize);
    private readonly List<Figures> _figures = [];

    /// <summary>Measures, and tells.</summary>
    public async IAsyncEnumerable<GoalLine> MeasureAsync()
    {
        for (var round = 0; round < WarmUps + Rounds; round++)
            _figures.Add(await RunAsync(round));
        // Before that the runtime still makes code, of which a sync has more than a loop of upserts.
        _figures.RemoveRange(0, WarmUps);
        Console.WriteLine($"# {Pages * PageSize} tickets, {_figures[0].Rows} rows: first load {Milliseconds(one => one.First)}, of that waiting for the store {Milliseconds(one => one.Store)}; "
            + $"unchanged {Milliseconds(one => one.Second)}; creates {Milliseconds(one => one.Creates)}; batch upsert of the rows of the load {Milliseconds(one => one.Alone)}, of the creates {Milliseconds(one => one.CreatesAlone)}");
        Console.WriteLine($"# processor time, which other work on the machine touches less: first load {Milliseconds(one => one.Work.First)}, {Ratio(one => one.Work.First / one.Work.Alone)} the batch upsert's; "
            + $"with creates {Ratio(one => (one.Work.First + one.Work.Creates) / (one.Work.Alone + one.Work.CreatesAlone))}");
        yield return Ratio("P8 HTTP to store ≤ 1.5 × the batch upsert alone of the same rows", Median(one => one.First / one.Alone), 1.5);
        yield return Ratio("P8 the same with creates at a second system, 64 tickets at once: intents opened and closed", Median(one => (one.First + one.Creates) / (one.Alone + one.CreatesAlone)), 1.5);
        var faster = Median(one => one.First / one.Second);
        yield return new GoalLine("P8 second run over unchanged data ≥ 4 × faster, no writes", $"{faster:0.0} ×", faster >= 4, "slower than it should be");
    }

    /// <summary>Stops the server.</summary>
    public void Dispose() => _server.Dispose();

    private async Task<Figures> RunAsync(int round)
    {
        using var client = new HttpClient();
        var desk = DeskSystem.Open(_server.Url, client);
        var tracker = new PagedTickets();
        var stages = new StageClock();
        await using var store = new CountedStore(await LiteDbStore.OpenAsync(files.Path($"sync{round}.db"), TimeProvider.System, new LiteDbLimits(), default), stages) { KeepsChanges = true };
        var setting = BenchSync.Setting(
            BenchSync.Program(isMirrored: true, BenchSync.Source, BenchSync.Target), store,
            desk, new ConnectedSystem(PagedTickets.Facts(BenchSync.Target, desk.Facts.Fields), tracker));
        var pipeline = new SyncPipeline(setting);
        await pipeline.TakeInAsync(BenchSync.Target, FeedKind.All, default);
        var before = stages[Stage.Store];
        var (first, firstWork) = await TimeAsync(async () => Expect("new", Pages * PageSize, (await pipeline.TakeInAsync(BenchSync.Source, FeedKind.All, default)).New));
        var (stored, loaded, rows) = (stages[Stage.Store] - before, store.Changes.ToList(), store.Rows);
        var (creates, createsWork) = await TimeAsync(async () => Expect("done", Pages * PageSize, (await pipeline.WorkAsync(default)).Done));
        var all = store.Changes.Skip(loaded.Count).ToList();
        rows = store.Rows;
        var (second, _) = await TimeAsync(async () => Expect("unchanged", Pages * PageSize, (await pipeline.TakeInAsync(BenchSync.Source, FeedKind.All, default)).Unchanged));
        Expect("rows written by the second run", 0, store.Rows - rows);
        Expect("writes", Pages * PageSize, tracker.Writes);
        var (alone, aloneWork) = BatchUpsert.Time(files.Path($"alone{round}.db"), loaded);
        var (createsAlone, createsAloneWork) = BatchUpsert.Time(files.Path($"alone{round}.db"), all);
        return new Figures(first, second, creates, stored, alone, createsAlone, rows) { Work = new(firstWork, createsWork, aloneWork, createsAloneWork) };
    }

    private static async Task<(double Time, double Work)> TimeAsync(Func<Task> run)
    {
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await run();
        return (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    private static void Expect(string what, int wanted, int found)
    {
        if (wanted != found)
            throw new InvalidOperationException($"{found} {what}, where {wanted} are due");
    }

    private double Median(Func<Figures, double> figure) => _figures.Select(figure).Order().ElementAt(Rounds / 2);

    private string Ratio(Func<Figures, double> figure) => $"{Median(figure):0.00} ×";

    private string Milliseconds(Func<Figures, double> figure) => $"{Median(figure) * 1e3:0} ms";

    private static GoalLine Ratio(string goal, double ratio, double most) => new(goal, $"{ratio:0.00} ×", ratio <= most, "more than it may be");

    private sealed record Figures(double First, double Second, double Creates, double Store, double Alone, double CreatesAlone, int Rows)
    {
        public required WorkSeconds Work { get; init; }
    }

    private sealed record WorkSeconds(double First, double Creates, double Alone, double CreatesAlone);
}
