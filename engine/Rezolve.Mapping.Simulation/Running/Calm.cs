using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Simulation.Running;

/// <summary>Drives a world until nothing more happens.</summary>
internal static class Calm
{
    private const int MostRounds = 60;

    private const int MostWaits = 3;

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    /// <summary>Drives rounds until two in a row change nothing at any vendor and nothing is due soon.</summary>
    /// <returns>The rounds it took; null where it never became quiet.</returns>
    public static async Task<int?> SettleAsync(World world)
    {
        var quiet = 0;
        var waits = 0;
        for (var round = 1; round <= MostRounds; round++)
        {
            var before = Mark(world);
            await OneAsync(world, round % 6 == 5 ? FeedKind.Keys : FeedKind.Changes).ConfigureAwait(false);
            quiet = Mark(world) == before ? quiet + 1 : 0;
            // A sweep is among six rounds: what only it finds is found before it is called quiet.
            if (quiet >= 7 && world.Waiting == 0)
            {
                if (waits == MostWaits || await LatestAsync(world).ConfigureAwait(false) is not { } late)
                    return round;
                // What is asked for again every minute hides what is tried again much later.
                (waits, quiet) = (waits + 1, 5);
                world.Clock.Advance(late - world.Clock.GetUtcNow());
                continue;
            }
            await PassAsync(world).ConfigureAwait(false);
        }
        return null;
    }

    /// <summary>One round over all systems.</summary>
    public static async Task OneAsync(World world, FeedKind kind)
    {
        foreach (var side in world.Vendors.Keys.Where(side => world.IsAsked(side, kind)).ToList())
            await world.GuardAsync(spine => spine.TakeIn(side, kind)).ConfigureAwait(false);
        await world.GuardAsync(spine => spine.Work()).ConfigureAwait(false);
    }

    /// <summary>What the vendors and the hub's events come to: another number means that something happened.</summary>
    public static (int States, int Events, int Attempts) Mark(World world) =>
        (world.Vendors.Values.Sum(States), world.Statuses.Events, world.Wires.Values.Sum(wire => wire.Attempts));

    private static int States(SimulatedVendor vendor) =>
        vendor.Desk.Tickets.Sum(ticket => ticket.States.Count) + (vendor.Talk?.Comments.Sum(comment => comment.States.Count) ?? 0) + (vendor.Talk?.Files?.All.Count ?? 0);

    private static async Task<DateTimeOffset?> LatestAsync(World world)
    {
        var now = world.Clock.GetUtcNow();
        return (await world.ViewAsync().ConfigureAwait(false)).Work.Where(work => work.DueAt > now + Soon && work.DueAt <= now + TimeSpan.FromHours(1)).Max(work => (DateTimeOffset?)work.DueAt);
    }

    private static async Task PassAsync(World world)
    {
        DateTimeOffset? due = null;
        await world.GuardAsync(async spine => due = await spine.NextDue().ConfigureAwait(false)).ConfigureAwait(false);
        var wait = due - world.Clock.GetUtcNow() ?? TimeSpan.Zero;
        var least = TimeSpan.FromSeconds(31);
        world.Clock.Advance(wait < least ? least : wait > TimeSpan.FromHours(1) ? TimeSpan.FromHours(1) : wait);
    }
}
