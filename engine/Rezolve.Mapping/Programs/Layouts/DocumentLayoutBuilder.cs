namespace Rezolve.Mapping.Programs.Layouts;

/// <summary>Collects what is wanted of one kind of document. The same path always has the same slot.</summary>
internal sealed class DocumentLayoutBuilder
{
    private readonly LayoutDraft _root = new(many: false);
    private readonly List<LayoutPath> _paths = [];
    private readonly List<CapturedRest?> _rests = [];
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    /// <summary>How many slots there are so far.</summary>
    public int SlotCount => _paths.Count;

    /// <summary>Wants a member chain such as <c>a.b</c>; gives its slot.</summary>
    public int BindChain(IReadOnlyList<string> names) => Bind([.. names.Select(name => new LayoutStep.Name(name))], rest: null, restText: "");

    /// <summary>Wants a path; gives its slot.</summary>
    /// <param name="steps">What the pass can follow.</param>
    /// <param name="rest">What must still be evaluated over the bytes kept; null where the steps are the whole path.</param>
    /// <param name="restText">The rest as it is written.</param>
    public int Bind(IReadOnlyList<LayoutStep> steps, CapturedRest? rest, string restText)
    {
        var text = "$" + string.Concat(steps) + restText;
        if (_slots.TryGetValue(text, out var known))
            return known;
        var node = Follow(steps);
        var singular = rest is null && !node.Many;
        // A captured path has a slot of its own number, but shares the place with whoever else wants the place.
        var slot = _paths.Count;
        _slots.Add(text, slot);
        _paths.Add(new LayoutPath(text, slot, rest is null ? LayoutPathClass.Streamed : LayoutPathClass.Captured, singular));
        _rests.Add(rest);
        node.Slots.Add(slot);
        return slot;
    }

    /// <summary>The values at this path are records of another layout, scanned in the same pass.</summary>
    /// <exception cref="InvalidOperationException">There are records at this path already.</exception>
    public void Records(IReadOnlyList<LayoutStep> steps, DocumentLayout rows)
    {
        var node = Follow(steps);
        node.Rows = node.Rows is null ? rows : throw new InvalidOperationException("Records stand at this path already.");
    }

    /// <summary>The finished layout.</summary>
    public DocumentLayout Build() => new(_root.Build(), [.. _paths], [.. _rests]);

    private LayoutDraft Follow(IReadOnlyList<LayoutStep> steps)
    {
        var node = _root;
        foreach (var step in steps)
            node = node.Child(step);
        return node;
    }
}
