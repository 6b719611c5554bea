using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Paths.Selectors;

/// <summary>What picks children of a node: a name, an index, a slice, a wildcard or a filter.</summary>
public abstract class PathSelector
{
    private protected PathSelector()
    {
    }

    /// <summary>Whether it picks one child at most, whatever the document.</summary>
    internal virtual bool IsSingular => false;

    internal virtual int FilterDepth => 0;

    internal virtual bool UsesRoot => false;

    /// <summary>Adds the picked children; stops early when the walk has stopped.</summary>
    internal abstract void Select(in Hit parent, Walk walk, List<Hit> found);

    /// <summary>Takes the one child of a singular selector.</summary>
    internal virtual bool TryStep(JsonElement parent, out JsonElement child)
    {
        child = default;
        return false;
    }

    /// <summary>What <see cref="TryStep"/> costs on this parent, in node visits.</summary>
    internal virtual int StepCost(JsonElement parent) => 1;
}
