namespace Rezolve.Mapping.Language.Shapes.Syncs;

/// <summary>What an operator decides for what people say on tickets, and for their files.</summary>
internal static class ConversationShapes
{
    private static readonly Word[] Ways =
    [
        new("both", "They come from it and go to it."), new("in", "They only come from it."), new("out", "They only go to it."), new("none", "They stay where they are."),
    ];

    private static readonly Word[] Edits =
    [
        new("edit", "The copy is changed too; a system that cannot gets a correction."), new("append", "A correction is added below."), new("ignore", "The copy stays as it was."),
    ];

    private static readonly Word[] Deletes =
    [
        new("delete", "The copy is deleted; a system that cannot is told as by `redact`."), new("redact", "The copy's text is taken out; a system that cannot is told as by `strike`."),
        new("strike", "A note is added that says so."), new("ignore", "The copy stays."),
    ];

    private static readonly Word[] TooLarge =
    [
        new("note", "A note in its place says that it was left out, and why."), new("link", "The same, with the address of the ticket that has it."),
        new("hold", "A person is told; the comment goes without it."),
    ];

    private static readonly Word[] Removed =
    [
        new("delete", "It is deleted too; where the system cannot, a note is added."), new("note", "It stays, and a note is added."), new("ignore", "It stays."),
    ];

    private static readonly Written Kind = new Written.ShortOrLong(new Written.Choice(Ways), new Written.Map(new Written.Choice(Ways)));

    private static readonly Written FileTypes = new Written.List(new Written.Text(
        @"^(\.[A-Za-z0-9_+-]+|[A-Za-z0-9.+-]+/([A-Za-z0-9.+-]+|\*))$", Words: "a media type such as image/png or image/*, or the end of a name such as .pdf"));

    /// <summary>Comments.</summary>
    public static Shape Comments { get; } = new("comments", "Comments", "Which comments go from one system to another, by who may read them. What is not named stays where it is.")
    {
        Load = () =>
        [
            new("public", Kind, "Replies that the requester reads: one word for all connections, or by connection; a connection that is not named takes no part.")
                { Default = "\"none\"", Examples = ["\"both\"", """{ "desk": "both", "itsm": "out" }"""] },
            new("internal", Kind, "Notes that only agents read. A copy is never read by more people than the original.") { Default = "\"none\"", Examples = ["\"both\""] },
            new("chase", Kind, "Reminders, where a system tells them apart; as `internal` says where it is left out.") { Examples = ["\"in\""] },
            new("resolution", Kind, "What was done in the end, where a system tells it apart; as `internal` says where it is left out.") { Examples = ["\"out\""] },
            new("from", new Written.Text(@"^\d{4}-\d{2}-\d{2}", Words: "a date or an instant"),
                "What was said before this stays where it is. Where it is left out, so does all that was said before the sync first read the system.")
                { Examples = ["\"2026-01-01\"", "\"2026-01-01T08:00:00Z\""] },
            new("edits", new Written.Choice(Edits), "What becomes of a copy when the original is changed.") { Default = "\"edit\"" },
            new("deletes", new Written.Choice(Deletes), "What becomes of a copy when the original is deleted.") { Default = "\"delete\"" },
            new("attribution", new Written.Choice(new Word("header", "It begins with the name of who said it."), new Word("none", "It does not say.")),
                "How a copy tells who said it, where it cannot be written in their name.") { Default = "\"header\"" },
        ],
        Example = """{ "public": "both", "internal": "none", "edits": "append", "attribution": "header" }""",
    };

    /// <summary>Files.</summary>
    public static Shape Attachments { get; } = new("attachments", "Attachments", "Which files go with comments. Without it none do.")
    {
        Load = () =>
        [
            new("maxBytes", new Written.Whole(1), "The longest file that goes over, in bytes. What a system itself takes at most holds as well.") { Default = "10485760", Examples = ["10485760"] },
            new("tooLarge", new Written.Choice(TooLarge), "What happens to a longer one.") { Default = "\"note\"" },
            new("allow", FileTypes, "The types of files that go over, each a media type or the end of a name: a file goes where one of the two fits. All do where it is left out.")
                { Examples = ["""["image/*", ".pdf"]"""] },
            new("block", FileTypes, "The types that never go over, whatever `allow` says: a file stays where its media type or its name fits.") { Examples = ["""[".exe", ".js"]"""] },
            new("blocked", new Written.Choice(TooLarge[0], TooLarge[^1]), "What happens to a file whose type does not go over.") { Default = "\"note\"" },
            new("deletes", new Written.Choice(Removed), "What becomes of a copy when the file is deleted where it was added. Its bytes are not kept any more in any case.")
                { Default = "\"delete\"" },
        ],
        Example = """{ "maxBytes": 10485760, "tooLarge": "note" }""",
    };
}
