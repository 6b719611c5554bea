using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;

namespace Rezolve.Mapping.Reading.Cursors;

/// <summary>The mark is a word of the vendor's, told with the last answer.</summary>
internal sealed class TokenCursor : Kind<CursorProgram>
{
    /// <summary>The word in <c>type</c>, also in stored marks.</summary>
    public const string Word = "token";

    /// <inheritdoc/>
    public override string Name => Word;

    /// <inheritdoc/>
    public override string Summary =>
        "Asks for what changed since a token, read as `cursor.token`. Each run's last answer tells the next one. Before the first, and where the vendor "
        + "no longer knows the token, the feed begins at its beginning, read as `cursor.since`; then everything is read again, and the run says so.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members =>
    [
        new("value", new Written.Value(Slots.Answer), "The next token, on the last answer of a run. Where it tells none, the token stays what it was.")
            { Required = true, Examples = ["\"$.after_cursor\"", "\"{{ headers['x-next'] }}\""] },
        new("expires", new Written.Duration(), "How long a token is good for: an older one is not sent, and the feed begins anew.") { Examples = ["\"P7D\""] },
        new("lost", ErrorRuleShape.Statuses, "The statuses that mean that the vendor no longer knows the token; 410 where it is left out.")
            { Examples = ["410", "[400, 410]"] },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("The last answer tells the next token",
            """{ "type": "token", "value": "$.next" }""",
            """{ "mark": "a1", "rows": [], "answer": { "next": "b2" } }""",
            """{ "cursor": { "token": "a1" }, "mark": "b2" }"""),
        new("Before the first token the feed begins at its beginning",
            """{ "type": "token", "value": "$.next" }""",
            """{ "rows": [], "answer": { "next": 17 } }""",
            """{ "cursor": { "since": "1970-01-01T00:00:00Z" }, "mark": "17" }"""),
        new("An answer without a token leaves it as it was",
            """{ "type": "token", "value": "$.next" }""",
            """{ "mark": "a1", "rows": [], "answer": { "next": null } }""",
            """{ "cursor": { "token": "a1" }, "mark": "a1" }"""),
    ];

    /// <inheritdoc/>
    public override CursorProgram Create(CompiledMembers members) => new TokenProgram
    {
        Place = members.Place,
        Next = members.Value("value")!,
        Expires = members.Duration("expires"),
        Lost = StatusSets.Read(members.Written("lost")) ?? TokenProgram.Gone,
    };
}
