namespace Rezolve.Mapping.Simulation;

/// <summary>What happened in a run, line by line: kept as a digest, and as lines only where somebody wants to read them.</summary>
/// <param name="keepsLines">Whether the lines are kept.</param>
internal sealed class Trace(bool keepsLines)
{
    private readonly Digest _digest = new();
    private readonly List<string> _lines = [];

    /// <summary>The digest of every line so far.</summary>
    public ulong Hash => _digest.Value;

    /// <summary>The lines; empty where they are not kept.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Adds a line for people only, where lines are kept.</summary>
    public void Tell(string line)
    {
        if (keepsLines)
            _lines.Add(line);
    }

    /// <summary>Adds a line.</summary>
    public void Add(string line)
    {
        _digest.With(line);
        if (keepsLines)
            _lines.Add(line);
    }
}
