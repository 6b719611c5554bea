using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Cases.Kinds;

/// <summary>A canonical change and the request it becomes.</summary>
internal sealed class WriteCase : Kind
{
    /// <inheritdoc/>
    public override string Name => "write";

    /// <inheritdoc/>
    public override string Summary => "A canonical create or change, and exactly the requests it must become.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } =
    [
        .. CaseMembers.Shared,
        .. CaseMembers.Entity,
        CaseMembers.Parent,
        .. CaseMembers.Write,
        new("expect", new Written.Shaped(CaseMembers.WriteExpectation), "What must be sent, or why nothing is.") { Required = true },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<string>> ExactlyOneOf { get; } = [["change", "create"]];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
        [new("a change", """{ "type": "write", "entity": "ticket", "key": "1", "change": { "subject": "x" }, "expect": { "requests": [] } }""", "{}", "{}")];
}
