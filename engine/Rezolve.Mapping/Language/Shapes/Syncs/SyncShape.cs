namespace Rezolve.Mapping.Language.Shapes.Syncs;

/// <summary>Tickets that are kept the same in several systems.</summary>
internal static class SyncShape
{
    private static readonly Word[] Deleted =
    [
        new("unlink", "The others keep their tickets, and nothing follows them any more."), new("closeOther", "The others' tickets are closed."),
        new("tagOther", "The others' tickets get a tag."), new("deleteOther", "The others' tickets are deleted too, at each side that says `delete`."),
    ];

    private static readonly Word[] Merged =
    [
        new("unlink", "The others keep their tickets, and nothing follows them any more."), new("closeOther", "The others' tickets are closed."),
    ];

    private static readonly Word[] Frozen =
    [
        new("hold", "What is due is held and shown."), new("drop", "What is due is dropped, with a record of it."),
        new("followUp", "A successor is made with the entity's `followUp`, takes the ticket's place, and says what is due; a system without one holds it."),
    ];

    private static readonly Word[] Left =
    [
        new("keep", "It stays in step."), new("freeze", "It stays linked and is left alone."), new("unlink", "The link ends."),
    ];

    /// <summary>How often the systems are asked.</summary>
    public static Shape Schedule { get; } = new("schedule", "Schedule", "How often the systems are asked.")
    {
        Load = () =>
        [
            new("poll", new Written.Duration(), "How long between two questions for what changed.") { Default = "\"PT30S\"" },
            new("sweep", new Written.Duration(), "How long between two looks at everything, which find what was missed and what is gone.") { Default = "\"P1D\"" },
            new("catalogs", new Written.Duration(), "How long what systems tell of themselves, such as their fields and words, is taken for true before they are asked whether it still is.")
                { Default = "\"P1D\"" },
        ],
        Example = """{ "poll": "PT30S", "sweep": "P1D" }""",
    };

    /// <summary>How much may happen in one run.</summary>
    public static Shape Guards { get; } = new("guards", "Guards", "How much may happen in one run; what is more waits for a person's word.")
    {
        Load = () =>
        [
            new("creates", new Written.Whole(1), "The most tickets made at one system.") { Default = "200" },
            new("deletes", new Written.Whole(1), "The most tickets of one system that are taken for deleted.") { Default = "20" },
            new("deletesPercent", new Written.Whole(1, 100), "The same in percent of the tickets that are linked there; five may always be.") { Default = "50" },
            new("remapped", new Written.Whole(1), "The most tickets whose fields are decided anew because a map was changed.") { Default = "200" },
        ],
        Example = """{ "creates": 200, "deletes": 20 }""",
    };

    /// <summary>One sync.</summary>
    public static Shape Shape { get; } = new("sync", "Sync", "Tickets that are kept the same in several systems.")
    {
        Load = () =>
        [
            new("between", new Written.Map(new Written.Shaped(SideShape.Shape)), "The systems that take part, by connection: two or more.")
                { Required = true, Examples = ["""{ "desk": { "entity": "ticket", "create": true }, "itsm": { "entity": "incident" } }"""] },
            new("from", new Written.Text(@"^\d{4}-\d{2}-\d{2}", Words: "a date or an instant"), "Where it begins: what changed last before this is not taken up. All is where it is left out.")
                { Examples = ["\"2026-01-01\"", "\"2026-01-01T08:00:00Z\""] },
            new("initial", new Written.Choice(FieldPolicyShape.Initial), "Who wins where two tickets are linked and nothing was agreed as yet.") { Default = "\"hold\"" },
            new("fields", new Written.Map(new Written.Shaped(FieldPolicyShape.Shape), @"^(\*|[A-Za-z][A-Za-z0-9_.-]*)$", "Name a canonical field, or write * for all of which nothing is said.")
                { Offered = ["*", .. FieldPolicyShape.FieldNames] },
                "What holds for each field; what is said of `*` holds where a field says nothing itself.")
                { Examples = ["""{ "*": { "conflict": "latest" }, "priority": { "owner": "itsm" } }"""] },
            new("onDelete", new Written.Choice(Deleted), "What happens at the others where a ticket was deleted.") { Default = "\"unlink\"" },
            new("onMerge", new Written.Choice(Merged), "What happens at the others where a ticket became part of another one that is linked by itself.") { Default = "\"unlink\"" },
            new("onFrozen", new Written.Choice(Frozen), "What happens where a ticket no longer takes writes.") { Default = "\"hold\"" },
            new("onLeft", new Written.Choice(Left), "What happens to a linked ticket that no longer matches `where`.") { Default = "\"keep\"" },
            new("priorities", new Written.List(new Written.List(new Written.Literal())),
                "The hub's own matrix, rows [[impact, urgency], priority]: where impact or urgency changes the priority follows, and where only the priority changes "
                + "the pair does that yields it and is nearest to the present one; of two as near, the one that changes the impact less.")
                { Examples = ["""[ [["1", "1"], "1"], [["1", "2"], "2"], [["2", "1"], "2"], [["2", "2"], "3"] ]"""] },
            new("comments", new Written.Shaped(ConversationShapes.Comments), "Which comments go from one system to another; without it none do."),
            new("attachments", new Written.Shaped(ConversationShapes.Attachments), "Which files go with them; without it none do."),
            new("schedule", new Written.Shaped(Schedule), "How often the systems are asked."),
            new("guards", new Written.Shaped(Guards), "How much may happen in one run."),
        ],
        Example = """{ "between": { "desk": { "entity": "ticket", "create": true }, "itsm": { "entity": "incident", "create": true } } }""",
    };
}
