namespace Rezolve.Mapping.Language.Shapes;

/// <summary>The connector manifest as a whole.</summary>
internal static class ConnectorShape
{
    private static readonly string[] OfTheFile = ["$schema", "manifestVersion", "extends", "name", "version", "openapi"];

    /// <summary>The outermost object.</summary>
    public static Shape Shape { get; } = new(
        "connector", "Connector manifest",
        "An integration with one system: how to reach it, its operations, and what its records mean.")
    {
        Load = () =>
        [
            new("$schema", new Written.Text(), "The address of this schema, for editors."),
            new("manifestVersion", new Written.Choice(new Word("1.0", "The language described here.")) { IsVersion = true }, "The version of the language.")
                { Required = true, Examples = ["\"1.0\""] },
            new("extends", new Written.Text(), "A connector, by name or file, that this one is merged over: objects by key, null removes, lists replace. At most three deep.")
                { Examples = ["\"service-desk\""] },
            new("name", new Written.Text("^[a-z][a-z0-9-]*$", Words: "lower-case letters, digits and hyphens, beginning with a letter"),
                "The connector's name, as workspaces refer to it: lower case, digits and hyphens.")
                { Required = true, Examples = ["\"service-desk\""] },
            new("version", new Written.Text(@"^\d+\.\d+\.\d+$", Words: "three numbers with dots between"),
                "The connector's own version: major.minor.patch.") { Required = true, Examples = ["\"1.0.0\""] },
            new("title", new Written.Text(), "The name that people see."),
            new("description", new Written.Text(), "What the connector does, in a sentence or two."),
            new("docs", new Written.Text(Format: "uri"), "Where the system's API is documented.") { Examples = ["\"https://www.example.com/api\""] },
            new("openapi", new Written.Text(), "The system's OpenAPI 3 document, in JSON, relative to the manifest and inside its folder. `rezolve validate` holds requests and paths against it.")
                { Examples = ["\"specs/desk.json\""] },
            new("connection", new Written.Shaped(ConnectionShape.Shape), "How to reach the system and sign in.") { Required = true },
            new("tables", new Written.Map(new Written.Shaped(TableShape.Shape)), "Value tables by name: which vendor value is which canonical value."),
            new("catalogs", new Written.Map(new Written.Shaped(CatalogShape.Shape)), "What can be discovered: fields, options, statuses."),
            new("operations", new Written.Map(new Written.Shaped(OperationShape.Shape)), "HTTP operations by name: facts about the API.") { Required = true },
            new("entities", new Written.Map(new Written.Shaped(EntityShape.Shape)), "What the records mean, by name: ticket, user, …") { Required = true },
            new("webhooks", new Written.Map(new Written.Shaped(WebhookShape.Shape), Written.Map.Identifier), "What the system tells by itself, by name: each a hint at records that are then read."),
            new("capabilities", new Written.Map(
                new Written.Flag(OnlyFalse: "Abilities follow from what the entities say; this only takes some away. Remove the member, or give the entity what it lacks."),
                @"^[A-Za-z_$][A-Za-z0-9_$-]*\.[A-Za-z0-9_.$-]+$", "An ability is named like ticket.delete: the entity, a dot, and what it could do."),
                "Abilities that are withdrawn though the connector could, such as ticket.delete. Nothing can be claimed.") { Examples = ["""{ "ticket.delete": false }"""] },
            new("scripts", new Written.Map(ScriptShape.Forms, Written.Map.Identifier), "Pure JavaScript functions, called in expressions as scripts.name(…).")
                { Examples = ["""{ "band": "n => n > 50 ? '1' : '3'" }"""] },
        ],
        Inherits = "extends",
        NeverInherited = ["manifestVersion", "name"],
        Example = """{ "manifestVersion": "1.0", "name": "desk", "version": "1.0.0", "connection": {}, "operations": {}, "entities": {} }""",
    };

    /// <summary>What a connection may lay over its connector.</summary>
    public static Shape Overlay { get; } = new(
        "overlay", "Overlay",
        "What a connection changes of its connector, merged over it: objects by key, null removes, lists replace.")
    {
        Load = () => [.. Shape.Members.Where(member => !OfTheFile.Contains(member.Name)).Select(member => member with { Required = false })],
        Example = """{ "entities": { "ticket": { "fields": { "custom.order": { "field": "Order number" } } } } }""",
    };
}
