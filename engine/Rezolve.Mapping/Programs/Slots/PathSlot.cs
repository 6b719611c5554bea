using Rezolve.Json.Paths;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Slots;

/// <summary>A JSONPath on the slot's document: one node gives its value, none is absent, several are a list where a list is due.</summary>
/// <param name="place">Where it stands.</param>
/// <param name="path">The path.</param>
/// <param name="wantsList">Whether the slot takes a list: then any number of nodes is one.</param>
/// <param name="limits">How much work one evaluation may be.</param>
internal sealed class PathSlot(SourcePlace place, JsonPath path, bool wantsList, JsonPathLimits limits) : ValueSlot(place)
{
    /// <inheritdoc/>
    public override JsonPath Path => path;

    /// <inheritdoc/>
    public override ValueKinds Type => wantsList ? ValueKinds.List : ValueKinds.Json;

    /// <inheritdoc/>
    public override IReadOnlySet<Root> Roots => RootSets.None;

    /// <inheritdoc/>
    public override Value Evaluate(Scope scope)
    {
        if (scope.Document is not { } document)
            return scope.DocumentFault is { } fault ? Value.Fault(fault) : Value.Undefined;
        var found = path.Evaluate(document, limits);
        if (!found.IsComplete)
            return Value.Fault($"the path {path} is too costly for this document ({found.Outcome})");
        if (wantsList && !path.IsSingular)
            return Value.Of([.. found.Nodes.Select(node => ValueJson.Read(node.Value))]);
        return found.Nodes.Count switch
        {
            0 => Value.Undefined,
            1 => ValueJson.Read(found.Nodes[0].Value),
            var count => Value.Fault($"the path {path} selects {count} values where one is due"),
        };
    }
}
