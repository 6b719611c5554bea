using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Faults;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Simulation.Running;

/// <summary>The engine works on, and things go wrong, until as many have as there should be. Most runs are there before.</summary>
/// <param name="Sides">The connections.</param>
/// <param name="Least">How many faults there should be.</param>
/// <param name="Seed">Draws them.</param>
internal sealed record MoreFaults(IReadOnlyList<string> Sides, int Least, ulong Seed) : Act
{
    private const int MostRounds = 60;

    private static readonly FaultKind[] Kinds = [.. FaultQueue.Usual.Where(kind => kind is not (FaultKind.Outage or FaultKind.PermissionLost))];

    /// <inheritdoc/>
    public override async Task DoAsync(World world)
    {
        var chance = new Chance(Seed).Branch("more faults");
        for (var round = 0; round < MostRounds && world.Fired < Least; round++)
        {
            foreach (var side in Sides)
                world.Wires[side].Faults.Arm(new ArmedFault(chance.Of(Kinds), 0, chance.Seconds(1, 20)));
            await new Round(Sides, FeedKind.Changes).DoAsync(world).ConfigureAwait(false);
            world.Clock.Advance(chance.Seconds(5, 90));
        }
    }

    /// <inheritdoc/>
    public override string Tell() => $"the engine works until {Least} faults went off";
}
