using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Automations;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Automation.Actions;

/// <summary>Gives the ticket to somebody.</summary>
internal sealed class AssignAction : Kind<ActionProgram>
{
    private const string Who = "an address, a name to sign in with, or `connection/key` as a system knows them; null for nobody.";

    /// <inheritdoc/>
    public override string Name => "assign";

    /// <inheritdoc/>
    public override string Summary => "Gives the ticket to a person, a team or both. Somebody whom the hub does not know is told of as a failure, and nothing changes.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members =>
    [
        new("assignee", new Written.Value(SyncSlots.Automation), $"The person: {Who}") { Examples = ["\"ada@example.com\""] },
        new("team", new Written.Value(SyncSlots.Automation), $"The team: {Who}") { Examples = ["\"desk/12\""] },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("A team gets it, and nobody of it", """{ "type": "assign", "assignee": null, "team": "{{ ticket.category === 'network' ? 'desk/12' : 'desk/7' }}" }""",
            """{ "ticket": { "category": "network" } }""", """["assign assignee nobody", "assign team desk/12"]"""),
    ];

    /// <inheritdoc/>
    public override ActionProgram Create(CompiledMembers members) => new Program(members.Value("assignee"), members.Value("team")) { Place = members.Place };

    private sealed record Program(ValueSlot? Assignee, ValueSlot? Team) : AutomationAction
    {
        public override IEnumerable<Effect> Effects(Scope scope)
        {
            foreach (var (field, slot) in ((string, ValueSlot?)[])[("assignee", Assignee), ("team", Team)])
            {
                if (slot is not null)
                    yield return Given(slot, scope, value => new Effect.Assign(field, value.IsNothing ? null : Text(value)));
            }
        }
    }
}
