using Rezolve.Mapping.Benchmarks.Processes;
using Rezolve.Mapping.Benchmarks.Syncing;
using Rezolve.Mapping.Benchmarks.Tickets;

namespace Rezolve.Mapping.Benchmarks.Goals;

/// <summary>A first load and an idle re-sync of many tickets from a loopback server, against those of a fifth as many.</summary>
internal static class ScaleGoals
{
    private const int PageSize = 1000;
    private const double MostGrowth = 1.3;

    /// <summary>Measures, and tells.</summary>
    /// <param name="files">Where the stores are.</param>
    /// <param name="tickets">How many tickets; a multiple of 5,000.</param>
    public static IEnumerable<GoalLine> Measure(TicketFiles files, int tickets)
    {
        var few = Run(files, tickets / 5);
        var many = Run(files, tickets);
        yield return AtMost($"peak memory at {tickets} tickets ≤ 1.3 × that at {tickets / 5}", many.Peak / few.Peak, MostGrowth, $"{many.Peak:0} MiB, {few.Peak:0} MiB");
        yield return AtMost($"P9 cost per ticket at {tickets} ≤ 1.3 × that at {tickets / 5}", many.Load / few.Load / 5, MostGrowth, "first load");
        yield return AtMost($"P9 cost per unchanged ticket at {tickets} ≤ 1.3 × that at {tickets / 5}", many.Idle / few.Idle / 5, MostGrowth, "idle re-sync");
    }

    private static SyncFigures Run(TicketFiles files, int tickets)
    {
        using var server = new PageServer(tickets / PageSize, PageSize);
        var figures = SyncProcess.Start(server.Url, files.Path($"scale{tickets}.db"), tickets);
        Console.WriteLine(
            $"# {tickets} tickets: first load {tickets / figures.Load:0} tickets/s ({figures.Load:0.0} s: fetch and map {figures.Pages:0.0}, make tickets {figures.Made:0.0}, "
            + $"reconcile {figures.Reconcile:0.0}, wait for the store {figures.Store:0.0}), idle re-sync {tickets / figures.Idle:0} tickets/s, "
            + $"peak {figures.Peak:0} MiB, {figures.Bytes:0} bytes a ticket in the file");
        return figures;
    }

    private static GoalLine AtMost(string goal, double ratio, double most, string detail) =>
        new(goal, $"{ratio:0.00} × ({detail})", ratio <= most, "it grows with the number of tickets");
}
