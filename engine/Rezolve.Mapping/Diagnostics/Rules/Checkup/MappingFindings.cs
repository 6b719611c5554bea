namespace Rezolve.Mapping.Diagnostics.Rules.Checkup;

/// <summary>RZ82xx: field mapping: values that have no counterpart, and lists that moved.</summary>
internal static class MappingFindings
{
    public static readonly DiagnosticRule NoCounterpart = new(
        "RZ8201", Severity.Warning, "Values without a counterpart",
        "Values of one side have no counterpart on the other: no row of a table, or nobody of that name. Their fields wait; everything else of the tickets goes on.",
        "Add the row to the table, or make the value or person on the other side.");

    public static readonly DiagnosticRule Drifted = new(
        "RZ8202", Severity.Warning, "Manifest and system drifted apart",
        "The connector relies on entries of a list that the system tells live and no longer has, or does not translate entries that are new there.",
        "Correct the rows of the table to what the system has now.");

    public static readonly DiagnosticRule RuleFailed = new(
        "RZ8203", Severity.Error, "Conflict rule fails",
        "The rule that decides between two values failed, so nobody decides and the fields wait.",
        "Correct the script of the rule; its line is named.");

    public static readonly DiagnosticRule Unmappable = new(
        "RZ8204", Severity.Error, "Records that cannot be mapped",
        "Records or values could not be put into the other side's terms, again and again, and were given up.",
        "Correct the line of the manifest that is named, then replay them.");

    public static readonly DiagnosticRule ManyUnmapped = new(
        "RZ8205", Severity.Warning, "Many values without counterparts",
        "Of the values of a field that came in of late, more than a few have no counterpart here. Most likely its table lacks rows, or the system's words were changed.",
        "Add the rows that the table lacks, or a row for everything else.");

    public static readonly DiagnosticRule Shifted = new(
        "RZ8206", Severity.Warning, "Values spread otherwise since a change",
        "Since the map of a field was changed, its values come in another proportion than before. Nothing fails; but perhaps the change means something else than was meant.",
        "Look at some tickets, and put the map right or leave it.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [NoCounterpart, Drifted, RuleFailed, Unmappable, ManyUnmapped, Shifted];
}
