namespace Rezolve.Mapping.Diagnostics.Rules;

/// <summary>RZ9xxx: what a person asked of the engine, rather than what stands in a file.</summary>
internal static class CommandRules
{
    public static readonly DiagnosticRule Unexpected = new(
        "RZ9001", Severity.Error, "Unexpected fault",
        "Something failed that the engine has no name for. It is a bug, or the machine refused what is usually granted.",
        "Run the command again with --verbose and report what it prints.");

    public static readonly DiagnosticRule Usage = new(
        "RZ9002", Severity.Error, "Command not understood",
        "The command line names a command, option or argument that does not exist, or leaves one out.",
        "Run the command with --help.");

    public static readonly DiagnosticRule NotFound = new(
        "RZ9003", Severity.Error, "Nothing there",
        "A file, folder or pattern given on the command line leads to nothing that can be read.",
        "Check the path; it is taken from the current folder.");

    public static readonly DiagnosticRule AlreadyThere = new(
        "RZ9004", Severity.Error, "Already there",
        "The command would write over something that exists, and it never does.",
        "Choose another name, or move what is there.");

    public static readonly DiagnosticRule NotARecord = new(
        "RZ9005", Severity.Error, "Not a record",
        "A line or document of the input is no JSON object, so it cannot be mapped. The other records are mapped all the same.",
        "Correct the line named; one JSON object stands on each line, or one in the whole file.");

    public static readonly DiagnosticRule Refused = new(
        "RZ9006", Severity.Error, "Other system failed",
        "The other system refused the request, could not be reached, or would not let us in.",
        "Read what it said; rezolve call CONNECTION OPERATION shows the exact request.");

    public static readonly DiagnosticRule NoValue = new(
        "RZ9007", Severity.Error, "No value",
        "The expression is right, but this document gives it nothing it can compute with.",
        "Try it on a part of the document, or guard it with ?? and ?:.");

    public static readonly DiagnosticRule Interrupted = new(
        "RZ9008", Severity.Error, "Interrupted",
        "The command was asked to stop. Work in hand was finished first.",
        "Run it again.");

    public static readonly DiagnosticRule NoSuchName = new(
        "RZ9009", Severity.Error, "No such name",
        "The command line names something that the manifest or the catalogue of codes does not have.",
        "Use one of the names listed.");

    public static readonly DiagnosticRule NotRecorded = new(
        "RZ9010", Severity.Error, "Not recorded",
        "What happened cannot be written as a case: it cannot be played again, or means something else once personal data are replaced.",
        "Try another record or a smaller run, or write the case by hand.");

    public static readonly DiagnosticRule StoreHeld = new(
        "RZ9011", Severity.Error, "Store in use",
        "One process at a time has a store open, and another has it now. A running sync takes commands; another command that runs for a moment does not.",
        "Wait until it is done, or stop it.");

    public static readonly DiagnosticRule OnlyPlanned = new(
        "RZ9012", Severity.Hint, "Only planned",
        "A write was taken down for a plan and not sent.",
        "Send it with rezolve apply or rezolve sync.");

    public static readonly DiagnosticRule PlanDiffers = new(
        "RZ9013", Severity.Warning, "Plan no longer holds",
        "What a plan says of a ticket is not what would be written now, so nothing of it was written.",
        "Make a new plan and look at it.");

    public static readonly DiagnosticRule NotThere = new(
        "RZ9014", Severity.Error, "Nothing by that name",
        "The state of the workspace holds nothing by the id or name given.",
        "List what there is.");

    public static readonly DiagnosticRule BrokenBackup = new(
        "RZ9015", Severity.Error, "Backup cannot be used",
        "The file is no backup, is not whole, is not as it was written, or is of another workspace. Nothing was changed.",
        "Use another backup.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [Unexpected, Usage, NotFound, AlreadyThere, NotARecord, Refused, NoValue, Interrupted, NoSuchName, NotRecorded, StoreHeld, OnlyPlanned, PlanDiffers, NotThere, BrokenBackup];
}
