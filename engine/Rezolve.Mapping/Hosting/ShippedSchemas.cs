using Rezolve.Mapping.Cases.Kinds;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Language.Schemas;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Hosting;

/// <summary>The schemas that are shipped in the folder <c>schemas</c>: for editors, and for whoever reads canonical tickets.</summary>
internal static class ShippedSchemas
{
    private const string Address = "https://rezolve.ai/schemas/";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ShippedSchema> All { get; } =
    [
        Of("connector.schema.json", "manifests, `*.connector.json`", id => SchemaWriter.Write(ConnectorShape.Shape, id)),
        Of("workspace.schema.json", "workspaces, `rezolve.json`", id => SchemaWriter.Write(WorkspaceShape.Shape, id)),
        Of("case.schema.json", "cases, `*.case.json`", id => SchemaWriter.Write(CaseKinds.All, "Case", "An example of what a connector does, run by the engine.", id)),
        Of("ticket.schema.json", "canonical tickets, as they are given out", TicketSchema.Write),
        Of("event.schema.json", "events, as they are told", EventSchema.Write),
    ];

    /// <summary>The reference of the language, in Markdown.</summary>
    public static string Reference() => ReferenceWriter.Write(All, LanguageWalk.From([ConnectorShape.Shape, WorkspaceShape.Shape], [CaseKinds.All]));

    private static ShippedSchema Of(string file, string title, Func<string, string> write) => new(file, Address + file, title, write(Address + file));
}
