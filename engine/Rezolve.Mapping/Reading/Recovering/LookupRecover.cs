using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities.Lifecycles;

namespace Rezolve.Mapping.Reading.Recovering;

/// <summary>The key of the intent stands in the vendor's record: in a field, a property, a mark in the text.</summary>
internal sealed class LookupRecover : Kind<RecoverProgram>
{
    /// <inheritdoc/>
    public override string Name => "lookup";

    /// <inheritdoc/>
    public override string Summary =>
        "The create's request puts `intent.key` into the record: in a field, a property, or a mark in the text. What was made is found again by it, at "
        + "any time. Of several rows the oldest is ours; the others are copies that people made.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members => [RecoverMembers.Operation, RecoverMembers.Where, RecoverMembers.Wait];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("A search finds the field that holds the key",
            """{ "type": "lookup", "operation": "byMark" }""",
            """{ "intent": "k1", "rows": [{ "id": 6, "mark": "k1" }] }""",
            """{ "found": ["6"] }"""),
        new("A mark in the text is told from the others",
            """{ "type": "lookup", "operation": "recent", "where": "{{ contains(record.title, intent.key) }}" }""",
            """{ "intent": "k1", "rows": [{ "id": 6, "title": "Mouse [k1]" }, { "id": 7, "title": "Mouse [k2]" }] }""",
            """{ "found": ["6"] }"""),
    ];

    /// <inheritdoc/>
    public override RecoverProgram Create(CompiledMembers members) => new LookupRecoverProgram
    {
        Place = members.Place,
        Where = members.Value("where"),
        Wait = members.Duration("wait")!.Value,
    };
}
