using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities.Lifecycles;

namespace Rezolve.Mapping.Reading.Recovering;

/// <summary>What was made cannot be found again.</summary>
internal sealed class NoRecover : Kind<RecoverProgram>
{
    /// <inheritdoc/>
    public override string Name => "none";

    /// <inheritdoc/>
    public override string Summary =>
        "What was made cannot be told from other records. A create is tried at most once; where its answer is lost a person decides.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members => [];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("Nothing is asked", """{ "type": "none" }""", """{ "intent": "k1", "rows": [{ "id": 6, "title": "Mouse" }] }""", """{ "found": [] }"""),
    ];

    /// <inheritdoc/>
    public override RecoverProgram Create(CompiledMembers members) => new NoRecoverProgram { Place = members.Place };
}
