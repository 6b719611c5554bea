using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes.Syncs;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Workflow;

namespace Rezolve.Mapping.Workspaces.Syncs.Flow;

/// <summary>Compiles the hub's workflow.</summary>
/// <param name="compilation">The compilation.</param>
internal sealed class WorkflowCompiler(SyncCompilation compilation)
{
    private static readonly IReadOnlyList<string> Words = CanonicalFields.Find(EntityKind.Ticket, "status")!.Words;

    /// <summary>The workflow; null where every status may follow every other.</summary>
    public HubWorkflow? Compile()
    {
        if (compilation.Workspace.File.Document.Root?["workflow"] is not { } node)
            return null;
        var members = compilation.Members(node, WorkflowShape.Shape);
        var statuses = node["statuses"] is { } told ? Named(told, Words, "The hub has no status") : Words;
        var roles = Roles(node["roles"]);
        return new HubWorkflow
        {
            Statuses = statuses.ToHashSet(StringComparer.Ordinal),
            Steps = node["transitions"] is { } steps ? [.. steps.Items.SelectMany(step => Steps(step, statuses, roles.Keys))] : null,
            Roles = roles,
            ReopenWithin = Length(node["reopenWithin"], members),
            Skips = members.Flag("skips"),
        };
    }

    private IEnumerable<WorkflowStep> Steps(AuthoredNode node, IReadOnlyList<string> statuses, IEnumerable<string> roles)
    {
        var members = compilation.Members(node, WorkflowShape.Step);
        var to = One(node["to"]!, statuses, "The workflow has no status");
        var from = node["from"] is { } told ? Named(told, statuses, "The workflow has no status") : [.. statuses.Where(status => status != to)];
        if (from.Contains(to))
            Report(node["to"]!, $"A step from '{to}' to '{to}' is none.", "Name another status, or leave it out of from.");
        var fields = node["requires"] is { } required ? Named(required, Fields(required), "There is no canonical field") : [];
        var named = node["roles"] is { } whose ? Named(whose, [.. roles], "The workflow has no role") : [];
        var within = Length(node["within"], members);
        return from.Select(status => new WorkflowStep(status, to) { Requires = fields, Roles = named, Within = within });
    }

    private Dictionary<string, IReadOnlySet<string>> Roles(AuthoredNode? node)
    {
        List<string> speakers = [.. compilation.Workspace.Connections.Keys, StepQuestion.Hub, StepQuestion.Automation];
        return (node?.Members ?? []).Where(role => role.Name != "$comment")
            .ToDictionary(role => role.Name!, role => (IReadOnlySet<string>)Named(role, speakers, "No connection is called").ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    // A workflow is for all syncs: a customer's own field may be one of another sync's.
    private static List<string> Fields(AuthoredNode named) =>
        [.. CanonicalFields.Of(EntityKind.Ticket).Select(field => field.Name), .. named.Items.Select(item => item.Text!).Where(CanonicalFields.IsCustom)];

    private IReadOnlyList<string> Named(AuthoredNode list, IReadOnlyList<string> known, string otherwise) => [.. list.Items.Select(item => One(item, known, otherwise))];

    private string One(AuthoredNode node, IReadOnlyList<string> known, string otherwise)
    {
        if (!known.Contains(node.Text!))
            Report(node, $"{otherwise} '{node.Text}'.", known.Count == 0 ? "Write it under roles." : $"Use one of: {string.Join(", ", known)}.", NearMiss.Of(node.Text!, known));
        return node.Text!;
    }

    private TimeSpan? Length(AuthoredNode? node, CompiledMembers members)
    {
        if (node is null || members.Duration(node.Name!) is not { } length)
            return null;
        if (length <= TimeSpan.Zero)
            Report(node, $"'{node.Name}' has no length.", "Write a duration such as P7D.");
        return length;
    }

    private void Report(AuthoredNode node, string message, string remedy, string? near = null) =>
        compilation.Bag.Report(StructureRules.BadForm, compilation.File.Value(node), message, remedy, near);
}
