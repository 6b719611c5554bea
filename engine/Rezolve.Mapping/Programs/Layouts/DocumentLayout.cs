namespace Rezolve.Mapping.Programs.Layouts;

/// <summary>What is wanted of one kind of JSON document, as a trie that one forward pass follows. Immutable, safe to share.</summary>
/// <param name="root">What is wanted of the document itself and below.</param>
/// <param name="paths">Every path, by slot.</param>
/// <param name="rests">By slot: what must still be evaluated over the captured bytes; null where the path was followed to its end.</param>
internal sealed class DocumentLayout(LayoutNode root, IReadOnlyList<LayoutPath> paths, CapturedRest?[] rests)
{
    /// <summary>A layout that wants nothing.</summary>
    public static DocumentLayout Empty { get; } = new DocumentLayoutBuilder(new Json.Paths.JsonPathLimits(0, 0, 0)).Build();

    /// <summary>The document itself.</summary>
    public LayoutNode Root => root;

    /// <summary>The paths with their slots and classes, for reports.</summary>
    public IReadOnlyList<LayoutPath> Paths => paths;

    /// <summary>How many slots a scan fills.</summary>
    public int SlotCount => paths.Count;

    /// <summary>The part of a slot's path that is evaluated over captured bytes, or null.</summary>
    public CapturedRest? Rest(int slot) => rests[slot];
}

/// <summary>The rest of a captured path: gives the nodes of a captured value, or the reason why it could not (a budget).</summary>
/// <param name="captured">The value the pass could follow the path to.</param>
/// <param name="nodes">Is given the values, in order.</param>
/// <returns>Null, or why there are none.</returns>
internal delegate string? CapturedRest(System.Text.Json.JsonElement captured, List<System.Text.Json.JsonElement> nodes);
