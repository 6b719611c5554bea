using System.Text.Json;
using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language.Shapes.Syncs;
using Rezolve.Mapping.Programs.Syncs;

namespace Rezolve.Mapping.Workspaces.Syncs;

/// <summary>Reads how people of one system are found in another.</summary>
internal static class PeopleCompiler
{
    /// <summary>Reads the part <c>people</c>; what is wrong is reported.</summary>
    public static PeoplePolicy Compile(SyncCompilation compilation)
    {
        var (usual, workspace, bag) = (new PeoplePolicy(), compilation.Workspace, compilation.Bag);
        if (workspace.File.Document.Root!["people"] is not { } node)
            return usual;
        var policy = new PeoplePolicy
        {
            Table = Rows(workspace, node["table"], "person", bag),
            Teams = Rows(workspace, node["teams"], "team", bag),
            Organizations = Rows(workspace, node["organizations"], "organisation", bag),
            By = node["by"] is { } by ? [.. by.Items.Select(item => item.Text!)] : usual.By,
            Fallback = node["unresolved"] is { Kind: JsonValueKind.Object } keys ? Keys(workspace, keys, bag) : null,
        };
        return node["remember"] is { } remember ? Remembered(compilation, remember, policy) : policy;
    }

    private static PeoplePolicy Remembered(SyncCompilation compilation, AuthoredNode node, PeoplePolicy policy)
    {
        var members = compilation.Members(node, PeopleShape.Remember);
        foreach (var span in node.Members.Where(span => members.Duration(span.Name!) is { } told && told <= TimeSpan.Zero))
            compilation.Bag.Report(StructureRules.OutOfRange, compilation.File.Value(span), $"'{span.Name}' has no length.", "Write a duration such as PT10M.");
        return policy with { Found = members.Duration("found") ?? policy.Found, Missing = members.Duration("missing") ?? policy.Missing };
    }

    private static List<Dictionary<string, string>> Rows(Workspace workspace, AuthoredNode? node, string whose, DiagnosticBag bag)
    {
        var rows = node?.Items.ToList() ?? [];
        CheckRows(workspace, rows, whose, bag);
        return [.. rows.Select(row => Keys(workspace, row, bag))];
    }

    private static Dictionary<string, string> Keys(Workspace workspace, AuthoredNode node, DiagnosticBag bag)
    {
        var known = workspace.Connections.Keys;
        foreach (var key in Named(node).Where(key => !known.Contains(key.Name!)))
        {
            bag.Report(
                WorkspaceRules.NoConnection, workspace.File.Key(key), $"The workspace has no connection '{key.Name}'.",
                $"Connections: {string.Join(", ", known)}.", NearMiss.Of(key.Name!, known));
        }
        return Named(node).ToDictionary(key => key.Name!, key => key.Text!, StringComparer.Ordinal);
    }

    private static void CheckRows(Workspace workspace, IReadOnlyList<AuthoredNode> rows, string whose, DiagnosticBag bag)
    {
        foreach (var row in rows.Where(row => Named(row).Count() < 2))
            bag.Report(SyncRules.NoEffect, workspace.File.Value(row), "A row with less than two keys says of nobody who they are elsewhere.", $"Add the {whose}'s key in another connection.");
        foreach (var twice in rows.SelectMany(Named).GroupBy(key => (key.Name, key.Text)).SelectMany(same => same.Skip(1)))
            bag.Report(SyncRules.PersonTwice, workspace.File.Value(twice), $"The key '{twice.Text}' of '{twice.Name}' stands in two rows.");
    }

    private static IEnumerable<AuthoredNode> Named(AuthoredNode node) => node.Members.Where(member => member.Name != "$comment");
}
