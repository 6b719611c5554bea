using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Language.Schemas;

/// <summary>The schemas that are shipped in the folder <c>schemas</c>: for editors, and for whoever reads canonical tickets.</summary>
internal static class ShippedSchemas
{
    private const string Address = "https://rezolve.ai/schemas/";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ShippedSchema> All { get; } =
    [
        Of("connector.schema.json", "manifests, `*.connector.json`", id => SchemaWriter.Write(ConnectorShape.Shape, id)),
        Of("workspace.schema.json", "workspaces, `rezolve.json`", id => SchemaWriter.Write(WorkspaceShape.Shape, id)),
        Of("ticket.schema.json", "canonical tickets, as they are given out", TicketSchema.Write),
    ];

    private static ShippedSchema Of(string file, string title, Func<string, string> write) => new(file, Address + file, title, write(Address + file));
}

/// <summary>One schema.</summary>
/// <param name="File">Its file name.</param>
/// <param name="Id">Its address.</param>
/// <param name="Title">What it is for.</param>
/// <param name="Text">The schema, ending in a line feed.</param>
internal sealed record ShippedSchema(string File, string Id, string Title, string Text);
