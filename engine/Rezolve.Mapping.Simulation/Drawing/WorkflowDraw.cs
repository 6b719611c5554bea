using Rezolve.Mapping.Reconciling.Transitions;
using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Vendors;

namespace Rezolve.Mapping.Simulation.Drawing;

/// <summary>Draws a workflow: which steps there are, what they need, and what is final.</summary>
internal static class WorkflowDraw
{
    /// <summary>The steps between canonical statuses that most systems have.</summary>
    public static IReadOnlyList<(string From, string To)> Usual { get; } =
    [
        ("new", "open"), ("open", "pending"), ("pending", "open"), ("open", "onHold"), ("onHold", "open"), ("open", "resolved"),
        ("resolved", "open"), ("resolved", "closed"), ("open", "cancelled"), ("cancelled", "open"), ("new", "cancelled"), ("closed", "open"),
    ];

    /// <summary>Draws one.</summary>
    /// <param name="chance">Draws.</param>
    /// <param name="name">The connection: its words are its own.</param>
    public static WorkflowKnobs Of(Chance chance, string name)
    {
        var needsReason = chance.Percent(30);
        var isFinal = chance.Percent(20);
        var steps = Usual.Where(step => !(isFinal && step.From == "closed")).Select((step, number) => new Transition($"{number}", $"{name} {step.From}", $"{name} {step.To}")
        {
            Requires = needsReason && step.To == "resolved" ? ["resolution.code"] : [],
        });
        var words = Words.Statuses.ToDictionary(word => $"{name} {word}", word => word, StringComparer.Ordinal);
        if (chance.Percent(30))
            words[$"{name} triage"] = "open";
        return new WorkflowKnobs
        {
            Steps = [.. steps, .. words.ContainsKey($"{name} triage") ? Triage(name) : []],
            Canonical = words,
            AreListed = chance.Percent(50),
            Start = $"{name} new",
            Frozen = isFinal ? new HashSet<string> { $"{name} closed" } : [],
        };
    }

    private static Transition[] Triage(string name) => [new("t1", $"{name} triage", $"{name} open"), new("t2", $"{name} new", $"{name} triage")];
}
