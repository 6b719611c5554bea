using System.Text.Json;
using Rezolve.Json.Paths;

namespace Rezolve.Mapping.Programs.Layouts;

/// <summary>Collects what is wanted of one kind of document. The same path always has the same slot.</summary>
/// <param name="limits">What the evaluation of a path's captured rest may cost.</param>
internal sealed class DocumentLayoutBuilder(JsonPathLimits limits)
{
    private readonly LayoutDraft _root = new(many: false);
    private readonly List<LayoutPath> _paths = [];
    private readonly List<CapturedRest?> _rests = [];
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    /// <summary>How many slots there are so far.</summary>
    public int SlotCount => _paths.Count;

    /// <summary>Wants a path; gives its slot.</summary>
    public int Bind(JsonPath path)
    {
        var followed = FollowedPath.Of(path);
        return Bind(followed.Steps, followed.Rest);
    }

    /// <summary>Wants a member chain such as <c>a.b</c>; gives its slot.</summary>
    public int BindChain(IReadOnlyList<string> names) => Bind([.. names.Select(name => new LayoutStep.Name(name))], rest: null);

    /// <summary>The values at this path are records of another layout, scanned in the same pass.</summary>
    /// <returns>False where the pass cannot follow the path: bind it, and scan each of its values.</returns>
    /// <exception cref="InvalidOperationException">There are records at this path already.</exception>
    public bool Records(JsonPath path, DocumentLayout rows)
    {
        var followed = FollowedPath.Of(path);
        if (followed.Rest is not null)
            return false;
        var node = Follow(followed.Steps);
        node.Rows = node.Rows is null ? rows : throw new InvalidOperationException($"Records stand at {path} already.");
        return true;
    }

    /// <summary>The finished layout.</summary>
    public DocumentLayout Build() => new(_root.Build(), [.. _paths], [.. _rests]);

    private int Bind(IReadOnlyList<LayoutStep> steps, JsonPath? rest)
    {
        var text = "$" + string.Concat(steps) + rest?.ToString()[1..];
        if (_slots.TryGetValue(text, out var known))
            return known;
        var node = Follow(steps);
        var slot = _paths.Count;
        var singular = !node.Many && rest is not { IsSingular: false };
        _slots.Add(text, slot);
        _paths.Add(new LayoutPath(text, slot, rest is null ? LayoutPathClass.Streamed : LayoutPathClass.Captured, singular));
        _rests.Add(rest is null ? null : (captured, nodes) => Evaluate(rest, captured, nodes));
        node.Slots.Add(slot);
        return slot;
    }

    private string? Evaluate(JsonPath rest, JsonElement captured, List<JsonElement> nodes)
    {
        var result = rest.Evaluate(captured, limits);
        nodes.AddRange(result.Nodes.Select(node => node.Value));
        return result.Outcome switch
        {
            JsonPathOutcome.Complete => null,
            JsonPathOutcome.ResultCapExceeded => $"the path {rest} gives more than {limits.Results} values",
            JsonPathOutcome.NodeBudgetExceeded => $"the path {rest} looks at more than {limits.NodeVisits} values",
            _ => $"the path {rest} nests filters deeper than {limits.FilterDepth}",
        };
    }

    private LayoutDraft Follow(IReadOnlyList<LayoutStep> steps)
    {
        var node = _root;
        foreach (var step in steps)
            node = node.Child(step);
        return node;
    }
}
