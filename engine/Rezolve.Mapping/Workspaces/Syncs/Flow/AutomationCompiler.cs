using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes.Syncs;
using Rezolve.Mapping.Programs.Automations;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Workspaces.Syncs.Flow;

/// <summary>Compiles what the hub does by itself.</summary>
/// <param name="compilation">The compilation.</param>
internal sealed class AutomationCompiler(SyncCompilation compilation)
{
    private static readonly IReadOnlyList<string> Types = [.. EventTypes.All.Keys.Where(type => !type.StartsWith(EventTypes.OfRules, StringComparison.Ordinal))];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private AuthoredNode? Root => compilation.Workspace.File.Document.Root;

    /// <summary>The rules and their bounds; null where there are none.</summary>
    public AutomationProgram? Compile()
    {
        if (Root?["automation"] is not { } node)
            return null;
        var members = compilation.Members(node, AutomationShape.Shape);
        var within = members.Duration("within") ?? TimeSpan.Zero;
        if (within <= TimeSpan.Zero)
            Report(node["within"]!, "'within' has no length.", "Write a duration such as PT1H.");
        var limits = new AutomationLimits((int)members.Whole("depth")!.Value, (int)members.Whole("most")!.Value, within);
        return new AutomationProgram([.. node["rules"]!.Items.Select(Rule)], limits);
    }

    private AutomationRule Rule(AuthoredNode node)
    {
        var name = node["name"]!.Text!;
        if (!_names.Add(name))
            Report(node["name"]!, $"Two rules are called '{name}'.", "Give each a name of its own.");
        var on = node["on"]!.Text is not null ? [node["on"]!] : node["on"]!.Items;
        foreach (var type in on.Where(type => !Types.Any(known => EventTypes.Fits(known, type.Text!))))
        {
            var remedy = $"Use one of: {string.Join(", ", Types)}; or the subject alone, such as ticket.*.";
            Report(type, $"No event that sets rules off is of the type '{type.Text}'.", remedy, NearMiss.Of(type.Text!, Types));
        }
        var actions = node["do"]!.Items.Select(Action).OfType<ActionProgram>().ToList();
        return new AutomationRule(name, [.. on.Select(type => type.Text!)], compilation.Value(node["when"], SyncSlots.Automation, ValueKinds.Boolean), actions);
    }

    private ActionProgram? Action(AuthoredNode node)
    {
        if (compilation.Action(node) is not { } action)
            return null;
        var sinks = SinkCompiler.Named(compilation).Select(sink => sink.Name!).ToList();
        if (action.Sink is { } named && !sinks.Contains(named))
            Report(node["to"]!, $"There is no sink '{named}'.", sinks.Count == 0 ? "Write it under events.sinks." : $"Use one of: {string.Join(", ", sinks)}.", NearMiss.Of(named, sinks));
        foreach (var field in action.Fields)
            CheckField(node["fields"]![field]!, field);
        return action;
    }

    private void CheckField(AuthoredNode at, string field)
    {
        if (CanonicalFields.IsCustom(field))
            return;
        var names = CanonicalFields.Of(EntityKind.Ticket).Select(one => one.Name).ToList();
        if (CanonicalFields.Find(EntityKind.Ticket, field) is not { } known)
            compilation.Bag.Report(StructureRules.BadForm, compilation.File.Key(at), $"There is no canonical field '{field}'.", $"Use one of: {string.Join(", ", names)}.", NearMiss.Of(field, names));
        else if (field is "assignee" or "team")
            compilation.Bag.Report(StructureRules.BadForm, compilation.File.Key(at), $"'{field}' names somebody.", "Use the action assign.");
        else if (at.String is { } word && known.Words.Count > 0 && !word.Contains("{{", StringComparison.Ordinal) && !known.Words.Contains(word))
            Report(at, $"'{field}' has no word '{word}'.", $"Use one of: {string.Join(", ", known.Words)}.", NearMiss.Of(word, known.Words));
    }

    private void Report(AuthoredNode node, string message, string remedy, string? near = null) =>
        compilation.Bag.Report(StructureRules.BadForm, compilation.File.Value(node), message, remedy, near);
}
