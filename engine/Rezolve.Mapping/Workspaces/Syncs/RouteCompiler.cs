using System.Text.Json;
using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Workspaces.Syncs;

/// <summary>Compiles where tickets go that are new to a side: <c>create</c>.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="side">The side, under its connection's name.</param>
internal sealed class RouteCompiler(SyncCompilation compilation, AuthoredNode side)
{
    private readonly EntityProgram? _entity = compilation.Entities.GetValueOrDefault(side.Name!);

    /// <summary>The rows, in order; one for every ticket where only true is said.</summary>
    public IReadOnlyList<Route> Compile()
    {
        if (side["create"] is not { } create)
            return [];
        if (create.Kind != JsonValueKind.Array)
            return create.Boolean == true ? [new Route(compilation.File.PlaceOf(create), null, new Dictionary<string, ValueSlot>())] : [];
        var routes = create.Items.Select(Row).ToList();
        ReportUnreached(create, routes);
        return routes;
    }

    private Route Row(AuthoredNode node)
    {
        var set = new Dictionary<string, ValueSlot>(StringComparer.Ordinal);
        foreach (var member in (node["set"]?.Members ?? []).Where(member => member.Name != "$comment"))
        {
            CheckField(member);
            set[member.Name!] = compilation.Value(member, SyncSlots.Ticket)!;
        }
        return new Route(compilation.File.PlaceOf(node), compilation.Value(node["when"], SyncSlots.Ticket, ValueKinds.Boolean), set);
    }

    private void CheckField(AuthoredNode member)
    {
        if (_entity is null || IsCreated(_entity[member.Name!]))
            return;
        var names = _entity.Fields.Where(IsCreated).Select(field => field.Name).ToList();
        compilation.Bag.Report(
            SyncRules.NoField, compilation.File.Key(member), $"'{_entity.Name}' of '{side.Name}' writes no field '{member.Name}' when a ticket is created.",
            names.Count == 0 ? "It writes none." : $"It writes: {string.Join(", ", names)}.", NearMiss.Of(member.Name!, names));
    }

    private static bool IsCreated(FieldProgram? field) => field?.Writes.Any(write => write.On != WriteOn.Update) == true;

    private void ReportUnreached(AuthoredNode create, List<Route> routes)
    {
        var all = routes.FindIndex(route => route.When is null or ConstantSlot { Constant: { Kind: ValueKind.Boolean, Boolean: true } });
        foreach (var node in all < 0 ? [] : create.Items.Skip(all + 1))
        {
            compilation.Bag.Report(
                SyncRules.NoEffect, compilation.File.Value(node), $"This row is never reached: row {all + 1} takes every ticket.", "Put the row for all others last.");
        }
    }
}
