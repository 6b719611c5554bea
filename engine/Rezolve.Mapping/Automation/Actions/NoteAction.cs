using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Automations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Automation.Actions;

/// <summary>Says something on the ticket.</summary>
internal sealed class NoteAction : Kind<ActionProgram>
{
    /// <inheritdoc/>
    public override string Name => "note";

    /// <inheritdoc/>
    public override string Summary => "Says something on the ticket. It goes to the systems to which a sync lets comments of its kind go.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members =>
    [
        new("kind", new Written.Choice(new Word("internal", "For agents."), new Word("public", "For everybody on the ticket.")), "Who may read it.") { Default = "\"internal\"" },
        new("text", new Written.Value(SyncSlots.Automation, ValueKinds.Text), "What is said, plain.") { Required = true, Examples = ["\"The {{ event.about.goal }} goal is nearly over.\""] },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("It may tell of what happened", """{ "type": "note", "text": "The {{ event.about.goal }} goal is nearly over." }""",
            """{ "ticket": {}, "event": { "about": { "goal": "urgent" } } }""", """["say internal The urgent goal is nearly over."]"""),
    ];

    /// <inheritdoc/>
    public override ActionProgram Create(CompiledMembers members) => new Program(members.Text("kind")!, members.Value("text")!) { Place = members.Place };

    private sealed record Program(string Kind, ValueSlot Said) : AutomationAction
    {
        public override IEnumerable<Effect> Effects(Scope scope) => [Given(Said, scope, text => new Effect.Say(Kind, Text(text)))];
    }
}
