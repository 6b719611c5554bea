using System.Globalization;
using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;
using Rezolve.Mapping.Tests.EndToEnd.Step.Vendors;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Kills;

/// <summary>I11: whenever the process is killed, what two desks hold in the end is as if it had not been.</summary>
/// <param name="output">Where the seed is printed.</param>
public sealed class KillTests(ITestOutputHelper output)
{
    // Each point once, and chance after every third; whoever asks for more has chance after each.
    private const int UsualPoints = 4;
    private static readonly int Usual = KillPoint.All.Count + (KillPoint.All.Count / UsualPoints);

    /// <summary>The seed of what people do, and of when processes are killed.</summary>
    internal static int Seed { get; } = Number("REZOLVE_SYNC_SEED") ?? 4;

    /// <summary>How many kills somebody asked for, as <c>.ci/run --full</c> does; null where nobody did.</summary>
    internal static int? Asked { get; } = Number("REZOLVE_SYNC_KILLS");

    [Fact]
    public async Task Nothing_is_lost_and_nothing_is_made_twice_however_often_the_process_is_killed()
    {
        await using var left = new ToyDesk();
        await using var right = new ToyDesk();
        using var station = await ToyStation.OpenAsync(left, right);
        var run = new KillRun([left, right], station, Seed);

        await run.RunAsync(Asked ?? Usual, Asked is null ? UsualPoints : 1);
        await station.SettleAsync();

        output.WriteLine($"killed: {string.Join("; ", run.Log)}");
        output.WriteLine($"seed {Seed}, {run.Kills} kills, {run.People.Marks.Count} tickets: {string.Join("; ", run.Met.Select(met => $"{met.Key} {met.Value}"))}");
        var conflicts = (await station.DoneAsync("conflicts", "list", "--json")).Out;
        var wrong = new Oracle(left.Tickets, right.Tickets).Judge(run.People.Marks, conflicts);
        Assert.True(wrong.Count == 0, $"seed {Seed}:\n{string.Join('\n', wrong)}\n{(await station.DoneAsync("links", "--held")).Out}\n{(await station.DoneAsync("conflicts", "list")).Out}");
        var before = left.Tickets.Writes + right.Tickets.Writes;
        await station.SyncAsync();
        Assert.Equal(before, left.Tickets.Writes + right.Tickets.Writes);
    }

    private static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
