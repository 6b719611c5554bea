using Rezolve.Mapping.Simulation.Drawing;
using Rezolve.Mapping.Simulation.Filing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Maintenance.Restoring;

namespace Rezolve.Mapping.Simulation.Tests.Running;

/// <summary>
/// A store is put back in the midst of drawn traffic, whatever ways systems have to find what was made: nothing is made a second time, of tickets and of files.
/// </summary>
public sealed class RestoreTests
{
    private const int Seeds = 12;

    // Of these a file is taken for another system's than the one that had it first, and is known all the same.
    private static readonly ulong[] Mistaken = [75, 86];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_restore_there_is_no_twin_whatever_was_drawn()
    {
        var (lost, added, found) = (0, 0, new List<string>());
        foreach (var seed in Enumerable.Range(1, Seeds).Select(one => (ulong)one).Concat(Mistaken))
        {
            var world = new World(ScenarioDraw.Of(seed, faults: 0) with { HasNeighbour = false }, SpineOfPipeline.Of, keepsLines: false);
            var script = world.Scenario.Script;
            await PlayAsync(world, script.Take(script.Count / 3));
            using var backup = new MemoryStream();
            await world.Store.BackupAsync(backup, Token);
            var (at, then, filed) = (world.Clock.GetUtcNow(), Count(world), FileCount(world));
            await PlayAsync(world, script.Skip(script.Count / 3));
            // What the engine had not made yet is none that it makes twice.
            var before = Count(world);
            lost += before - then;
            added += FileCount(world) - filed;
            var twins = Twins(world).ToHashSet();
            await RestoreAsync(world, backup, at);
            for (var round = 0; round < 30; round++)
            {
                await Calm.SettleAsync(world);
                world.Clock.Advance(TimeSpan.FromSeconds(45));
            }
            // A copy that somebody deleted since may come back: nobody knows that any more.
            if (Twins(world).Except(twins).ToList() is { Count: > 0 } more)
                found.Add($"seed {seed}: {string.Join(' ', more)}");
            Assert.Empty(world.Failures);
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.True(lost > 2 * Seeds, $"only {lost} were made after a backup");
        Assert.True(added > Seeds, $"only {added} files were added after a backup");
    }

    private static async Task PlayAsync(World world, IEnumerable<Editing.Act> script)
    {
        foreach (var act in script)
            await Play.OneAsync(world, act);
        world.Mend();
        world.Restart();
        await Calm.SettleAsync(world);
    }

    private static async Task RestoreAsync(World world, MemoryStream backup, DateTimeOffset at)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        backup.Position = 0;
        var writes = new List<RowWrite>();
        await foreach (var row in BackupFormat.ReadAsync(backup, Token))
            writes.Add(new RowWrite(row.Key, row.Content) { Index = row.Index, Unique = row.Unique });
        var store = new MemoryStore(world.Clock);
        Assert.True((await store.CommitAsync(new StoreChange { Writes = writes }, Token)).IsCommitted);
        await RestoreMark.PutAsync(store, world.Scenario.Tenant, at, world.Clock.GetUtcNow(), Token);
        world.Replace(store);
    }

    private static int Count(World world) => world.Vendors.Values.Sum(vendor => vendor.Desk.Tickets.Count);

    private static int FileCount(World world) => world.Vendors.Values.Sum(vendor => vendor.Talk?.Files?.All.Count ?? 0);

    private static IEnumerable<string> Twins(World world) => TicketTwins(world).Concat(world.Vendors.Values.SelectMany(vendor => FileTwins(world, vendor)));

    // Nobody has more of one content on a ticket than people added there and elsewhere.
    private static IEnumerable<string> FileTwins(World world, SimulatedVendor vendor) =>
        from file in vendor.Talk?.Files?.All ?? []
        where file.IsThere
        group file by (file.Ticket.Tag, Token: DrawnFile.TokenOf(file.Bytes)) into same
        where same.Count() > world.Files.Added.Count(added => added.File.Ticket.Tag == same.Key.Tag && added.What.Token == same.Key.Token)
        select $"{vendor.Knobs.Name}: {same.Key.Token} on {same.Key.Tag} ({vendor.Talk!.Files!.Knobs.Way}, {vendor.Talk.Files.Knobs.Recover})";

    private static IEnumerable<string> TicketTwins(World world) => world.Vendors.Values.SelectMany(vendor => vendor.Desk.Tickets.Where(ticket => ticket.Now.IsThere)
        .GroupBy(ticket => ticket.Tag).Where(several => several.Count() > 1).Select(several => $"{vendor.Knobs.Name}: {several.Key} ({vendor.Knobs.Recover})"));
}
