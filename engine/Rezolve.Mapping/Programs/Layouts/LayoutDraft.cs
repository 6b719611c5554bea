using System.Text;

namespace Rezolve.Mapping.Programs.Layouts;

/// <summary>A node of a layout while it is built.</summary>
internal sealed class LayoutDraft(bool many)
{
    private readonly Dictionary<string, (LayoutStep Step, LayoutDraft Draft)> _children = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>Several places of one document may come here.</summary>
    public bool Many => many;

    /// <summary>Who wants this place.</summary>
    public List<int> Slots { get; } = [];

    /// <summary>The layout of the record that stands here, if one does.</summary>
    public DocumentLayout? Rows { get; set; }

    /// <summary>The child that a step leads to, made where it is new.</summary>
    public LayoutDraft Child(LayoutStep step)
    {
        var key = step.ToString()!;
        if (!_children.TryGetValue(key, out var child))
        {
            child = (step, new LayoutDraft(many || step is LayoutStep.Every or LayoutStep.Where));
            _children.Add(key, child);
            _order.Add(key);
        }
        return child.Draft;
    }

    /// <summary>The finished node.</summary>
    public LayoutNode Build()
    {
        var names = Children<LayoutStep.Name>().ToList();
        var wheres = Children<LayoutStep.Where>().Select(child => Filter(child.Step, child.Draft)).ToList();
        return LayoutNode.Make(
            [.. Slots],
            many,
            names.Count == 0 ? null : new(names.Select(child => KeyValuePair.Create(Encoding.UTF8.GetBytes(child.Step.Of), child.Draft.Build()))),
            Indices(),
            Children<LayoutStep.Every>().Select(child => child.Draft.Build()).SingleOrDefault(),
            wheres.Count == 0 ? null : new(wheres),
            Rows,
            [.. AllSlots()]);
    }

    private IEnumerable<(TStep Step, LayoutDraft Draft)> Children<TStep>()
        where TStep : LayoutStep =>
        from key in _order
        let child = _children[key]
        where child.Step is TStep
        select ((TStep)child.Step, child.Draft);

    private LayoutNode?[]? Indices()
    {
        var children = Children<LayoutStep.Index>().ToList();
        if (children.Count == 0)
            return null;
        var indices = new LayoutNode?[children.Max(child => child.Step.At) + 1];
        foreach (var (step, draft) in children)
            indices[step.At] = draft.Build();
        return indices;
    }

    private static LayoutFilter Filter(LayoutStep.Where step, LayoutDraft draft) => new(
        [.. step.Equalities.Select(test => new LayoutTest(test.Name, Encoding.UTF8.GetBytes(test.Name), new LayoutLiteral(test.Literal)))],
        draft.Build(),
        [.. draft.Children<LayoutStep.Name>().Select(child => child.Step.Of)]);

    private IEnumerable<int> AllSlots() => Slots.Concat(_children.Values.SelectMany(child => child.Draft.AllSlots()));
}
