namespace Rezolve.Mapping.Simulation.Judging;

/// <summary>A broken invariant.</summary>
/// <param name="Invariant">Which: <c>I1</c> to <c>I20</c>.</param>
/// <param name="What">What was found, in a sentence.</param>
internal sealed record Finding(string Invariant, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Invariant}: {What}";
}

/// <summary>What an oracle found, and what it let pass because the rules say so.</summary>
internal sealed class Verdict
{
    /// <summary>The broken invariants.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>Groups and tickets that stand still, each with its reason.</summary>
    public List<string> Held { get; } = [];

    /// <summary>Edits that were lost between the engine's reading and its writing, at vendors that cannot tell.</summary>
    public int LostInWindow { get; set; }

    /// <summary>How many values were compared with those of a run without crashes.</summary>
    public int Compared { get; set; }

    /// <summary>Notes a broken invariant.</summary>
    public void Add(string invariant, string what) => Findings.Add(new Finding(invariant, what));
}
