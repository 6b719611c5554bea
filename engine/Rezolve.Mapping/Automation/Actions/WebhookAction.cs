using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Automations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Automation.Actions;

/// <summary>Sends data to another program, through a sink.</summary>
internal sealed class WebhookAction : Kind<ActionProgram>
{
    /// <inheritdoc/>
    public override string Name => "webhook";

    /// <inheritdoc/>
    public override string Summary => "Sends data to a sink, as an event `automation.sent` whose `about.data` is JSON text. It is kept until the sink has it, and comes in the order of all events.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members =>
    [
        new("to", new Written.Text(), "The sink, by its name in `events.sinks`.") { Required = true, Examples = ["\"bots\""] },
        new("data", new Written.Value(SyncSlots.Automation), "What is sent.") { Required = true, Examples = ["""{ "ticket": "{{ ticket.number }}", "priority": "{{ ticket.priority }}" }"""] },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("A sink is told in JSON", """{ "type": "webhook", "to": "bots", "data": { "number": "{{ ticket.number }}" } }""", """{ "ticket": { "number": "T-1" } }""",
            """["tell automation.sent bots data={\"number\":\"T-1\"}"]"""),
    ];

    /// <inheritdoc/>
    public override ActionProgram Create(CompiledMembers members) => new Program(members.Text("to")!, members.Value("data")!) { Place = members.Place };

    private sealed record Program(string To, ValueSlot Sent) : AutomationAction
    {
        public override string? Sink => To;

        public override IEnumerable<Effect> Effects(Scope scope) => [Given(Sent, scope, data => new Effect.Tell("automation.sent", To, "data", ValueJson.ToText(data)))];
    }
}
