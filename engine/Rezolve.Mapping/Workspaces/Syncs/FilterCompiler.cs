using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Workspaces.Syncs;

/// <summary>Reads what a side's feeds are narrowed to, and holds it against what the entity declares.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="side">The side, under its connection's name.</param>
internal sealed class FilterCompiler(SyncCompilation compilation, AuthoredNode side)
{
    /// <summary>The values by filter.</summary>
    public ValueObject Compile()
    {
        var filter = new ValueObject();
        foreach (var node in (side["filter"]?.Members ?? []).Where(node => node.Name != "$comment"))
        {
            var value = ValueSlotCompiler.Literal(node);
            if (compilation.Entities.TryGetValue(side.Name!, out var entity))
                Check(node, value, entity);
            filter[node.Name!] = value;
        }
        return filter;
    }

    private void Check(AuthoredNode node, Value value, EntityProgram entity)
    {
        var declared = entity.Filters;
        if (declared.FirstOrDefault(filter => filter.Name == node.Name) is not { } found)
        {
            var names = declared.Select(filter => filter.Name).ToList();
            compilation.Bag.Report(
                SyncRules.NoFilter, compilation.File.Key(node), $"'{entity.Name}' of '{side.Name}' has no filter '{node.Name}'.",
                names.Count == 0 ? "It declares no filters; narrow what takes part with where." : $"Filters: {string.Join(", ", names)}.", NearMiss.Of(node.Name!, names));
        }
        else if (found.Unfit(value) is { } problem)
            compilation.Bag.Report(SyncRules.NoFilter, compilation.File.Value(node), $"The filter '{node.Name}' {problem}.", "Give a value as the connector declares it.");
    }
}
