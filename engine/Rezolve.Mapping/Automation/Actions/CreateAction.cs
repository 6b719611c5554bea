using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Automations;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Automation.Actions;

/// <summary>Makes another ticket.</summary>
internal sealed class CreateAction : Kind<ActionProgram>
{
    /// <inheritdoc/>
    public override string Name => "create";

    /// <inheritdoc/>
    public override string Summary => "Makes another ticket in the hub, such as a task or one that follows. It goes to the systems by their `create`.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members =>
    [
        new("fields", new Written.Map(new Written.Value(SyncSlots.Automation)), "Its values by canonical field.")
            { Required = true, Examples = ["""{ "subject": "Follows {{ ticket.number }}", "type": "task" }"""] },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("A ticket that follows", """{ "type": "create", "fields": { "subject": "Again: {{ ticket.subject }}" } }""", """{ "ticket": { "subject": "Printer" } }""",
            """["create {\"subject\":\"Again: Printer\"}"]"""),
    ];

    /// <inheritdoc/>
    public override ActionProgram Create(CompiledMembers members) => new Program(members.Values("fields")) { Place = members.Place };

    private sealed record Program(IReadOnlyList<KeyValuePair<string, ValueSlot>> Values) : AutomationAction
    {
        public override IEnumerable<string> Fields => Values.Select(value => value.Key);

        public override IEnumerable<Effect> Effects(Scope scope) => [Given(Values, scope, values => new Effect.Create(values))];
    }
}
