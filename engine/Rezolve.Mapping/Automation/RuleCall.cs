using Rezolve.Mapping.Automation.Actions;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Automations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Automation;

/// <summary>What a rule comes to when something has happened. Pure: the same ticket and event always come to the same.</summary>
/// <param name="ticket">The canonical ticket.</param>
/// <param name="happened">The event: its <c>type</c>, <c>at</c>, <c>cause</c>, <c>changes</c> and <c>about</c>.</param>
internal sealed class RuleCall(Value ticket, Value happened)
{
    private readonly Scope _scope = new() { [Root.Ticket] = ticket, [Root.Event] = happened };

    /// <summary>Whether a rule's condition holds; a fault, with its place, where that cannot be told.</summary>
    public Value Holds(AutomationRule rule) => rule.When is not { } when ? Value.Of(true) : when.Evaluate(_scope) switch
    {
        { Kind: ValueKind.Boolean } told => told,
        { IsFault: true } fault => Value.Fault($"{when.Place}: {fault.Text}"),
        var other => Value.Fault($"{when.Place}: the condition gives {other}, neither true nor false"),
    };

    /// <summary>What its actions come to, in order.</summary>
    public IReadOnlyList<Effect> Effects(AutomationRule rule) => [.. rule.Do.Cast<AutomationAction>().SelectMany(action => action.Effects(_scope))];
}
