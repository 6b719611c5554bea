using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Syncs;

namespace Rezolve.Mapping.Workspaces.Syncs;

/// <summary>Holds what a sync asks of its connectors against what they can do.</summary>
internal static class AbilityCheck
{
    /// <summary>Reports what a connector cannot do.</summary>
    public static void Run(SyncCompilation compilation, IReadOnlyList<SyncSide> sides, FieldPolicies policies)
    {
        if (compilation.IsWhole && compilation.Sync.Node["onFrozen"] is { Text: "followUp" } onFrozen && compilation.Entities.Values.All(entity => entity.FollowUp is null))
        {
            compilation.Bag.Report(
                SyncRules.LacksAbility, compilation.File.Value(onFrozen), "No side can make a ticket that follows another.", "Give an entity followUp, or choose another onFrozen.");
        }
        if (compilation.Sync.Node["onDelete"] is { Text: "deleteOther" } deletes && !sides.Any(side => side.MayDelete))
        {
            compilation.Bag.Report(
                SyncRules.LacksAbility, compilation.File.Value(deletes), "No side lets its tickets be deleted.",
                "Write \"delete\": true at each side whose tickets may be, or choose another onDelete.");
        }
        foreach (var side in sides.Where(side => compilation.Entities.ContainsKey(side.Connection)))
        {
            var node = compilation.Sync.Node["between"]![side.Connection]!;
            CheckReads(compilation, side, node["entity"]!);
            if (side.Routes.Count > 0 && !compilation.Can(side.Connection, "create"))
                Lacks(compilation, side, node["create"]!, "create", "Remove create, or give the entity create.");
            if (Goes(policies, side.Connection) && !compilation.Can(side.Connection, "update"))
            {
                Lacks(
                    compilation, side, node["entity"]!, "update",
                    $"Give the entity update, or let no values go there: \"fields\": {{ \"*\": {{ \"direction\": {{ \"{side.Connection}\": \"in\" }} }} }}.");
            }
            if (side.MayDelete && !compilation.Can(side.Connection, "delete"))
                Lacks(compilation, side, node["delete"]!, "delete", "Give the entity delete, or let none of its tickets be deleted.");
            if (compilation.Sync.Node["onDelete"] is { } onDelete)
                CheckWrites(compilation, side, onDelete);
            if (compilation.Sync.Node["onMerge"] is { } onMerge)
                CheckWrites(compilation, side, onMerge);
        }
    }

    private static bool Goes(FieldPolicies policies, string connection) =>
        policies.Named.Values.Append(policies.All).Any(policy => policy.Mode != "createOnly" && FlowCheck.GoesOut(policy, connection));

    private static void CheckReads(SyncCompilation compilation, SyncSide side, AuthoredNode at)
    {
        var entity = compilation.Entities[side.Connection];
        if (!compilation.Can(side.Connection, "read"))
            Lacks(compilation, side, at, "read", "Give the entity get.");
        if (!compilation.Can(side.Connection, "delta") && entity.List is null or { OfParent: true })
            Lacks(compilation, side, at, "delta", "Give the entity changes, or at least list.");
    }

    private static void CheckWrites(SyncCompilation compilation, SyncSide side, AuthoredNode at)
    {
        var needed = at.Text switch { "closeOther" => "status", "tagOther" => "tags", _ => null };
        if (needed is not null && compilation.Entities[side.Connection][needed] is not { Writes.Count: > 0 })
        {
            compilation.Bag.Report(
                SyncRules.LacksAbility, compilation.File.Value(at), $"'{at.Text}' writes '{needed}', and '{side.Entity}' of '{side.Connection}' does not.",
                $"Let the entity write it, or choose another {at.Name}.");
        }
    }

    private static void Lacks(SyncCompilation compilation, SyncSide side, AuthoredNode at, string verb, string remedy) =>
        compilation.Bag.Report(SyncRules.LacksAbility, compilation.File.Value(at), $"The connector of '{side.Connection}' has no ability {side.Entity}.{verb}.", remedy);
}
