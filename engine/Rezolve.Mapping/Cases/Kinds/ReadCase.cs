using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Cases.Kinds;

/// <summary>A vendor record and the canonical entity it reads as.</summary>
internal sealed class ReadCase : Kind
{
    /// <inheritdoc/>
    public override string Name => "read";

    /// <inheritdoc/>
    public override string Summary => "A vendor's record, and the canonical entity it must read as.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } =
    [
        .. CaseMembers.Shared,
        .. CaseMembers.Entity,
        new("record", new Written.Literal(), "The vendor's record.") { Required = true },
        CaseMembers.Parent,
        new("outer", new Written.Literal(), "The row the record stands on, where `each` finds several on one."),
        new("headers", new Written.Literal(), "The header fields of the answer it came in, lower case."),
        new("expect", new Written.Shaped(CaseMembers.ReadExpectation), "What must come out.") { Required = true },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
        [new("a ticket", """{ "type": "read", "entity": "ticket", "record": { "id": 1 }, "expect": { "canonical": { "key": "1" } } }""", "{}", "{}")];
}
