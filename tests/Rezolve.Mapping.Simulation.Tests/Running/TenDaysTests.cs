using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Simulation.Drawing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Simulation.Tests.Running;

/// <summary>
/// Ten days of the same traffic: each day tickets are made, edited and talked about while things break, and those of the day before yesterday are deleted everywhere.
/// With two days of everything kept, a store has on its tenth day what it had on its fifth.
/// </summary>
public sealed class TenDaysTests
{
    // The first with two systems that people talk at and that tell all their keys: of others nobody learns what is gone.
    private static readonly ulong Seed = Enumerable.Range(1, 200).Select(seed => (ulong)seed).First(seed => ScenarioDraw.Of(seed, 0) is { Vendors.Count: 2, Comments: not null } drawn
        && drawn.Vendors.All(vendor => drawn.FactsOf(vendor).Abilities.Sweep));

    // Days are not all alike: they are drawn.
    private const double Margin = 1.25;

    private static readonly KeptFor TwoDays = new(TimeSpan.FromDays(2), long.MaxValue);

    [Fact]
    public async Task Ten_days_of_simulated_traffic_end_at_the_size_of_five()
    {
        var kept = await RunAsync(new RetentionPolicy { Inbox = TwoDays, Events = TwoDays, Traces = TwoDays, Conflicts = TwoDays, DeadLetters = TwoDays, Tombstones = TwoDays.Age });
        var told = string.Join('\n', kept.Select(day => string.Join(", ", day.OrderBy(kind => kind.Key).Select(kind => $"{kind.Key} {kind.Value}"))));

        Assert.True(Size(kept[9]) <= Size(kept[4]) * Margin, told);
        foreach (var kind in (string[])["ticket", "link", "event", "conflict", "comment", "commentKey"])
            Assert.True(kept[9].GetValueOrDefault(kind) <= (kept[4].GetValueOrDefault(kind) * 1.5) + 10, $"{kind}\n{told}");
    }

    [Fact]
    public async Task Without_retention_they_end_larger()
    {
        var all = await RunAsync(new RetentionPolicy());

        Assert.True(Size(all[9]) > Size(all[4]) * 1.5);
    }

    private static long Size(IReadOnlyDictionary<string, long> day) => day["bytes"];

    private static async Task<List<IReadOnlyDictionary<string, long>>> RunAsync(RetentionPolicy kept)
    {
        var drawn = ScenarioDraw.Of(Seed, faults: 0) with { OnDelete = DeletePolicy.Unlink, HasNeighbour = false };
        var world = new World(drawn, setting => SpineOfPipeline.Of(setting with { Program = setting.Program with { Retention = kept } }), keepsLines: false);
        var days = new List<IReadOnlyDictionary<string, long>>();
        var sides = drawn.Vendors.Select(vendor => vendor.Name).ToList();
        for (var day = 1; day <= 10; day++)
        {
            var morning = world.Clock.GetUtcNow();
            foreach (var act in new ScriptDraw(new Chance(Seed).Branch($"day {day}"), drawn, faults: 5).All())
                await Play.OneAsync(world, act);
            world.Mend();
            await Calm.SettleAsync(world);
            foreach (var ticket in world.Vendors.Values.SelectMany(vendor => vendor.Desk.Tickets.Select(ticket => (vendor.Desk, ticket))).ToList())
            {
                if (ticket.ticket.Now.IsThere && ticket.ticket.States[0].At < morning - TimeSpan.FromHours(36))
                    ticket.Desk.Delete(ticket.ticket, Author.Person, "done with");
            }
            for (var hour = 0; world.Clock.GetUtcNow() < morning.AddDays(1); hour++)
            {
                await Play.OneAsync(world, new Round(sides, hour % 4 == 0 ? FeedKind.Keys : FeedKind.Changes));
                world.Clock.Advance(TimeSpan.FromMinutes(hour < 12 ? 2 : 30));
            }
            await Calm.SettleAsync(world);
            days.Add(await CountAsync(world.Store));
        }
        Assert.Empty(world.Failures);
        return days;
    }

    // What any store has to hold, row by row.
    private static async Task<IReadOnlyDictionary<string, long>> CountAsync(MemoryStore store)
    {
        using var backup = new MemoryStream();
        await store.BackupAsync(backup, TestContext.Current.CancellationToken);
        var counts = new Dictionary<string, long> { ["bytes"] = backup.Length };
        backup.Position = 0;
        await foreach (var row in BackupFormat.ReadAsync(backup, TestContext.Current.CancellationToken))
            counts[row.Key.Kind] = counts.GetValueOrDefault(row.Key.Kind) + 1;
        return counts;
    }
}
