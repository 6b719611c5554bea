using Rezolve.Mapping.Simulation.Editing;

namespace Rezolve.Mapping.Simulation.Running;

/// <summary>Plays scripts.</summary>
internal static class Play
{
    /// <summary>Lets all of a world's script happen.</summary>
    public static async Task AllAsync(World world)
    {
        foreach (var act in world.Scenario.Script)
            await OneAsync(world, act).ConfigureAwait(false);
    }

    /// <summary>Lets one thing happen.</summary>
    public static Task OneAsync(World world, Act act)
    {
        world.Trace.Add(act.Tell());
        return act.DoAsync(world);
    }

    /// <summary>Nothing goes wrong any more, and the engine works until it is quiet.</summary>
    /// <returns>Whether it became quiet.</returns>
    public static async Task<bool> EndAsync(World world)
    {
        world.Mend();
        world.Restart();
        return await Calm.SettleAsync(world).ConfigureAwait(false) is not null;
    }
}
