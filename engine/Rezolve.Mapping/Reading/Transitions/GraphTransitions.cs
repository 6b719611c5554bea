using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities.Lifecycles;

namespace Rezolve.Mapping.Reading.Transitions;

/// <summary>The steps are always the same, and known.</summary>
internal sealed class GraphTransitions : Kind<TransitionsProgram>
{
    private static readonly Written Status = new Written.Scalar();

    private static readonly Shape EdgeShape = new("edge", "Step", "A step from some statuses to another, in the vendor's own words: left sides of the status table.")
    {
        Load = () =>
        [
            new("from", new Written.List(Status), "The statuses where it may begin.") { Required = true, Examples = ["""["new", "open"]"""] },
            new("to", Status, "The status where it ends.") { Required = true, Examples = ["\"solved\""] },
            new("requires", new Written.List(new Written.NameOf(NameSpace.Field)), "The canonical fields that must be filled in the same request.")
                { Examples = ["""["resolution.code"]"""] },
        ],
        Example = """{ "from": ["new", "open"], "to": "solved", "requires": ["resolution.code"] }""",
    };

    /// <inheritdoc/>
    public override string Name => "graph";

    /// <inheritdoc/>
    public override string Summary => "The system takes some steps and refuses others, always the same, and lists them nowhere. The update writes the status, a step at a time.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members =>
    [
        new("edges", new Written.List(new Written.Shaped(EdgeShape)), "The steps that there are. A status that none of them leads to is never written.")
            { Required = true, Examples = ["""[{ "from": ["new"], "to": "open" }, { "from": ["open"], "to": "solved" }]"""] },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("A step may begin in several statuses, and need a field",
            """{ "type": "graph", "edges": [{ "from": ["N"], "to": "O" }, { "from": ["N", "O"], "to": "S", "requires": ["resolution.notes"] }] }""",
            "{}",
            """{ "edges": [{ "from": ["N"], "to": "O", "requires": [] }, { "from": ["N", "O"], "to": "S", "requires": ["resolution.notes"] }] }"""),
    ];

    /// <inheritdoc/>
    public override TransitionsProgram Create(CompiledMembers members) => new GraphTransitionsProgram
    {
        Place = members.Place,
        Edges = [.. members.Objects("edges").Select(edge => new TransitionEdge(edge.Place, edge.Texts("from"), edge.Text("to") ?? "", edge.Texts("requires")))],
    };
}
