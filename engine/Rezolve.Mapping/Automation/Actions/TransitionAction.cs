using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Automations;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Automation.Actions;

/// <summary>Takes the ticket to another status.</summary>
internal sealed class TransitionAction : Kind<ActionProgram>
{
    /// <inheritdoc/>
    public override string Name => "transition";

    /// <inheritdoc/>
    public override string Summary => "Takes the ticket to another status, where the hub's workflow has a step there for `automation`; else it is told of as a failure, and nothing changes.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members =>
    [
        new("to", new Written.Choice([.. CanonicalFields.Find(EntityKind.Ticket, "status")!.Words.Select(word => new Word(word, $"The status `{word}`."))]), "The status.") { Required = true },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples => [new("It sets the status", """{ "type": "transition", "to": "open" }""", """{ "ticket": {} }""", """["change {\"status\":\"open\"}"]""")];

    /// <inheritdoc/>
    public override ActionProgram Create(CompiledMembers members) => new Program(members.Text("to")!) { Place = members.Place };

    private sealed record Program(string To) : AutomationAction
    {
        public override IEnumerable<Effect> Effects(Scope scope) => [new Effect.Change(new Dictionary<string, Value> { ["status"] = Value.Of(To) })];
    }
}
