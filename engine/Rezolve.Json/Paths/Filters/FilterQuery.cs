using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;
using Rezolve.Json.Paths.Selectors;

namespace Rezolve.Json.Paths.Filters;

/// <summary>A query within a filter: relative to the current node (<c>@.a</c>) or to the root (<c>$.a</c>).</summary>
public sealed class FilterQuery : FilterOperand
{
    private readonly SegmentList _segments;

    internal FilterQuery(bool isAbsolute, SegmentList segments)
    {
        IsAbsolute = isAbsolute;
        _segments = segments;
    }

    /// <summary>Whether it starts from the root (<c>$</c>), else from the current node (<c>@</c>).</summary>
    public bool IsAbsolute { get; }

    /// <summary>What follows <c>$</c> or <c>@</c>, in order.</summary>
    public IReadOnlyList<PathSegment> Segments => _segments.Items;

    /// <summary>Whether it can select one node at most.</summary>
    public bool IsSingular => _segments.IsSingular;

    internal override int FilterDepth => _segments.FilterDepth;

    internal override bool UsesRoot => IsAbsolute || _segments.UsesRoot;

    /// <summary>The query in canonical form.</summary>
    public override string ToString() => (IsAbsolute ? "$" : "@") + _segments;

    internal override FilterValue Read(JsonElement current, Walk walk) =>
        TryStep(current, walk, out var value) ? FilterValue.Of(value) : FilterValue.Nothing;

    internal bool TryStep(JsonElement current, Walk walk, out JsonElement value) =>
        _segments.TryStep(Start(current, walk), walk, out value);

    internal List<Hit> Run(JsonElement current, Walk walk) => _segments.Run(new Hit(Start(current, walk), null), walk);

    private JsonElement Start(JsonElement current, Walk walk) => IsAbsolute ? walk.Root : current;
}
