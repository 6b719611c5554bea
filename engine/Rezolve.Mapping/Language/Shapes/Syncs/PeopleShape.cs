namespace Rezolve.Mapping.Language.Shapes.Syncs;

/// <summary>How people of one system are found in another.</summary>
internal static class PeopleShape
{
    private static readonly Word[] Ways =
    [
        new("email", "By the address that mail goes to."), new("username", "By the name they sign in with."), new("externalId", "By what a directory outside knows them by, which both systems tell."),
    ];

    private static readonly Word[] Unresolved = [new("freeze", "The field stays as it is on both sides, until the person is found.")];

    /// <summary>The part <c>remember</c>.</summary>
    public static Shape Remember { get; } = new("remember", "Memory of people", "How long it is remembered what systems told of people.")
    {
        Load = () =>
        [
            new("found", new Written.Duration(), "How long who was found is taken for known, before the system is asked again.") { Default = "\"PT15M\"" },
            new("missing", new Written.Duration(), "How long somebody who was not found is not looked for again.") { Default = "\"PT10M\"" },
        ],
        Example = """{ "found": "PT1H", "missing": "PT5M" }""",
    };

    /// <summary>The part <c>people</c>.</summary>
    public static Shape Shape { get; } = new("people", "People", "How people of one system are found in another.")
    {
        Load = () =>
        [
            new("table", new Written.List(new Written.Map(new Written.Text())),
                "Who is who, where it is known: each row has one person's keys, by connection. It counts before all else, also before what was found before.")
                { Examples = ["""[{ "desk": "901", "itsm": "6816f79c" }]"""] },
            new("teams", new Written.List(new Written.Map(new Written.Text())), "Which team is which: each row has one team's keys, by connection.")
                { Examples = ["""[{ "desk": "12", "itsm": "d625dccec0a8016700a222a0f7900d06" }]"""] },
            new("organizations", new Written.List(new Written.Map(new Written.Text())), "Which organisation is which: each row has one organisation's keys, by connection.")
                { Examples = ["""[{ "desk": "77", "itsm": "31bea3d53790200044e0bfc8bcbe5dec" }]"""] },
            new("by", new Written.List(new Written.Choice(Ways)), "What people are compared by; the first that finds exactly one counts.") { Examples = ["""["email", "username"]"""] },
            new("unresolved", new Written.ShortOrLong(new Written.Choice(Unresolved), new Written.Map(new Written.Text())),
                "What stands for somebody who is not found: `freeze`, or a person's key by connection.") { Default = "\"freeze\"", Examples = ["""{ "itsm": "unknown-user" }"""] },
            new("remember", new Written.Shaped(Remember), "How long it is remembered what systems told of people."),
        ],
        Example = """{ "by": ["email", "username"] }""",
    };
}
