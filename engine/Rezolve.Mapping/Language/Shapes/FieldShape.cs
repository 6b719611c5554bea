using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language.Shapes;

/// <summary>A field of the map, in its short and long forms.</summary>
internal static class FieldShape
{
    private static readonly Word[] Types =
    [
        new("text", "A line of text."), new("richText", "Formatted text."), new("number", "A number."), new("integer", "A whole number."),
        new("boolean", "True or false."), new("instant", "A point in time."), new("date", "A calendar date."), new("duration", "A span of time."),
        new("choice", "One of the vendor's options."), new("set", "A set of texts."), new("list", "A list of texts."),
        new("user", "A person."), new("team", "A team."), new("organization", "An organisation."), new("ticket", "Another ticket."), new("json", "Any JSON."),
    ];

    private static readonly Word[] Events = [new("create", "Only when a record is created."), new("update", "Only when a record is changed.")];

    private static readonly Word[] ForEach = [new("added", "Each member that was added."), new("removed", "Each member that was removed.")];

    /// <summary>Text in the short form is a path for both directions.</summary>
    public static Written Forms { get; } = new Written.ShortOrLong(new Written.Path(Slots.Record), new Written.Shaped(Shape));

    /// <summary>The long form. `path` serves both directions; `read` and `write` serve one each.</summary>
    public static Shape Shape => new("field", "Field", "One canonical field: where it is read, where it is written, and how the value is converted.")
    {
        Load = () => [.. Places, .. Conversions],
        Example = """{ "path": "$.status", "table": "status" }""",
    };

    private static Member[] Places =>
    [
        new("path", new Written.Path(Slots.Record), "Where the value is read and written; it must be a writable path.") { Examples = ["\"$.status\""] },
        new("read", new Written.Value(Slots.Record), "Where the value is read, or how it is computed.") { Examples = ["\"$.owner.id\""] },
        new("write", new Written.ShortOrLong(
            new Written.Path(Slots.Record),
            new Written.ShortOrLong(new Written.List(new Written.ShortOrLong(new Written.Path(Slots.Record), new Written.Shaped(Write))), new Written.Shaped(Write))),
            "Where the value is written: a writable path, an object, or several.") { Examples = ["\"$.owner_id\""] },
        new("field", new Written.Literal(), "A custom field laid out by `customFields`: its label, or its value if a number.") { Examples = ["\"Order number\""] },
    ];

    private static Member[] Conversions =>
    [
        new("type", new Written.Choice(Types), "The type; only for custom fields, since canonical fields have theirs."),
        new("as", ConversionKinds.Forms, "How the vendor writes it.") { Examples = [.. ConversionKinds.Words.Select(word => $"\"{word}\"")] },
        new("table", new Written.NameOf(NameSpace.Table), "The value table, applied on top of `as`."),
        new("catalog", new Written.NameOf(NameSpace.Catalog), "Canonical is the catalogue's label; the wire carries its value."),
        new("empty", new Written.Literal(), "The vendor's word for no value: read as null, written for null. Of a list all are read and the first is written.")
            { Examples = ["\"1970-01-01T00:00:00Z\""] },
        new("default", new Written.Literal(), "The canonical value where there is none to read."),
        new("maxLength", new Written.Whole(1), "The longest text the vendor takes, in characters."),
        new("tooLong", new Written.Choice(new("truncate", "Cut it."), new("hold", "Leave the field as it is, and report it.")), "What happens to a longer text.")
            { Default = "\"truncate\"" },
        new("normalize", new Written.Value(Slots.Comparison), "What values are compared by: applied to both sides, and to each member of a set. Where nothing differs, nothing is written.")
            { Examples = ["\"{{ lower(value) }}\""] },
    ];

    private static Shape Write => new("write", "Write", "How a field is written.")
    {
        Load = () =>
        [
            new("path", new Written.Path(Slots.Record), "Where the value goes in the document; it must be a writable path.") { Examples = ["\"$.owner_id\""] },
            new("operation", new Written.NameOf(NameSpace.Operation), "The request of its own that writes it, after the document's; it sees what an update sees, and value, added, removed.")
                { Examples = ["\"tagsAdd\""] },
            new("value", new Written.Value(Slots.FieldWrite), "What is written; the converted value where it is left out.")
                { Examples = ["\"{{ value == null ? [] : [value] }}\""] },
            new("when", new Written.Value(Slots.FieldWrite, ValueKinds.Boolean), "When it is written."),
            new("on", new Written.Choice(Events), "Only in creates, or only in updates."),
            new("default", new Written.Literal(), "What is written where the hub has none."),
            new("as", ConversionKinds.Forms, "How the vendor wants it, where that differs from how it is read."),
            new("forEach", new Written.Choice(ForEach), "With an operation: one request for each of these, read as `item`; where there are none, no request."),
            new("whole", new Written.Flag(), "The vendor replaces the list: it is sent complete, foreign members included.") { Default = "false" },
        ],
        ExactlyOneOf = [["path", "operation"]],
        Example = """{ "path": "$.Content", "on": "create" }""",
    };
}
