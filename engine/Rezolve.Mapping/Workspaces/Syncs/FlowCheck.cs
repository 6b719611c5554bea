using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Syncs;

namespace Rezolve.Mapping.Workspaces.Syncs;

/// <summary>Reports decisions about fields whose values go nowhere, and different decisions about fields that are decided as one.</summary>
internal static class FlowCheck
{
    /// <summary>Reports what has no effect.</summary>
    public static void Run(SyncCompilation compilation, FieldPolicies policies)
    {
        if (!compilation.IsWhole)
            return;
        foreach (var node in compilation.Sync.Fields.Where(node => node.Name != "*" && compilation.Field(node.Name!) is not null))
            CheckField(compilation, node, policies[node.Name!]);
        foreach (var (connection, entity) in compilation.Entities)
            CheckGroups(compilation, connection, entity, policies);
    }

    /// <summary>Whether values of a field go out to a side.</summary>
    public static bool GoesOut(FieldPolicy policy, string connection) =>
        policy.Mode is not ("ignore" or "derived") && policy.Direction.GetValueOrDefault(connection, "both") is "both" or "out";

    private static bool ComesIn(FieldPolicy policy, string connection) =>
        policy.Mode != "ignore" && policy.Direction.GetValueOrDefault(connection, "both") is "both" or "in";

    private static void CheckField(SyncCompilation compilation, AuthoredNode node, FieldPolicy policy)
    {
        // What is to take no part need not go anywhere, and what systems derive is written nowhere.
        if (policy.Mode is "ignore" or "derived" || policy.Direction.Values.All(way => way == "none") && policy.Direction.Count == compilation.Entities.Count)
            return;
        var givers = compilation.Entities.Where(side => side.Value[node.Name!]?.Read is not null && ComesIn(policy, side.Key)).Select(side => side.Key).ToList();
        var takers = compilation.Entities.Where(side => side.Value[node.Name!]?.Writes.Count > 0 && GoesOut(policy, side.Key)).Select(side => side.Key).ToList();
        if (takers.Count == 0)
            Report($"'{node.Name}' goes nowhere: no side takes its value.", "Let a side that writes the field take it, or remove this.");
        else if (givers.Count == 0 && policy.Owner != "hub")
            Report($"'{node.Name}' comes from nowhere: no side gives its value.", "Let a side that reads the field give it, or remove this.");

        void Report(string message, string remedy) => compilation.Bag.Report(SyncRules.NoEffect, compilation.File.Key(node), message, remedy);
    }

    private static void CheckGroups(SyncCompilation compilation, string connection, EntityProgram entity, FieldPolicies policies)
    {
        foreach (var (group, members) in entity.Groups)
        {
            var told = members.Where(policies.Named.ContainsKey).ToList();
            foreach (var other in told.Skip(1))
            {
                compilation.Bag.Report(
                    SyncRules.NoEffect, compilation.File.Key(compilation.Sync.Fields.First(node => node.Name == other)),
                    $"'{connection}' decides '{other}' as one with '{told[0]}', in the group '{group}': what is said of '{told[0]}' holds for both.", $"Say it of '{told[0]}' alone.");
            }
        }
    }
}
