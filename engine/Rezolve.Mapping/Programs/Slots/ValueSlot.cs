using Rezolve.Json.Paths;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Slots;

/// <summary>A compiled value slot. Evaluating it never throws for bad data: what cannot be computed is a fault value.</summary>
/// <param name="place">Where it stands in the manifest.</param>
internal abstract class ValueSlot(SourcePlace place)
{
    /// <summary>Where it stands in the manifest, for messages.</summary>
    public SourcePlace Place => place;

    /// <summary>What it may give.</summary>
    public abstract ValueKinds Type { get; }

    /// <summary>The roots it reads.</summary>
    public abstract IReadOnlySet<Root> Roots { get; }

    /// <summary>The JSONPath, where the whole slot is one; else null.</summary>
    public virtual JsonPath? Path => null;

    /// <summary>Gives the value.</summary>
    public abstract Value Evaluate(Scope scope);
}
