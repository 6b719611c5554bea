namespace Rezolve.Mapping.Diagnostics.Rules;

/// <summary>RZ6xxx: a manifest against what is known of the system: recorded samples, its OpenAPI document, its live lists.</summary>
internal static class EvidenceRules
{
    public static readonly DiagnosticRule NothingSelected = new(
        "RZ6001", Severity.Warning, "Path that no sample has",
        "The path selects nothing in any sample that the connector's cases hold, so it is probably misspelt, and no case shows that it works.",
        "Correct the path, or record a case in which it has a value.");

    public static readonly DiagnosticRule SeveralSelected = new(
        "RZ6002", Severity.Warning, "Path that selects several",
        "One value is due, and the path selects several in a sample. At run time the field would be held.",
        "Pick one with an index or a filter, or compute one with an expression.");

    public static readonly DiagnosticRule UnfitSample = new(
        "RZ6003", Severity.Warning, "Samples of another type",
        "Of what the samples hold at the field's place nothing can be taken for the field's type.",
        "Say with as how the vendor writes it, translate it with a table, or convert it in read.");

    public static readonly DiagnosticRule Unreadable = new(
        "RZ6010", Severity.Error, "OpenAPI document cannot be read",
        "The manifest names an OpenAPI document beside it, and there is none that can be read. OpenAPI 3 in JSON is read.",
        "Correct the name in openapi, convert the document to JSON, or leave openapi out.");

    public static readonly DiagnosticRule NoOperation = new(
        "RZ6011", Severity.Warning, "Operation that the document has not",
        "The system's OpenAPI document has no operation of this method and path, or of this operationId.",
        "Correct the request, or name the operation with operationId.");

    public static readonly DiagnosticRule UnknownParameter = new(
        "RZ6012", Severity.Warning, "Parameter against the document",
        "The OpenAPI document names the query parameters and header fields of the operation; this one is not among them, or one that it needs is missing.",
        "Correct the name. Documents are not always complete: where this one errs, the warning can stay.");

    public static readonly DiagnosticRule UnknownInBody = new(
        "RZ6013", Severity.Warning, "Body against the document",
        "By the OpenAPI document the body of the request has no such member, so it is refused or ignored.",
        "Correct the name or the place of the member.");

    public static readonly DiagnosticRule NotInDocument = new(
        "RZ6014", Severity.Warning, "Path that the document has not",
        "By the OpenAPI document there is nothing in the answer at this path.",
        "Correct the path. Documents are not always complete: where this one errs, the warning can stay.");

    public static readonly DiagnosticRule OtherInDocument = new(
        "RZ6015", Severity.Warning, "Another type by the document",
        "By the OpenAPI document there is something else at this path than the slot takes: several values, or another type.",
        "Correct the path, say with as how the vendor writes it, or convert it in read.");

    public static readonly DiagnosticRule Drift = new(
        "RZ6020", Severity.Warning, "Gone from the live list",
        "The manifest relies on an entry of a list that the system tells live, and the list no longer has it. What carries it is held.",
        "Correct the entry to what the system has now, or remove it. rezolve discover shows the list.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        NothingSelected, SeveralSelected, UnfitSample, Unreadable, NoOperation, UnknownParameter, UnknownInBody, NotInDocument, OtherInDocument, Drift,
    ];
}
