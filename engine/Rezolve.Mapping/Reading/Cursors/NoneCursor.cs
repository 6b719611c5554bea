using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Cursors;

/// <summary>No mark at all: for systems that cannot say what has changed.</summary>
internal sealed class NoneCursor : Kind<CursorProgram>
{
    /// <inheritdoc/>
    public override string Name => "none";

    /// <inheritdoc/>
    public override string Summary => "Reads everything each time and keeps no mark. What has not changed is found by comparing.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members => [];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("Every run asks for everything",
            """{ "type": "none" }""",
            """{ "rows": [{ "id": 1 }, { "id": 2 }] }""",
            """{ "cursor": {} }"""),
    ];

    /// <inheritdoc/>
    public override CursorProgram Create(CompiledMembers members) => new Everything { Place = members.Place };

    private sealed record Everything : CursorProgram
    {
        public override bool RepeatsAll => true;

        public override CursorQuery First(CursorMark? mark, DateTimeOffset? from, DateTimeOffset now) => new(Value.Of(new ValueObject()), null);

        public override Value Position(Scope record) => Value.Undefined;

        public override int Compare(in Value left, in Value right) => 0;

        public override CursorMark? MarkAfter(CursorQuery query, CursorProgress progress) => null;

        public override CursorQuery? Again(CursorQuery query, CursorMark mark) => null;

        public override CursorQuery? Following(CursorQuery query, CursorMark? mark, DateTimeOffset now) => null;

        public override CursorMark? At(in Value position) => null;
    }
}
