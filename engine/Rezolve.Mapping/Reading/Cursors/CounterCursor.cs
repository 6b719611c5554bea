using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;

namespace Rezolve.Mapping.Reading.Cursors;

/// <summary>The mark is the highest number read, where the vendor numbers what happens.</summary>
internal sealed class CounterCursor : Kind<CursorProgram>
{
    /// <summary>The word in <c>type</c>, also in stored marks.</summary>
    public const string Word = "counter";

    private static readonly Shape StartShape = new("start", "Start", "Where to begin when the first load begins.")
    {
        Load = () =>
        [
            new("operation", new Written.NameOf(NameSpace.Operation), "The operation that tells.") { Required = true },
            new("value", new Written.Value(Slots.Answer), "The number, on its answer.") { Required = true, Examples = ["\"$.id\""] },
        ],
        Example = """{ "operation": "newest", "value": "$.id" }""",
    };

    /// <inheritdoc/>
    public override string Name => Word;

    /// <inheritdoc/>
    public override string Summary =>
        "Asks for what has a higher number than the mark, read as `cursor.after` (undefined before the first). The mark becomes the highest number "
        + "seen, after the last page.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members =>
    [
        new("field", new Written.Value(Slots.Record), "The record's whole number; digits in text are read too.")
            { Required = true, Examples = ["\"$.id\""] },
        new("start", new Written.Shaped(StartShape),
            "Where to begin when the first load begins, so that the feed does not tell what the load has read.")
            { Examples = ["""{ "operation": "newest", "value": "$.id" }"""] },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("The highest number is the next mark",
            """{ "type": "counter", "field": "$.id" }""",
            """{ "mark": "40", "rows": [{ "id": "42" }, { "id": 41 }] }""",
            """{ "cursor": { "after": 40 }, "mark": "42" }"""),
        new("Before the first mark there is no number",
            """{ "type": "counter", "field": "$.id" }""",
            """{ "rows": [] }""",
            """{ "cursor": {} }"""),
    ];

    /// <inheritdoc/>
    public override CursorProgram Create(CompiledMembers members) => new CounterProgram
    {
        Place = members.Place,
        Field = members.Value("field")!,
        Begin = members.Object("start") is { } start ? new CursorStart(start.Text("operation")!, start.Value("value")!) : null,
    };
}
