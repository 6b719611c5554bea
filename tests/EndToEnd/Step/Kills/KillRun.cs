using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;
using Rezolve.Mapping.Tests.EndToEnd.Step.Vendors;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Kills;

/// <summary>Kills a syncing process again and again while people work at both desks, and then lets one run to its end.</summary>
/// <param name="desks">The desks.</param>
/// <param name="station">Where the command is run.</param>
/// <param name="seed">What people do, and when processes are killed.</param>
internal sealed class KillRun(IReadOnlyList<ToyDesk> desks, Station station, int seed)
{
    // A process that starts, reads and writes takes about a second on a machine that does nothing else.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Random _chance = new(seed);

    /// <summary>Which points were met, and how often.</summary>
    public SortedDictionary<string, int> Met { get; } = new(StringComparer.Ordinal);

    /// <summary>When and where each process was killed.</summary>
    public List<string> Log { get; } = [];

    /// <summary>How many processes were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>What people did.</summary>
    public People People { get; } = new(desks, new Random(seed + 1));

    /// <summary>Kills so many processes: each point in turn, and after some of them one at random.</summary>
    /// <param name="kills">How many.</param>
    /// <param name="points">How many points come before each that is killed at random.</param>
    public async Task RunAsync(int kills, int points)
    {
        for (var at = 0; Kills < kills; at++)
        {
            await AtAsync(KillPoint.All[at % KillPoint.All.Count]);
            if (at % points == points - 1 && Kills < kills)
                await AtRandomAsync();
        }
    }

    private async Task AtAsync(KillPoint point)
    {
        People.WorkAtAll();
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

    // The time it takes a process to start says nothing: chance begins with its first request.
    private async Task AtRandomAsync()
    {
        People.Work(4);
        var gate = desks[0].Arm(KillPoint.Any);
        using var process = station.Begin("sync", "tickets");
        await HitAsync(gate.Hit);
        gate.Open();
        await process.RunForAsync(TimeSpan.FromMilliseconds(_chance.Next(0, 300)));
        People.Work(2);
        await process.RunForAsync(TimeSpan.FromMilliseconds(_chance.Next(0, 300)));
        await KillAsync(process, "at random");
    }

    private async Task KillAsync(SyncingProcess process, string where)
    {
        Assert.True(await process.KillAsync(), $"The process ended by itself:\n{process.Said}");
        Kills++;
        Log.Add($"{DateTimeOffset.UtcNow:HH:mm:ss.fff} {where}");
        Met[where] = Met.GetValueOrDefault(where) + 1;
    }
}
