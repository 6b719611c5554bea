namespace Rezolve.Mapping.Diagnostics.Rules;

/// <summary>RZ4xxx: entities, fields, tables.</summary>
internal static class FieldRules
{
    public static readonly DiagnosticRule UnknownField = new(
        "RZ4001", Severity.Error, "No such canonical field",
        "Fields are named by the canonical model, so that every connector means the same by them.",
        "Use a canonical field, or custom.<name> with a type.");

    public static readonly DiagnosticRule TypeNeeded = new(
        "RZ4002", Severity.Error, "Custom field without a type",
        "The type of a custom field is not known to the engine.",
        "Add type, or a catalogue that tells it.");

    public static readonly DiagnosticRule TypeFixed = new(
        "RZ4003", Severity.Error, "Type of a canonical field",
        "The type of a canonical field is part of the model and cannot be set.",
        "Remove type.");

    public static readonly DiagnosticRule NotWritable = new(
        "RZ4004", Severity.Error, "Path cannot be written",
        "A writable path is $, then names and filters that are conjunctions of @.name == literal, with a name at the end. Other paths can be read only.",
        "Say { \"read\": … } if the field is only read, or give read and write apart.");

    public static readonly DiagnosticRule WrittenTwice = new(
        "RZ4005", Severity.Error, "Two fields write the same place",
        "What one field writes the other would overwrite.",
        "Let one of them only read, or write elsewhere.");

    public static readonly DiagnosticRule PathAndParts = new(
        "RZ4006", Severity.Error, "path beside read or write",
        "path says where a value is read and written; read and write say it apart. Together they contradict each other.",
        "Keep path, or read and write.");

    public static readonly DiagnosticRule UnfitConversion = new(
        "RZ4007", Severity.Error, "Conversion unfit for the type",
        "The conversion in `as` does not apply to a field of this type.",
        "Use one of the conversions listed.");

    public static readonly DiagnosticRule BadRow = new(
        "RZ4008", Severity.Error, "Wrong table row",
        "A row is a pair [vendor, canonical]; the left side may be a list of scalars, the right side is text.",
        "Write it like [\"open\", \"open\"].");

    public static readonly DiagnosticRule Unstable = new(
        "RZ4009", Severity.Error, "Table is not stable",
        "Writing a canonical value and reading it back must end where it began, or the field would change by itself at every sync.",
        "Put the preferred row first, so that what is written reads back as a value that is written the same.");

    public static readonly DiagnosticRule NowhereToRead = new(
        "RZ4010", Severity.Error, "Field without a place",
        "The entry says neither where the value is read nor where it is written.",
        "Add path, read or write.");

    public static readonly DiagnosticRule LayoutNeeded = new(
        "RZ4011", Severity.Error, "No layout for custom fields",
        "The entry names a custom field, and the entity does not say how custom fields are laid out.",
        "Add customFields to the entity, or give path.");

    public static readonly DiagnosticRule UnknownLabel = new(
        "RZ4012", Severity.Error, "No entry of that label",
        "The catalogue has no entry with this label.",
        "Correct the label, or refer to the field by its value. rezolve discover shows the list.");

    public static readonly DiagnosticRule UnwritableRequired = new(
        "RZ4013", Severity.Error, "Required field is never written",
        "The rule requires a field that the map does not write, so the write could never succeed.",
        "Add write to the field, or remove it from the rule.");

    public static readonly DiagnosticRule UnknownKindOfEntity = new(
        "RZ4014", Severity.Error, "Kind of entity unknown",
        "The entity's name is no kind, and it does not say its kind.",
        "Add kind.");

    public static readonly DiagnosticRule UnknownStatus = new(
        "RZ4015", Severity.Error, "Not a canonical value",
        "The right side of a table must be a value of the canonical field it is used for.",
        "Use one of the values listed.");

    public static readonly DiagnosticRule CustomForm = new(
        "RZ4016", Severity.Error, "Wrong custom field",
        "`field` holds a label (text) or a value (number), and stands only in custom.<name>.",
        "Write { \"field\": \"Order number\" } or { \"field\": 360001 }.");

    public static readonly DiagnosticRule NothingToRead = new(
        "RZ4017", Severity.Warning, "Entity that cannot be read",
        "The entity names no operation that reads it, so no record of it is ever seen.",
        "Add changes, list, get or match.");

    public static readonly DiagnosticRule ForEachOfNothing = new(
        "RZ4021", Severity.Error, "forEach of nothing",
        "forEach makes one request for each member that a set has gained or lost.",
        "Use it with an operation, in a field that is a set.");

    public static readonly DiagnosticRule UnknownFilter = new(
        "RZ4022", Severity.Error, "Filter that nobody declares",
        "What a sync may narrow is declared by the entity. A filter that is not declared is never given, so the request would narrow nothing.",
        "Correct the name, or add it to filters.");

    public static readonly DiagnosticRule UnknownMemberOfGroup = new(
        "RZ4031", Severity.Error, "No such field in the map",
        "A group names fields of the entity's map, and this is none of them.",
        "Correct the name, add the field to fields, or take it out of the group.");

    public static readonly DiagnosticRule TwoGroups = new(
        "RZ4032", Severity.Error, "Field in two groups",
        "The fields of a group change together or not at all, so two groups that share a field are one.",
        "Make one group of the two, or take the field out of one.");

    public static readonly DiagnosticRule ToldByRecord = new(
        "RZ4033", Severity.Error, "Format told only by records",
        "An expression in `as` tells for each record that is read what its text is written in. What is written has no record yet, so its format must be said.",
        "Give write an as of its own: { \"path\": …, \"as\": \"html\" }.");

    public static readonly DiagnosticRule NotTotal = new(
        "RZ4034", Severity.Warning, "Table does not cover the list",
        "The system's own list has entries for which the table has no row. A record with one of them has its field held.",
        "Add rows for them, or say in unmapped what they become.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        UnknownField, TypeNeeded, TypeFixed, NotWritable, WrittenTwice, PathAndParts, UnfitConversion, BadRow, Unstable, NowhereToRead,
        LayoutNeeded, UnknownLabel, UnwritableRequired, UnknownKindOfEntity, UnknownStatus, CustomForm, NothingToRead, ForEachOfNothing, UnknownFilter,
        UnknownMemberOfGroup, TwoGroups, ToldByRecord, NotTotal,
    ];
}
