using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes.Syncs;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sla.Calendars;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Sla.Observed;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Workspaces.Syncs.Goals;

/// <summary>Compiles what was agreed on how soon tickets are answered and done.</summary>
/// <param name="compilation">The compilation.</param>
internal sealed class SlaCompiler(SyncCompilation compilation)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The goals; null where nothing was agreed.</summary>
    public SlaProgram? Compile()
    {
        if (compilation.Workspace.File.Document.Root?["sla"] is not { } node)
            return null;
        var calendars = (node["calendars"]?.Members ?? []).Where(one => one.Name != "$comment")
            .ToDictionary(one => one.Name!, one => new CalendarCompiler(compilation.File, compilation.Bag).Compile(one), StringComparer.Ordinal);
        int[] warnAt = [.. (node["warnAt"]?.Items ?? []).Select(share => (int)share.Integer!.Value).Distinct().Order()];
        return new SlaProgram([.. node["goals"]!.Items.Select(goal => Rule(goal, calendars, warnAt))]) { Watch = Watch(node) };
    }

    private SlaWatch Watch(AuthoredNode node)
    {
        var tolerance = compilation.Members(node, SlaShape.Shape).Duration("tolerance") ?? SlaWatch.Usual.Tolerance;
        if (tolerance <= TimeSpan.Zero)
            Report(node["tolerance"]!, "'tolerance' has no length.", "Write a duration such as PT5M.");
        return new SlaWatch(Owner(node["owner"]), tolerance);
    }

    private string? Owner(AuthoredNode? node)
    {
        if (node?.Text is not { } owner)
            return null;
        var names = compilation.Workspace.Connections.Keys;
        if (!names.Contains(owner))
            compilation.Bag.Report(StructureRules.BadForm, compilation.File.Value(node), $"There is no connection '{owner}'.", $"Use one of: {string.Join(", ", names)}.", NearMiss.Of(owner, names));
        else if (compilation.Programs.TryGetValue(owner, out var program) && program.Entities.Values.All(entity => entity.Kind != EntityKind.Sla))
            Report(node, $"'{owner}' tells no clocks of its own.", "Give its connector an entity of kind sla, or leave the owner out: the hub's clocks count then.");
        return owner;
    }

    private SlaRule Rule(AuthoredNode node, IReadOnlyDictionary<string, WorkCalendar?> calendars, IReadOnlyList<int> warnAt)
    {
        var members = compilation.Members(node, SlaShape.Goal);
        var (metric, within) = (members.Text("metric")!, members.Duration("within") ?? TimeSpan.Zero);
        var name = members.Text("name") ?? metric;
        if (!_names.Add(name))
            Report(node["name"] ?? node["metric"]!, $"Two goals are called '{name}'.", "Give each a name of its own: \"name\".");
        if (within <= TimeSpan.Zero)
            Report(node["within"]!, "'within' has no length.", "Write a duration such as PT4H.");
        var goal = new SlaGoal(name, Enum.Parse<SlaMetric>(metric, ignoreCase: true), within, Calendar(node["calendar"], calendars))
        {
            Pause = Statuses(node["pause"]) ?? new HashSet<string>(),
            Exclude = Statuses(node["exclude"]) ?? new HashSet<string>(),
            Include = Statuses(node["include"]),
            Exit = Statuses(node["exit"]) ?? SlaGoal.UsualExit,
            Restarts = node["reopened"]?.Text == "restart",
            WarnAt = warnAt,
        };
        return new SlaRule(goal, compilation.Value(node["when"], SyncSlots.Ticket, ValueKinds.Boolean));
    }

    private WorkCalendar Calendar(AuthoredNode? node, IReadOnlyDictionary<string, WorkCalendar?> calendars)
    {
        if (node is null)
            return WorkCalendar.Always;
        if (calendars.TryGetValue(node.Text!, out var calendar))
            return calendar ?? WorkCalendar.Always;
        compilation.Bag.Report(
            StructureRules.BadForm, compilation.File.Value(node), $"There is no calendar '{node.Text}'.",
            calendars.Count == 0 ? "Write it under \"calendars\"." : $"Use one of: {string.Join(", ", calendars.Keys)}.", NearMiss.Of(node.Text!, calendars.Keys));
        return WorkCalendar.Always;
    }

    private IReadOnlySet<string>? Statuses(AuthoredNode? node)
    {
        if (node is null)
            return null;
        var known = CanonicalFields.Find(EntityKind.Ticket, "status")!.Words;
        foreach (var status in node.Items.Where(one => !known.Contains(one.Text!)))
        {
            compilation.Bag.Report(
                StructureRules.BadForm, compilation.File.Value(status), $"The hub has no status '{status.Text}'.", $"Use one of: {string.Join(", ", known)}.", NearMiss.Of(status.Text!, known));
        }
        return node.Items.Select(one => one.Text!).ToHashSet(StringComparer.Ordinal);
    }

    private void Report(AuthoredNode node, string message, string remedy) => compilation.Bag.Report(StructureRules.BadForm, compilation.File.Value(node), message, remedy);
}
