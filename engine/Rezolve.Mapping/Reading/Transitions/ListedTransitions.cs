using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Transitions;

/// <summary>The system lists the steps that a record may take now.</summary>
internal sealed class ListedTransitions : Kind<TransitionsProgram>
{
    private static readonly Written Operation = new Written.NameOf(NameSpace.Operation);

    private static readonly Shape EmbeddedShape = new("steps", "Steps in the record", "Where a record lists the steps it may take.")
    {
        Load = () =>
        [
            new("in", Operation, "The entity's `get`, whose records list them.") { Required = true, Examples = ["\"ticketGet\""] },
            new("records", new Written.Path(Slots.Record), "Where they are on the record.") { Required = true, Examples = ["\"$.steps[*]\""] },
        ],
        Example = """{ "in": "ticketGet", "records": "$.steps[*]" }""",
    };

    /// <inheritdoc/>
    public override string Name => "listed";

    /// <inheritdoc/>
    public override string Summary =>
        "The system lists the steps that a record may take now. They are read before each step: what another person, a rule or a permission has changed is seen.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members =>
    [
        new("operation", Operation, "The operation that lists the steps of one record; it sees `key`.") { Examples = ["\"ticketSteps\""] },
        new("embedded", new Written.Shaped(EmbeddedShape), "The record itself lists them: no request of their own.") { Examples = ["""{ "in": "ticketGet", "records": "$.steps[*]" }"""] },
        new("id", new Written.Value(Slots.Transition, ValueKinds.Printable), "What the system calls the step; the status it leads to where it is left out.") { Examples = ["\"$.id\""] },
        new("to", new Written.Value(Slots.Transition, ValueKinds.Printable), "The status it leads to: a left side of the status table.") { Required = true, Examples = ["\"$.to.id\""] },
        new("name", new Written.Value(Slots.Transition, ValueKinds.Printable | ValueKinds.Nothing), "What people call the step, for messages.") { Examples = ["\"$.name\""] },
        new("requires", new Written.Value(Slots.Transition, ValueKinds.List | ValueKinds.Nothing), "The canonical fields that must be filled in the same request, by their names.")
            { Examples = ["\"{{ record.needsNotes === true ? ['resolution.notes'] : [] }}\""] },
        new("apply", Operation, "The operation that takes a step; it sees `transition`, and `document` holds the fields that the step needs. Without it the update writes the status.")
            { Examples = ["\"ticketStep\""] },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<string>> ExactlyOneOf => [["operation", "embedded"]];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("Steps are listed by an operation",
            """{ "type": "listed", "operation": "steps", "id": "$.id", "to": "$.to.code", "name": "$.name", "apply": "takeStep" }""",
            """{ "rows": [{ "id": 11, "name": "Begin", "to": { "code": "O" } }, { "id": 21, "name": "Settle", "to": { "code": "S" } }] }""",
            """{ "steps": [{ "id": "11", "to": "O", "name": "Begin", "requires": [] }, { "id": "21", "to": "S", "name": "Settle", "requires": [] }] }"""),
        new("The record lists them, and what they need",
            """{ "type": "listed", "embedded": { "in": "one", "records": "$.links[?@.kind == 'step']" }, "to": "$.to", "requires": "{{ record.to === 'S' ? ['resolution.notes'] : undefined }}" }""",
            """{ "record": { "id": 7, "links": [{ "kind": "self" }, { "kind": "step", "to": "O" }, { "kind": "step", "to": "S" }] } }""",
            """{ "steps": [{ "id": "O", "to": "O", "requires": [] }, { "id": "S", "to": "S", "requires": ["resolution.notes"] }] }"""),
    ];

    /// <inheritdoc/>
    public override TransitionsProgram Create(CompiledMembers members) => new ListedTransitionsProgram
    {
        Place = members.Place,
        Id = members.Value("id"),
        To = members.Value("to")!,
        Name = members.Value("name"),
        Requires = members.Value("requires"),
    };
}
