namespace Rezolve.Mapping.Diagnostics.Rules;

/// <summary>RZ43xx: how records come into being, move on and go.</summary>
internal static class LifecycleRules
{
    public static readonly DiagnosticRule KeyUnsent = new(
        "RZ4301", Severity.Error, "Create without the key",
        "A create whose answer was lost is found again by the key of its intent. Its request does not send the key, so nothing could ever be found by it.",
        "Put {{ intent.key }} into the request: a header that the vendor knows, a field, or a mark in the text.");

    public static readonly DiagnosticRule LookupOfAnything = new(
        "RZ4302", Severity.Error, "Look-up without the key",
        "A look-up finds the record that one create has made. Neither the operation nor where asks for the key, so it would find other records too, and one of them would be taken for ours.",
        "Ask for {{ intent.key }} in the operation, or compare it in where.");

    public static readonly DiagnosticRule UnreadMatch = new(
        "RZ4303", Severity.Error, "Compared by a field that is not read",
        "Rows are compared with what was sent by canonical fields. The map does not read this one from a record, so no row would ever be equal.",
        "Name fields of the map that have a path or read.");

    public static readonly DiagnosticRule NothingToMatch = new(
        "RZ4304", Severity.Error, "Nothing to compare with",
        "Where a record has no place for a key, the rows made of late are compared. The entity has neither list nor changes, and no operation is named, so there are no rows.",
        "Name an operation that gives rows, or add a list to the entity.");

    public static readonly DiagnosticRule RecoverUnsaid = new(
        "RZ4305", Severity.Warning, "Create that is not recovered",
        "The answer to a create may be lost although the record was made. Unless the entity says how such a record is found again, each lost answer waits for a person to decide.",
        "Write { \"operation\": …, \"recover\": { \"type\": … } }: key, lookup or match; or none where nothing can be found.");

    public static readonly DiagnosticRule UnknownVendorStatus = new(
        "RZ4311", Severity.Error, "Status that no row has",
        "Steps and frozen statuses are told in the vendor's own words, which are the left sides of the status table. A word that is in no row is never met.",
        "Use a left side of the table, or add a row.");

    public static readonly DiagnosticRule NoStatus = new(
        "RZ4312", Severity.Error, "Steps of no status",
        "Which steps there are, and where nothing can be written any more, is told of the canonical field status. The map does not have it.",
        "Add status to fields, or remove the member.");

    public static readonly DiagnosticRule StepsElsewhere = new(
        "RZ4313", Severity.Error, "Steps in another record",
        "The steps that a record may take are read from the record as get gives it, just before a step is taken.",
        "Name the entity's get, or list the steps with an operation.");

    public static readonly DiagnosticRule StepsNotTaken = new(
        "RZ4314", Severity.Error, "Steps that nothing takes",
        "The entity says which steps a status may take. Without apply a step is taken by writing the status, and no update writes it.",
        "Add apply to transitions, or let the map write status and add an update.");

    public static readonly DiagnosticRule MissingWithoutGet = new(
        "RZ4321", Severity.Error, "Missing without get",
        "Whether a record is missing is told by the answer to get, which asks for that record alone. Absence from a list is only a hint.",
        "Add get to the entity, or remove missing.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [KeyUnsent, LookupOfAnything, UnreadMatch, NothingToMatch, RecoverUnsaid, UnknownVendorStatus, NoStatus, StepsElsewhere, StepsNotTaken, MissingWithoutGet];
}
