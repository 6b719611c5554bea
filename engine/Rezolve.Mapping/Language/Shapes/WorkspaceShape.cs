using Rezolve.Mapping.Language.Shapes.Syncs;

namespace Rezolve.Mapping.Language.Shapes;

/// <summary>What an operator decides: which connections there are, and what each is given.</summary>
internal static class WorkspaceShape
{
    /// <summary>A secret by its name.</summary>
    public static Shape SecretReference { get; } = new("secretReference", "Secret by reference", "A secret that is kept elsewhere.")
    {
        Load = () =>
        [
            new("secret", new Written.Text("^[A-Za-z][A-Za-z0-9_.-]*$", Words: "a name of letters, digits, _, . and -, beginning with a letter"),
                "Its name in the environment or in the secrets file.") { Required = true, Examples = ["\"desk-token\""] },
        ],
        Example = """{ "secret": "desk-token" }""",
    };

    private static readonly Shape Limits = new("connectionLimits", "Limits", "What one connection may use.")
    {
        Load = () => [new("concurrent", new Written.Whole(1, 64), "How many requests may be under way at once.") { Default = "4" }],
    };

    /// <summary>One connection.</summary>
    public static Shape Connection { get; } = new("workspaceConnection", "Connection", "One system, reached through a connector.")
    {
        Load = () =>
        [
            new("connector", new Written.Text(), "The connector's name, its folder or its file.") { Required = true, Examples = ["\"service-desk\""] },
            new("auth", new Written.Text(), "The way to sign in, where the connector offers several."),
            new("inputs", new Written.Map(new Written.ShortOrLong(new Written.Scalar(), new Written.Shaped(SecretReference))), "What the connector asks for, by name.")
                { Examples = ["""{ "subdomain": "acme", "token": { "secret": "desk-token" } }"""] },
            new("overlay", new Written.Fragment(ConnectorShape.Overlay), "What differs from the connector for this connection, merged over it.")
                { Examples = [ConnectorShape.Overlay.Example!] },
            new("privateAddresses", new Written.Flag(), "Whether hosts of the own network may be reached: private and loopback addresses, plain http to loopback.")
                { Default = "false" },
            new("limits", new Written.Shaped(Limits), "What the connection may use."),
        ],
        Example = """{ "connector": "service-desk", "inputs": {} }""",
    };

    /// <summary>The file <c>rezolve.json</c>.</summary>
    public static Shape Shape { get; } = new("workspace", "Workspace", "What an operator decides, for one tenant.")
    {
        Load = () =>
        [
            new("$schema", new Written.Text(), "The address of this schema, for editors."),
            new("workspaceVersion", new Written.Choice(new Word("1.0", "The form described here.")) { IsVersion = true }, "The version of this form.") { Required = true, Examples = ["\"1.0\""] },
            new("tenant", new Written.Text("^[a-z0-9][a-z0-9-]*$", Words: "lower-case letters, digits and hyphens"),
                "Whose workspace it is; part of every key.") { Required = true, Examples = ["\"acme\""] },
            new("connections", new Written.Map(new Written.Shaped(Connection)), "The systems, by name.") { Required = true },
            new("store", new Written.Shaped(StoreShape.Shape), "Where it is kept what systems agreed on, and what is still due."),
            new("retention", new Written.Shaped(RetentionShape.Shape), "How long what is no longer needed is kept.") { Examples = [RetentionShape.Shape.Example!] },
            new("doctor", new Written.Shaped(DoctorShape.Shape), "From where on `rezolve doctor` finds something worth telling.") { Examples = [DoctorShape.Shape.Example!] },
            new("people", new Written.Shaped(PeopleShape.Shape), "How people of one system are found in another."),
            new("syncs", new Written.Map(new Written.Shaped(SyncShape.Shape)), "What is kept the same, by name.")
                { Examples = [$$"""{ "support": {{SyncShape.Shape.Example}} }"""] },
            new("workflow", new Written.Shaped(WorkflowShape.Shape), "Which statuses the hub's tickets have, and which steps lead from one to another.") { Examples = [WorkflowShape.Shape.Example!] },
            new("automation", new Written.Shaped(AutomationShape.Shape), "What the hub does by itself when something happens.") { Examples = [AutomationShape.Shape.Example!] },
            new("events", new Written.Shaped(EventsShape.Shape), "Whom the hub tells what happened.") { Examples = [EventsShape.Shape.Example!] },
            new("sla", new Written.Shaped(SlaShape.Shape), "How soon tickets are answered and done.") { Examples = [SlaShape.Shape.Example!] },
        ],
        Example = """{ "workspaceVersion": "1.0", "tenant": "acme", "connections": {} }""",
    };
}
