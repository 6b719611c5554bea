namespace Rezolve.Mapping.Simulation;

/// <summary>Draws that a seed decides: the same seed gives the same draws on every machine.</summary>
internal sealed class Chance
{
    private readonly ulong _seed;
    private ulong _state;

    /// <summary>Draws.</summary>
    /// <param name="seed">The seed.</param>
    public Chance(ulong seed) => (_seed, _state) = (seed, seed);

    /// <summary>The next draw.</summary>
    public ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 up to one below a bound of 1 or more.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>True in so many of a hundred draws.</summary>
    public bool Percent(int share) => Below(100) < share;

    /// <summary>One of several.</summary>
    public T Of<T>(IReadOnlyList<T> several) => several[Below(several.Count)];

    /// <summary>A span of whole seconds, both ends included.</summary>
    public TimeSpan Seconds(int least, int most) => TimeSpan.FromSeconds(least + Below(most - least + 1));

    /// <summary>Draws of their own: what is drawn here does not move what is drawn there.</summary>
    /// <param name="name">What they are for.</param>
    public Chance Branch(string name) => new(new Digest().With(name).Value ^ (_seed * 0xD6E8FEB86659FD93));
}
