using Rezolve.Json.Paths;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Slots;

/// <summary>A value slot that is a path bound to a layout: its value was found by the scan.</summary>
/// <param name="place">Where it stands in the manifest.</param>
/// <param name="root">The root that the layout describes.</param>
/// <param name="path">The path.</param>
/// <param name="slot">The layout's slot for the path.</param>
/// <param name="listDue">A path that can give several gives a list, be it empty; else several are a fault.</param>
internal sealed class LayoutSlot(SourcePlace place, Root root, JsonPath path, int slot, bool listDue) : ValueSlot(place)
{
    /// <summary>The layout's slot.</summary>
    public int Slot => slot;

    /// <summary>A list is due.</summary>
    public bool ListDue => listDue;

    /// <inheritdoc/>
    public override JsonPath Path => path;

    /// <inheritdoc/>
    public override ValueKinds Type => ValueKinds.Json;

    /// <inheritdoc/>
    public override IReadOnlySet<Root> Roots { get; } = new HashSet<Root> { root };

    /// <inheritdoc/>
    public override Value Evaluate(Scope scope) => scope.Path(slot, listDue);
}
