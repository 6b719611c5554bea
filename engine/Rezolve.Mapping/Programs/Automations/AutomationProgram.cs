using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Programs.Automations;

/// <summary>What the hub does by itself when something happens, compiled.</summary>
/// <param name="Rules">The rules, in order.</param>
/// <param name="Limits">How far rules may lead to rules.</param>
internal sealed record AutomationProgram(IReadOnlyList<AutomationRule> Rules, AutomationLimits Limits);

/// <summary>What is done when something happens.</summary>
/// <param name="Name">What it is called where it is told of.</param>
/// <param name="On">The types of events it is about, such as <c>ticket.created</c> or <c>ticket.*</c>.</param>
/// <param name="When">Over the canonical ticket and the event; null for always.</param>
/// <param name="Do">What is done, in order.</param>
internal sealed record AutomationRule(string Name, IReadOnlyList<string> On, ValueSlot? When, IReadOnlyList<ActionProgram> Do);

/// <summary>How far rules may lead to rules.</summary>
/// <param name="Depth">How many rules one event may set off one after the other.</param>
/// <param name="Most">How many rules may act on one ticket within the span.</param>
/// <param name="Within">The span.</param>
internal sealed record AutomationLimits(int Depth, int Most, TimeSpan Within);

/// <summary>An action, compiled; what it does stands beside its kind.</summary>
internal abstract record ActionProgram
{
    /// <summary>Where it stands in the workspace.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>The canonical fields that it sets.</summary>
    public virtual IEnumerable<string> Fields => [];

    /// <summary>The sink that it tells; null where it tells none.</summary>
    public virtual string? Sink => null;
}
