using Rezolve.Mapping.Simulation.Running;

namespace Rezolve.Mapping.Simulation.Editing;

/// <summary>Something that happens in a run. It stands on its own: without what came before it does what it still can, or nothing.</summary>
internal abstract record Act
{
    /// <summary>Does it.</summary>
    /// <param name="world">Where.</param>
    public abstract Task DoAsync(World world);

    /// <summary>What it does, in one line.</summary>
    public abstract string Tell();

    /// <inheritdoc/>
    public sealed override string ToString() => Tell();
}
