using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;

namespace Rezolve.Mapping.Reading.Cursors;

/// <summary>The mark is the time of the newest record read, held back by what the vendor may still be writing.</summary>
internal sealed class InstantCursor : Kind<CursorProgram>
{
    /// <summary>The word in <c>type</c>, also in stored marks.</summary>
    public const string Word = "instant";

    /// <inheritdoc/>
    public override string Name => Word;

    /// <inheritdoc/>
    public override string Summary =>
        "Asks for what changed since a time, read as `cursor.since`. The mark becomes the newest time seen, but never later than the beginning of "
        + "the query less `lookBack`; so after an outage the query starts where the last one ended.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members =>
    [
        new("field", new Written.Value(Slots.Record), "When the record changed: an instant, or ISO 8601 text with its offset.")
            { Required = true, Examples = ["\"$.updated_at\""] },
        new("resolution", new Written.Duration(), "To what the vendor rounds times; `cursor.since` is floored to it.")
            { Default = "\"PT1S\"" },
        new("lookBack", new Written.Duration(),
            "How long a change may take until every query shows it: index lag, resolution and longest transaction together.")
            { Default = "\"PT2M\"" },
        new("lag", new Written.Duration(), "What the vendor withholds: `cursor.since` is never later than now less this.")
            { Examples = ["\"PT1M\""] },
        new("window", new Written.Duration(), "The longest span of one query; longer ones are split, and `cursor.until` is the end of each.")
            { Examples = ["\"P30D\""] },
        new("clock", new Written.Choice(new("server", "The vendor's, from the Date header field of its answers."), new("local", "This machine's.")),
            "Whose now counts.")
            { Default = "\"server\"" },
        new("ordered", new Written.Flag(), "Rows come oldest first. Then the mark moves after every page, else only after the last.")
            { Default = "false" },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("The newest time seen is the next mark",
            """{ "type": "instant", "field": "$.at" }""",
            """
            { "mark": "2026-05-01T09:00:00Z", "now": "2026-05-01T12:00:00Z",
              "rows": [{ "at": "2026-05-01T10:00:00.5Z" }, { "at": "2026-05-01T11:30:00+02:00" }] }
            """,
            """{ "cursor": { "since": "2026-05-01T09:00:00Z" }, "mark": "2026-05-01T10:00:00.5Z" }"""),
        new("What is newer than the look-back is read again",
            """{ "type": "instant", "field": "$.at", "lookBack": "PT5M" }""",
            """{ "mark": "2026-05-01T11:54:00.7Z", "now": "2026-05-01T12:00:00Z", "rows": [{ "at": "2026-05-01T11:59:00Z" }] }""",
            """{ "cursor": { "since": "2026-05-01T11:54:00Z" }, "mark": "2026-05-01T11:55:00Z" }"""),
        new("Minutes, and a vendor that withholds the last ten of them",
            """{ "type": "instant", "field": "$.at", "resolution": "PT1M", "lag": "PT10M" }""",
            """{ "mark": "2026-05-01T11:58:30Z", "now": "2026-05-01T12:00:30Z", "rows": [] }""",
            """{ "cursor": { "since": "2026-05-01T11:50:00Z" }, "mark": "2026-05-01T11:58:30Z" }"""),
        new("An empty window is left behind",
            """{ "type": "instant", "field": "$.at", "window": "P1D" }""",
            """{ "mark": "2026-05-01T00:00:00Z", "now": "2026-05-03T12:00:00Z", "rows": [] }""",
            """{ "cursor": { "since": "2026-05-01T00:00:00Z", "until": "2026-05-02T00:00:00Z" }, "mark": "2026-05-02T00:00:00Z" }"""),
    ];

    /// <inheritdoc/>
    public override CursorProgram Create(CompiledMembers members) => new InstantProgram
    {
        Place = members.Place,
        Field = members.Value("field")!,
        Resolution = members.Duration("resolution") ?? TimeSpan.Zero,
        LookBack = members.Duration("lookBack") ?? TimeSpan.Zero,
        Lag = members.Duration("lag") ?? TimeSpan.Zero,
        Window = members.Duration("window"),
        IsServerClock = members.Text("clock") != "local",
        IsOrdered = members.Flag("ordered"),
    };
}
