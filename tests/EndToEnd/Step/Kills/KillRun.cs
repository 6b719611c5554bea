using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;
using Rezolve.Mapping.Tests.EndToEnd.Step.Vendors;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Kills;

/// <summary>Kills a syncing process again and again while people work at both desks, and then lets one run to its end.</summary>
/// <param name="desks">The desks.</param>
/// <param name="station">Where the command is run.</param>
/// <param name="seed">What people do, and when processes are killed.</param>
internal sealed class KillRun(IReadOnlyList<ToyDesk> desks, Station station, int seed)
{
    // A process that starts, reads and writes takes about a second; a point that it does not come by in twice that is met another time.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2.5);

    private readonly Random _chance = new(seed);

    /// <summary>Which points were met, and how often.</summary>
    public SortedDictionary<string, int> Met { get; } = new(StringComparer.Ordinal);

    /// <summary>How many processes were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>What people did.</summary>
    public People People { get; } = new(desks, new Random(seed + 1));

    /// <summary>Kills so many processes: each point in turn, and between any two of them one at random.</summary>
    public async Task RunAsync(int kills)
    {
        for (var at = 0; Kills < kills && at < kills * 3; at++)
        {
            People.Work(4);
            if (at % 2 == 1)
                await AtRandomAsync();
            else
                await AtAsync(KillPoint.All[at / 2 % KillPoint.All.Count]);
        }
        Assert.True(Kills >= kills, $"Only {Kills} of {kills} processes could be killed.");
    }

    private async Task AtAsync(KillPoint point)
    {
        var gates = desks.Select(desk => desk.Arm(point)).ToList();
        using var process = station.Begin("sync", "tickets");
        var hit = Task.WhenAny(gates.Select(gate => gate.Hit));
        var isMet = await HitAsync(hit);
        await KillAsync(process, isMet ? point.Name : "while nothing was due");
        foreach (var gate in gates)
            gate.Open();
    }

    private static async Task<bool> HitAsync(Task hit)
    {
        try
        {
            await hit.WaitAsync(Longest, TestContext.Current.CancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task AtRandomAsync()
    {
        using var process = station.Begin("sync", "tickets");
        var pieces = _chance.Next(1, 4);
        for (var piece = 0; piece < pieces; piece++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(_chance.Next(200, 1500 / pieces)), TestContext.Current.CancellationToken);
            People.Work(2);
        }
        await KillAsync(process, "at random");
    }

    private async Task KillAsync(SyncingProcess process, string where)
    {
        Assert.True(await process.KillAsync(), $"The process ended by itself:\n{process.Said}");
        Kills++;
        Met[where] = Met.GetValueOrDefault(where) + 1;
    }
}
