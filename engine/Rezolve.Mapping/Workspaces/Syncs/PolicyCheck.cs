using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Workspaces.Syncs;

/// <summary>Holds what is decided for a field against what the field is.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="node">What is decided, under the field's name.</param>
internal sealed class PolicyCheck(SyncCompilation compilation, AuthoredNode node)
{
    private static readonly string[] Ranked = ["max", "min", "furthest"];

    private readonly FieldType? _type = compilation.Field(node.Name!)?.Type ?? CanonicalFields.Find(EntityKind.Ticket, node.Name!)?.Type;

    /// <summary>Reports what does not fit.</summary>
    /// <param name="all">What is decided for all fields.</param>
    public void Run(FieldPolicy all)
    {
        if (node.Name != "*" && !IsKnown())
            return;
        CheckRule(all);
        CheckOwner();
        if (node["mode"] is { Text: "union" } mode && _type is { } one && one != FieldType.Set)
            Unfit(mode, $"'union' is for the members of a set, and '{node.Name}' is of type {one.Word()}.");
        if (node["mode"] is { Text: "append" } append)
            CheckGrowing(append);
        if (node["managed"] is { } managed && _type is { } type && type != FieldType.Set)
            Unfit(managed, $"Only a set has members that are managed, and '{node.Name}' is of type {type.Word()}.");
    }

    private void CheckGrowing(AuthoredNode mode)
    {
        if (_type is { } type && type is not (FieldType.Text or FieldType.List))
            Unfit(mode, $"'append' is for a text or a list, and '{node.Name}' is of type {type.Word()}.");
        else if (compilation.Entities.FirstOrDefault(side => side.Value.Groups.Values.Any(members => members.Contains(node.Name!))) is { Key: { } side })
            Unfit(mode, $"'append' is for a field that stands alone, and '{side}' decides '{node.Name}' as one with others.");
    }

    private bool IsKnown()
    {
        var name = node.Name!;
        var isCanonical = CanonicalFields.Find(EntityKind.Ticket, name) is not null;
        var isPossible = isCanonical || CanonicalFields.IsCustom(name);
        if (compilation.Field(name) is not null || (!compilation.IsWhole && isPossible))
            return true;
        var had = compilation.Entities.Values.SelectMany(entity => entity.Fields).Select(field => field.Name).Distinct();
        compilation.Bag.Report(
            SyncRules.NoField, compilation.File.Key(node),
            isPossible ? $"No side of '{compilation.Sync.Name}' has the field '{name}'." : $"There is no canonical field '{name}'.",
            compilation.IsWhole ? $"The sides have: {string.Join(", ", had)}." : null, isCanonical ? null : NearMiss.Of(name, compilation.FieldNames));
        return false;
    }

    private void CheckRule(FieldPolicy all)
    {
        var rule = node["conflict"]?.Text ?? all.Conflict;
        if (node["order"] is { } idle && !Ranked.Contains(rule))
        {
            compilation.Bag.Report(
                SyncRules.NoEffect, compilation.File.Key(idle), $"'{rule}' ranks nothing, so the order of '{node.Name}' is never asked for.",
                "Remove it, or set conflict to max, min or furthest.");
        }
        if (node["conflict"] is not { } conflict)
            return;
        if (rule == "diff3" && _type is { } type && type is not (FieldType.Text or FieldType.RichText))
            Unfit(conflict, $"'diff3' puts texts together, and '{node.Name}' is of type {type.Word()}.");
        if (Ranked.Contains(rule) && !HasOrder(rule))
            ReportOrder(conflict);
    }

    private bool HasOrder(string rule) =>
        node["order"] is not null || CanonicalOrders.Of(node.Name!) is not null
        || (rule != "furthest" && _type is FieldType.Number or FieldType.Integer or FieldType.Instant or FieldType.Date);

    private void ReportOrder(AuthoredNode conflict)
    {
        var isAll = node.Name == "*";
        compilation.Bag.Report(
            SyncRules.NoOrder, compilation.File.Value(conflict),
            isAll ? $"'{conflict.Text}' ranks the values of one field, and all fields have no order in common." : $"'{conflict.Text}' ranks values, and those of '{node.Name}' have no order.",
            isAll ? "Set it for single fields." : "Give the order of its words, the lowest first: \"order\": [\"low\", \"high\"].");
    }

    private void CheckOwner()
    {
        if (node["owner"] is not { Text: not "hub" } owner)
            return;
        if (node.Name != "*" && compilation.Entities.TryGetValue(owner.Text!, out var entity) && entity[node.Name!]?.Read is null)
            compilation.Bag.Report(
                SyncRules.NoField, compilation.File.Value(owner), $"'{entity.Name}' of '{owner.Text}' does not read '{node.Name}', so its value cannot hold.", "Name a side that reads the field.");
        else if (node["direction"]?[owner.Text!] is { Text: "out" or "none" } way)
            compilation.Bag.Report(
                SyncRules.NoEffect, compilation.File.Value(way), $"The value of '{owner.Text}' holds for '{node.Name}', and none comes from it.", "Remove owner, or let values come from it.");
    }

    private void Unfit(AuthoredNode at, string message) => compilation.Bag.Report(SyncRules.UnfitPolicy, compilation.File.Value(at), message);
}
