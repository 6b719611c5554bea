using Rezolve.Mapping.Reading.Cursors;
using Rezolve.Mapping.Reading.Transitions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language.Shapes;

/// <summary>What the records of one kind mean.</summary>
internal static class EntityShape
{
    private static readonly Written OperationName = new Written.NameOf(NameSpace.Operation);
    private static readonly Written MediaType = new Written.Text("^[A-Za-z0-9.+-]+/([A-Za-z0-9.+-]+|\\*)$", Words: "a media type such as image/png or image/*");
    private static readonly Written EntityName = new Written.NameOf(NameSpace.Entity);

    /// <summary>What an entity may hold.</summary>
    public static Shape Shape { get; } = new("entity", "Entity", "What the records of one kind mean: identity, feeds, writes and fields.")
    {
        Load = () =>
        [
            new("kind", EntityKindWords.Choice, "What it is; where it is left out, as what it is like, else the entity's own name."),
            new("like", new Written.NameOf(NameSpace.Entity), "Another entity of the manifest that this one is merged over: objects by key, null removes, lists replace.")
                { Examples = ["\"ticket\""] },
            new("key", new Written.Value(Slots.Record), "The record's immutable identity. Keys are text.") { Required = true, Examples = ["\"$.id\""] },
            new("keyType", new Written.Choice(new("text", "References are written as text."), new("number", "References are written as numbers.")),
                "How the vendor wants references to it.") { Default = "\"text\"" },
            new("version", new Written.Value(Slots.Record), "The version token; a request that uses `version` is a compare-and-set.") { Examples = ["\"{{ headers.etag }}\""] },
            new("url", new Written.Value(Slots.Record, ValueKinds.Text), "The address at which people see the record."),
            new("params", new Written.Map(new Written.Literal(), Written.Map.Identifier), "Constants of the entity, so that several share operations; read as params.name."),
            new("filters", new Written.Map(new Written.Shaped(ConnectionShape.Input), Written.Map.Identifier), "What a sync may narrow, read as filter.name."),
            new("parent", new Written.ShortOrLong(EntityName, new Written.List(EntityName)),
                "The entity it belongs to, or several: read as parent {entity, key, record, params}.") { Examples = ["\"ticket\"", "[\"incident\", \"request\"]"] },
            new("parentKey", new Written.Value(Slots.Record), "The parent's key, where a feed of its own gives records of many parents.")
                { Examples = ["\"$.ticket_id\""] },
            new("movesParent", new Written.Flag(),
                "Whether `updatedAt` or the version of the parent moves when one is made or changed. Where it does not, all of them are read again with each sweep, "
                + "and as soon as a `changes` of their own tells of one.") { Default = "true", Examples = ["false"] },
            new("changes", new Written.Shaped(Changes),
                "The delta feed. Where comments or files have one of their own, its rows say whose they are, and what is said there is read anew."),
            new("list", new Written.ShortOrLong(OperationName, new Written.Shaped(List)), "All records: first load and sweep. Where its request uses `parent`, the children of one parent."),
            new("embedded", new Written.Shaped(Embedded), "Children inside their parent's record: no request of their own.")
                { Examples = ["""{ "in": "caseGet", "records": "$.log[*]" }"""] },
            new("get", UseShapes.Plain, "The operation that reads one record by its key.") { Examples = ["\"ticketGet\"", """{ "operation": "ticketGet", "many": "ticketsByIds" }"""] },
            new("create", UseShapes.Create, "The operation that creates a record."),
            new("update", UseShapes.Update, "The operation that changes a record."),
            new("delete", UseShapes.Plain, "The operation that deletes a record."),
            new("transitions", new Written.Tagged(TransitionKinds.All), "Which steps a status may take; without it a status is written like any field.")
                { Examples = ["""{ "type": "graph", "edges": [{ "from": ["new"], "to": "open" }] }"""] },
            new("frozen", new Written.List(new Written.Scalar()), "The statuses after which nothing can be written any more: left sides of the status table.")
                { Examples = ["""["closed"]"""] },
            new("followUp", OperationName,
                "The operation that makes a successor of a frozen record; it sees what a create sees, and `key` and `current` of the record that it follows.")
                { Examples = ["\"ticketFollowUp\""] },
            new("deletes", new Written.Shaped(DeletesShape.Shape), "How it shows that a record is deleted."),
            new("mergedInto", new Written.Value(Slots.Record), "The key of the record that this one has become part of; nothing, or its own key, where it is still by itself.")
                { Examples = ["\"$.merged_into.id\""] },
            new("download", OperationName, "The operation that gives the bytes of one: the body of its answer, or what its `content` names."),
            new("sentWith", new Written.Choice(new Word("comment", "The request that makes a comment carries its files, as `comment.attachments`.")),
                "What files travel in, where they are not made by a create of their own.") { Examples = ["\"comment\""] },
            new("maxBytes", new Written.Whole(1), "The longest file that is sent or downloaded, in bytes.") { Examples = ["10485760"] },
            new("mediaTypes", new Written.List(MediaType), "The media types that the system takes, a whole family as `image/*`; all where it is left out.")
                { Examples = ["""["image/*", "application/pdf"]"""] },
            new("match", new Written.List(new Written.Shaped(Match)), "How a person is found; exactly one row must be found."),
            new("groups", new Written.Map(new Written.List(new Written.NameOf(NameSpace.Field)), Written.Map.Identifier),
                "Fields that change together or not at all, by the group's name: where one cannot be written, none of them is.")
                { Examples = ["""{ "assignment": ["assignee", "team"] }"""] },
            new("required", new Written.List(new Written.Shaped(Required)), "What must be filled in the same request."),
            new("customFields", new Written.Shaped(CustomFieldsShape.Shape), "How custom fields are laid out, said once."),
            new("fields", new Written.Map(FieldShape.Forms, "^[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z0-9_-]+)?$",
                "A field is named like subject, resolution.code or custom.order."), "The field map: one entry serves both directions.") { Required = true },
        ],
        AtMostOneOf = ["list", "embedded"],
        Inherits = "like",
        Example = """{ "key": "$.id", "get": "ticketGet", "fields": { "subject": "$.subject" } }""",
    };

    private static Shape Changes => new("changes", "Changes", "The delta feed: what changed since the mark.")
    {
        Load = () =>
        [
            new("operation", OperationName, "The operation that lists changes.") { Required = true },
            new("cursor", new Written.Tagged(CursorKinds.All), "How the mark is kept.") { Required = true },
            Where,
            Hint,
        ],
        Example = """{ "operation": "changed", "cursor": { "type": "instant", "field": "$.updated_at" } }""",
    };

    private static Shape List => new("list", "List", "How all records are read.")
    {
        Load = () => [new("operation", OperationName, "The operation that lists all.") { Required = true }, Where, Hint],
        Example = """{ "operation": "ticketList", "hint": "$.id" }""",
    };

    private static Shape Embedded => new("embedded", "Embedded", "How children are found inside their parent's record.")
    {
        Load = () =>
        [
            new("in", OperationName, "The operation whose records hold them: the parent's get, or the feed that gives whole parents.") { Required = true },
            new("records", new Written.Path(Slots.Record), "Where they are on the parent's record.") { Required = true, Examples = ["\"$.log[*]\""] },
            new("each", new Written.Path(Slots.Record), "Where records are on each of these: one for each place. The whole is then read as `outer`.")
                { Examples = ["\"$.changes[*]\""] },
            Where,
        ],
    };

    private static Shape Match => new("match", "Match rule", "One way to find a person.")
    {
        Load = () =>
        [
            new("by", new Written.Choice(
                new("email", "By e-mail address."), new("username", "By user name."), new("name", "By display name."), new("externalId", "By an external id.")),
                "What is compared.") { Required = true },
            new("operation", OperationName, "The operation that finds rows; it sees `user`.") { Required = true },
            Where,
        ],
        Example = """{ "by": "email", "operation": "userByEmail" }""",
    };

    private static Shape Required => new("required", "Required fields", "Fields that must be filled together.")
    {
        Load = () =>
        [
            new("when", new Written.Value(Slots.Canonical, ValueKinds.Boolean), "When they are required; always where it is left out.")
                { Examples = ["\"{{ ticket.status === 'resolved' }}\""] },
            new("fields", new Written.List(new Written.NameOf(NameSpace.Field)), "The canonical fields. An empty one takes its write default, else the write is blocked.")
                { Required = true },
        ],
        Example = """{ "when": "{{ ticket.status === 'resolved' }}", "fields": ["resolution.code"] }""",
    };

    private static Member Where => new("where", new Written.Value(Slots.Record, ValueKinds.Boolean), "Which rows count.")
    { Examples = ["\"{{ record.type === 'case' }}\""] };

    private static Member Hint => new("hint", new Written.Value(Slots.Record), "Rows only name the record: each distinct key is then read with `get`.")
    { Examples = ["\"$.id\""] };
}
