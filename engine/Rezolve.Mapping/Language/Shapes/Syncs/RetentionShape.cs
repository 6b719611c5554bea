namespace Rezolve.Mapping.Language.Shapes.Syncs;

/// <summary>How long what is no longer needed is kept.</summary>
internal static class RetentionShape
{
    private const long MostDays = 36_500;
    private const string Example = """{ "days": 30, "most": 50000 }""";

    private static readonly Shape Tombstones = new("retentionDays", "Tombstones", "How long it is kept.")
    {
        Load = () => [new("days", new Written.Whole(1, MostDays), "For how many days.") { Examples = ["400"] }],
        Example = """{ "days": 400 }""",
    };

    private static readonly Shape Kept = new("retentionKept", "Kept", "How much is kept: what is older, or more, goes.")
    {
        Load = () =>
        [
            new("days", new Written.Whole(1, MostDays), "For how many days.") { Examples = ["30"] },
            new("most", new Written.Whole(1), "How many at most; the oldest go first.") { Examples = ["50000"] },
        ],
        Example = Example,
    };

    /// <summary>The part <c>retention</c>.</summary>
    public static Shape Shape { get; } = new(
        "retention", "Retention", "How long what is no longer needed is kept. It is removed in small steps while a sync runs; what is still needed stays, however old it is.")
    {
        Load = () =>
        [
            Of("inbox", "Events that systems told of by themselves. One that comes again after that is taken for a new one, and its record is read once more.", 3, 1_000_000),
            Of("events", "What happened, for whoever listens. A listener of the engine's own is waited for; another one is told that what it asks for is gone.", 90, 1_000_000),
            Of("traces", "Why values were written, taken or held, for `rezolve trace`.", 14, 200_000),
            Of("conflicts", "Values that did not prevail, counted from when they were last seen or decided. One that a person has yet to decide stays.", 180, 1_000_000),
            Of("deadLetters", "Work that was given up. A letter stays as long as something stands still for it.", 90, 100_000),
            new("tombstones", new Written.Shaped(Tombstones), "Tickets that every system has deleted, with their links, comments and files. One that is restored after that comes as a new one.")
            {
                Default = """{ "days": 400 }""",
            },
        ],
        Example = """{ "events": { "days": 30 }, "conflicts": { "days": 365, "most": 50000 } }""",
    };

    private static Member Of(string name, string words, long days, long most) =>
        new(name, new Written.Shaped(Kept), words) { Default = $$"""{ "days": {{days}}, "most": {{most}} }""", Examples = [Example] };
}
