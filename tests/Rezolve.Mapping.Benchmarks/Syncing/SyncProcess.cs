using System.Diagnostics;
using System.Globalization;
using Rezolve.Mapping.LiteDb;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Benchmarks.Syncing;

/// <summary>A first load and a second run over unchanged data in a process of its own, so that its memory is that of nothing else.</summary>
internal static class SyncProcess
{
    /// <summary>What the program is called with to be this process.</summary>
    public const string Word = "sync-process";

    /// <summary>Runs in this process, and prints the figures.</summary>
    /// <param name="url">Where the pages are.</param>
    /// <param name="file">The store.</param>
    /// <param name="tickets">How many tickets there are.</param>
    public static async Task<int> RunAsync(string url, string file, int tickets)
    {
        using var client = new HttpClient();
        var desk = DeskSystem.Open(url, client);
        var stages = new StageClock();
        await using var store = new CountedStore(await LiteDbStore.OpenAsync(file, TimeProvider.System, new LiteDbLimits(), default), stages);
        var setting = BenchSync.Setting(
            BenchSync.Program(isMirrored: false, BenchSync.Source, BenchSync.Target), store,
            desk with { Tickets = new TimedTickets(desk.Tickets, stages) }, new ConnectedSystem(PagedTickets.Facts(BenchSync.Target, desk.Facts.Fields), new PagedTickets()));
        var pipeline = new SyncPipeline(setting);
        stages.Was(Stage.Store);
        var before = Enum.GetValues<Stage>().Select(stage => stages[stage]).ToList();
        var clock = Stopwatch.StartNew();
        var first = await pipeline.TakeInAsync(BenchSync.Source, FeedKind.All, default);
        var (load, rows) = (clock.Elapsed, store.Rows);
        var spent = Enum.GetValues<Stage>().Select(stage => stages[stage] - before[(int)stage]).ToList();
        clock.Restart();
        var second = await pipeline.TakeInAsync(BenchSync.Source, FeedKind.All, default);
        var idle = clock.Elapsed;
        if (first.New != tickets || second.Unchanged != tickets || store.Rows != rows)
            throw new InvalidOperationException($"{first.New} tickets are new and {second.Unchanged} unchanged, where {tickets} are due; the second run wrote {store.Rows - rows} rows");
        double[] figures = [load.TotalSeconds, idle.TotalSeconds, .. spent, Peak()];
        Console.WriteLine(string.Join(' ', figures.Select(figure => figure.ToString(CultureInfo.InvariantCulture))));
        return 0;
    }

    /// <summary>Runs in a process of its own.</summary>
    public static SyncFigures Start(string url, string file, int tickets)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Word, url, file, tickets.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var told = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && told.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList() is [var load, var idle, var pages, var made, var reconcile, var store, var peak]
            ? new SyncFigures(load, idle, pages, made, reconcile, store, peak, new FileInfo(file).Length / (double)tickets)
            : throw new InvalidOperationException($"the process that syncs ended with {process.ExitCode}: {told}");
    }

    // The most that was resident at any time.
    private static double Peak()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}

/// <summary>What such a process measured: seconds, MiB, and bytes a ticket in the store's file.</summary>
/// <param name="Load">The first load.</param>
/// <param name="Idle">The second run.</param>
/// <param name="Pages">Of the first load, waiting for pages and mapping them.</param>
/// <param name="Made">Of the first load, making tickets of what was mapped.</param>
/// <param name="Reconcile">Of the first load, comparing and writing down what changed.</param>
/// <param name="Store">Of the first load, waiting for the store.</param>
/// <param name="Peak">The most memory that was resident.</param>
/// <param name="Bytes">The file's bytes a ticket.</param>
internal sealed record SyncFigures(double Load, double Idle, double Pages, double Made, double Reconcile, double Store, double Peak, double Bytes);
