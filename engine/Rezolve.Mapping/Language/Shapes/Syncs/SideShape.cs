using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language.Shapes.Syncs;

/// <summary>One system's part in a sync.</summary>
internal static class SideShape
{
    private static readonly Shape Route = new("route", "Route", "Where new tickets go that match.")
    {
        Load = () =>
        [
            new("when", new Written.Value(SyncSlots.Ticket, ValueKinds.Boolean), "The tickets it is for; all where it is left out.") { Examples = ["\"{{ ticket.type === 'incident' }}\""] },
            new("set", new Written.Map(new Written.Value(SyncSlots.Ticket), @"^[A-Za-z][A-Za-z0-9_.-]*$", "Name a canonical field.") { Offered = FieldPolicyShape.FieldNames },
                "Canonical fields that are set for the new ticket, such as its container or its type.")
                { Examples = ["""{ "container": "Support" }"""] },
        ],
        Example = """{ "when": "{{ ticket.type === 'incident' }}", "set": { "container": "Support" } }""",
    };

    /// <summary>One side.</summary>
    public static Shape Shape { get; } = new("side", "Side", "One system's part: which of its tickets take part, and where new ones go.")
    {
        Load = () =>
        [
            new("entity", new Written.Text(), "The connector's entity that holds the tickets.") { Required = true, Examples = ["\"ticket\""] },
            new("filter", new Written.Map(new Written.Scalar(), Written.Map.Identifier), "What its feeds are narrowed to, by the filters that the entity declares.")
                { Examples = ["""{ "brand": 3 }"""] },
            new("where", new Written.Value(SyncSlots.Ticket, ValueKinds.Boolean), "Which of its tickets take part; all where it is left out.") { Examples = ["\"{{ ticket.type === 'incident' }}\""] },
            new("create", new Written.ShortOrLong(new Written.Flag(), new Written.List(new Written.Shaped(Route))),
                "Whether the others' tickets are created here: true, or rows of which the first that matches tells where. A ticket that matches no row is not created.")
                { Default = "false", Examples = ["true", """[{ "when": "{{ ticket.type === 'incident' }}", "set": { "container": "Support" } }]"""] },
            new("delete", new Written.Flag(), "Whether tickets are deleted here that were deleted elsewhere, where `onDelete` is `deleteOther`; else they only lose their link.") { Default = "false" },
            new("match", new Written.List(new Written.Text()),
                "Canonical fields by which a ticket seen for the first time is taken for one that is there already; the same at every side.") { Examples = ["""["number"]"""] },
            new("brings", new Written.Flag(), "Whether its tickets become tickets of the others. Else they only join tickets that are linked or match.") { Default = "true" },
        ],
        Example = """{ "entity": "ticket", "create": true }""",
    };
}
