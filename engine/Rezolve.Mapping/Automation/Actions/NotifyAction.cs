using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Automations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Automation.Actions;

/// <summary>Tells people something, through a sink.</summary>
internal sealed class NotifyAction : Kind<ActionProgram>
{
    /// <inheritdoc/>
    public override string Name => "notify";

    /// <inheritdoc/>
    public override string Summary => "Tells a sink something for people, as an event `automation.notified` with `about.text`. It is kept until the sink has it, and comes in the order of all events.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members =>
    [
        new("to", new Written.Text(), "The sink, by its name in `events.sinks`.") { Required = true, Examples = ["\"bots\""] },
        new("text", new Written.Value(SyncSlots.Automation, ValueKinds.Text), "What is told.") { Required = true, Examples = ["\"{{ ticket.number }} is urgent\""] },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("A sink is told in words", """{ "type": "notify", "to": "bots", "text": "{{ ticket.subject }} is urgent" }""", """{ "ticket": { "subject": "Printer" } }""",
            """["tell automation.notified bots text=Printer is urgent"]"""),
    ];

    /// <inheritdoc/>
    public override ActionProgram Create(CompiledMembers members) => new Program(members.Text("to")!, members.Value("text")!) { Place = members.Place };

    private sealed record Program(string To, ValueSlot Told) : AutomationAction
    {
        public override string? Sink => To;

        public override IEnumerable<Effect> Effects(Scope scope) => [Given(Told, scope, text => new Effect.Tell("automation.notified", To, "text", Text(text)))];
    }
}
