using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities.Lifecycles;

namespace Rezolve.Mapping.Reading.Recovering;

/// <summary>The vendor knows the keys of creates for a while, and answers a second one with what the first made.</summary>
internal sealed class KeyRecover : Kind<RecoverProgram>
{
    /// <inheritdoc/>
    public override string Name => "key";

    /// <inheritdoc/>
    public override string Summary =>
        "The vendor refuses or repeats a second create of the same `intent.key`, which the create's request must send. The request is sent again while "
        + "the key is known there; after that the row is looked for.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members =>
    [
        new("ttl", new Written.Duration(), "How long the vendor knows a key, counted from the first attempt.") { Required = true, Examples = ["\"PT2H\""] },
        RecoverMembers.Operation,
        RecoverMembers.Where,
        RecoverMembers.Wait,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("When the key is forgotten the row is found by what it says",
            """{ "type": "key", "ttl": "PT2H", "operation": "recent", "where": "{{ record.title === ticket.subject }}" }""",
            """{ "intent": "k1", "ticket": { "subject": "Mouse" }, "rows": [{ "id": 6, "title": "Mouse" }, { "id": 7, "title": "Screen" }] }""",
            """{ "found": ["6"] }"""),
    ];

    /// <inheritdoc/>
    public override RecoverProgram Create(CompiledMembers members) => new KeyRecoverProgram
    {
        Place = members.Place,
        Ttl = members.Duration("ttl")!.Value,
        Where = members.Value("where"),
        Wait = members.Duration("wait")!.Value,
    };
}
