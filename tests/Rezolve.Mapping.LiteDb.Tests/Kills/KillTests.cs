using System.Globalization;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Tests.Kills;

/// <summary>A process that commits is killed at any moment, again and again over the same file. <c>REZOLVE_KILLS</c> asks for more than the usual number.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("REZOLVE_KILLS"), CultureInfo.InvariantCulture, out var asked) ? asked / 2 : 11;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory] // X6, X10, X15
    [InlineData(ChildWork.Commits)]
    [InlineData(ChildWork.Reopens)]
    public async Task NothingAcknowledgedIsLostAndNoChangeIsHalfMade(string work)
    {
        var draw = new Random(work.Length);
        var file = _folder.File(work + ".db");
        var acknowledged = new int[ChildWork.Lanes];
        var (newest, count) = (0L, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            foreach (var line in await LinesUntilKilledAsync(work, file, draw.Next(1, 60)))
            {
                var parts = line.Split(' ').Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToList();
                Assert.Equal(acknowledged[parts[0]] + 1, parts[1]);
                acknowledged[parts[0]]++;
                newest = Math.Max(newest, parts[2]);
                count++;
            }
            await using var store = await LiteDbStore.OpenAsync(file, TimeProvider.System, new(), Now);
            for (var lane = 0; lane < ChildWork.Lanes; lane++)
                acknowledged[lane] = await WholeUpToAsync(store, lane, acknowledged[lane]);
            Assert.True((await store.CommitAsync(new(), Now)).Version > newest, $"kill {kill}: a version was given again");
        }
        output.WriteLine($"{Kills} kills, {count} changes acknowledged");
        Assert.True(count > Kills);
    }

    private static async Task<List<string>> LinesUntilKilledAsync(string work, string file, int enough)
    {
        using var child = ChildProcess.Start(work, file);
        var lines = new List<string>();
        while (lines.Count < enough)
            lines.Add(await child.NextLineAsync(Now) ?? throw new InvalidOperationException($"the child ended by itself after {string.Join(", ", lines.TakeLast(3))}"));
        lines.AddRange(await child.KillAsync(Now));
        return lines;
    }

    // What was being made when the process was killed may be there, though nobody was told: one change in each lane.
    private static async Task<int> WholeUpToAsync(LiteDbStore store, int lane, int acknowledged)
    {
        var last = await ChildWork.NumberAsync(store, lane);
        Assert.InRange(last, acknowledged, acknowledged + 1);
        var expected = Enumerable.Range(1, last).TakeLast(ChildWork.Kept).SelectMany(number => ChildWork.Change(lane, number).Writes.SkipLast(1)).ToList();
        foreach (var index in new[] { null, "number" })
        {
            var rows = (await store.PageAsync(new("acme", $"lane{lane}", 100) { Index = index }, Now)).Rows;
            Assert.Equal(expected.Select(row => (row.Key, row.Content.Length)), rows.Select(row => (row.Key, row.Content.Length)));
            Assert.All(rows.GroupBy(row => row.Key.Id[..5]), pair => Assert.Single(pair.Select(row => row.Version).Distinct()));
        }
        var taken = expected.Select(row => new StoreChange { Writes = [new(new("acme", $"lane{lane}", "other"), default) { Unique = row.Unique }] });
        foreach (var change in taken)
            Assert.Equal(CommitResult.Taken, (await store.CommitAsync(change, Now)).Result);
        return last;
    }
}
