using System.Text.Json;
using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Workspaces.Syncs;

/// <summary>Compiles one system's part in a sync.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="node">The side, under its connection's name.</param>
internal sealed class SideCompiler(SyncCompilation compilation, AuthoredNode node)
{
    private readonly EntityProgram? _entity = compilation.Entities.GetValueOrDefault(node.Name!);

    /// <summary>Compiles the side; what is wrong is reported, and the rest goes on.</summary>
    public SyncSide Compile()
    {
        CheckConnection();
        if (compilation.Program(node.Name!) is { } program && _entity is null)
            ReportEntity(program);
        return new SyncSide
        {
            Connection = node.Name!,
            Entity = node["entity"]!.Text!,
            Filter = new FilterCompiler(compilation, node).Compile(),
            Where = compilation.Value(node["where"], SyncSlots.Ticket, ValueKinds.Boolean),
            Routes = new RouteCompiler(compilation, node).Compile(),
            MayDelete = node["delete"]?.Boolean == true,
            BringsTickets = node["brings"]?.Boolean != false,
            MatchBy = Match(),
        };
    }

    private void CheckConnection()
    {
        var known = compilation.Workspace.Connections.Keys;
        if (known.Contains(node.Name!))
            return;
        compilation.Bag.Report(
            WorkspaceRules.NoConnection, compilation.File.Key(node), $"The workspace has no connection '{node.Name}'.",
            known.Any() ? $"Connections: {string.Join(", ", known)}." : "Add one to connections.", NearMiss.Of(node.Name!, known));
    }

    private void ReportEntity(ConnectorProgram program)
    {
        var written = node["entity"]!;
        var tickets = program.Entities.Values.Where(entity => entity.Kind == EntityKind.Ticket).Select(entity => entity.Name).ToList();
        var message = program.Entities.TryGetValue(written.Text!, out var other)
            ? $"'{written.Text}' of '{node.Name}' is of kind {other.Kind.Word()}; only tickets are kept the same."
            : $"The connector of '{node.Name}' has no entity '{written.Text}'.";
        compilation.Bag.Report(
            SyncRules.NoEntity, compilation.File.Value(written), message,
            tickets.Count == 0 ? "It has no tickets at all." : $"It has the tickets: {string.Join(", ", tickets)}.", other is null ? NearMiss.Of(written.Text!, tickets) : null);
    }

    private List<string> Match()
    {
        var names = node["match"]?.Items.Where(item => item.Kind == JsonValueKind.String).ToList() ?? [];
        foreach (var name in names.Where(name => _entity is not null && _entity[name.Text!]?.Read is null))
        {
            var read = _entity!.Fields.Where(field => field.Read is not null).Select(field => field.Name).ToList();
            compilation.Bag.Report(
                SyncRules.NoField, compilation.File.Value(name), $"'{_entity.Name}' of '{node.Name}' reads no field '{name.Text}' that tickets could be matched by.",
                $"It reads: {string.Join(", ", read)}.", NearMiss.Of(name.Text!, read));
        }
        return [.. names.Select(name => name.Text!).Distinct().Order(StringComparer.Ordinal)];
    }
}
