using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities.Lifecycles;

namespace Rezolve.Mapping.Reading.Recovering;

/// <summary>The record has no place for a key: rows are compared by what they say.</summary>
internal sealed class MatchRecover : Kind<RecoverProgram>
{
    /// <inheritdoc/>
    public override string Name => "match";

    /// <inheritdoc/>
    public override string Summary =>
        "The record has no place for a key. Rows made since the first attempt are compared by some canonical fields: exactly one that is equal is ours, "
        + "with none the request is sent again, and anything else is for a person to decide.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members =>
    [
        RecoverMembers.Operation with
        {
            Required = false,
            Summary = "The operation that gives whole records made of late; it sees what the create sees. Where it is left out, the entity's own list.",
        },
        new("by", new Written.List(new Written.NameOf(NameSpace.Field)), "The canonical fields that are compared; the map must read them.")
            { Required = true, Examples = ["""["body", "author", "kind"]"""] },
        new("window", new Written.Duration(), "How far from the attempts a row may have been made, by the vendor's clock, to be taken for ours.") { Default = "\"PT15M\"", Examples = ["\"PT5M\""] },
        RecoverMembers.Wait,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("The entity's own list gives the rows to compare",
            """{ "type": "match", "by": ["subject"], "window": "PT15M" }""",
            """{ "intent": "k1", "ticket": { "subject": "Mouse" }, "rows": [{ "id": 6, "title": "Mouse" }, { "id": 7, "title": "Screen" }] }""",
            """{ "found": ["6", "7"] }"""),
    ];

    /// <inheritdoc/>
    public override RecoverProgram Create(CompiledMembers members) => new MatchRecoverProgram
    {
        Place = members.Place,
        By = members.Texts("by"),
        Window = members.Duration("window")!.Value,
        Wait = members.Duration("wait")!.Value,
    };
}
