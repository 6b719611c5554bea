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

    public static IReadOnlyList<DiagnosticRule> All { get; } = [NothingSelected, SeveralSelected, UnfitSample];
}
