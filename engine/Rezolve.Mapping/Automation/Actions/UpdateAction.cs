using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Automations;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Automation.Actions;

/// <summary>Sets fields of the ticket.</summary>
internal sealed class UpdateAction : Kind<ActionProgram>
{
    /// <inheritdoc/>
    public override string Name => "update";

    /// <inheritdoc/>
    public override string Summary => "Sets fields of the ticket in the hub, from where they go to the systems like any other change. What is null is emptied.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members =>
    [
        new("fields", new Written.Map(new Written.Value(SyncSlots.Automation)), "The values by canonical field.") { Required = true, Examples = ["""{ "priority": "1" }"""] },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("What the ticket says decides", """{ "type": "update", "fields": { "category": "{{ startsWith(ticket.subject, 'VPN') ? 'network' : ticket.category }}", "due": null } }""",
            """{ "ticket": { "subject": "VPN is down", "category": "other" } }""", """["change {\"category\":\"network\",\"due\":null}"]"""),
    ];

    /// <inheritdoc/>
    public override ActionProgram Create(CompiledMembers members) => new Program(members.Values("fields")) { Place = members.Place };

    private sealed record Program(IReadOnlyList<KeyValuePair<string, ValueSlot>> Values) : AutomationAction
    {
        public override IEnumerable<string> Fields => Values.Select(value => value.Key);

        public override IEnumerable<Effect> Effects(Scope scope) => [Given(Values, scope, values => new Effect.Change(values))];
    }
}
