using Rezolve.Json.Paths;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Compilation.Entities;

/// <summary>Binds what an entity reads of its record to the layout that one pass fills.</summary>
/// <param name="limits">How much work one evaluation of a captured path may be.</param>
internal sealed class RecordBinding(JsonPathLimits limits) : IDocumentBinding
{
    /// <summary>The layout being built.</summary>
    public DocumentLayoutBuilder Layout { get; } = new(limits);

    /// <inheritdoc/>
    public int? BindChain(Root root, IReadOnlyList<string> names) => root == Root.Record ? Layout.BindChain(names) : null;

    /// <inheritdoc/>
    public ValueSlot BindPath(SourcePlace place, JsonPath path, bool wantsList) => new LayoutSlot(place, Root.Record, path, Layout.Bind(path), wantsList);
}
