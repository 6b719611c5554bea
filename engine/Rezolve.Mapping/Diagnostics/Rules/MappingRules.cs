namespace Rezolve.Mapping.Diagnostics.Rules;

/// <summary>RZ7xxx: values and records that are held while they are mapped, because the manifest does not say what they mean.</summary>
internal static class MappingRules
{
    public static readonly DiagnosticRule NoKey = new(
        "RZ7001", Severity.Error, "Record without a key",
        "The record has no key that can be read, so nothing can be said about it. It is kept back as a whole.",
        "Correct key of the entity, or exclude such records with where.");

    public static readonly DiagnosticRule NoValue = new(
        "RZ7002", Severity.Error, "Value not found",
        "The field's value could not be computed or looked up. The field is left as it is, and the record goes on without it.",
        "Correct read of the field, or guard it with ?? and ?:.");

    public static readonly DiagnosticRule OtherForm = new(
        "RZ7003", Severity.Error, "Value of another form",
        "The value is not in the form that as says.",
        "Correct as of the field, or name the odd value in empty if it means that there is none.");

    public static readonly DiagnosticRule Unmapped = new(
        "RZ7004", Severity.Error, "Value without a row",
        "The table has no row for the value, and guessing would be wrong sooner or later.",
        "Add a row to the table, or say in unmapped what such values become.");

    public static readonly DiagnosticRule OtherType = new(
        "RZ7005", Severity.Error, "Value of another type",
        "The value is not of the field's type, and types are never converted silently.",
        "Say with as how the vendor writes it, or convert it in read.");

    public static readonly DiagnosticRule NotAWord = new(
        "RZ7006", Severity.Error, "Not one of the words",
        "The canonical field takes a few words only, and the value is none of them.",
        "Translate the vendor's words with a table.");

    public static readonly DiagnosticRule UnknownField = new(
        "RZ7007", Severity.Error, "Unknown canonical field",
        "The canonical record has a member that is no field of its kind and none of the entity's own, so it would be lost in silence.",
        "Correct the name, or add the field to the entity's fields.");

    public static readonly DiagnosticRule Grouped = new(
        "RZ7008", Severity.Error, "Held with its group",
        "The field could be written, but another one of its group cannot, and the fields of a group change together or not at all.",
        "Correct what holds the other field, or take one of the two out of the group.");

    public static IReadOnlyList<DiagnosticRule> All { get; } = [NoKey, NoValue, OtherForm, Unmapped, OtherType, NotAWord, UnknownField, Grouped];
}
