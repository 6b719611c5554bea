namespace Rezolve.Mapping.Diagnostics.Rules;

/// <summary>RZ8xxx: what fails between the hub and a system while they are kept the same; one rule for each sort of failure, in its order.</summary>
internal static class SystemRules
{
    public static readonly DiagnosticRule Passing = new(
        "RZ8001", Severity.Error, "Failed, and may work later",
        "The system could not be reached, or failed in a way that passes. Nothing was lost: it is tried again.",
        "Wait; where it lasts, look at the system's own status.");

    public static readonly DiagnosticRule Throttled = new(
        "RZ8002", Severity.Error, "More asked than allowed",
        "The system allows no more requests for a while. What waits is sent when it allows more again.",
        "Lower the rate in rateLimits, or ask the vendor for a larger quota.");

    public static readonly DiagnosticRule NotSignedIn = new(
        "RZ8003", Severity.Error, "Not signed in",
        "The system does not accept the credentials. Nothing is read or written there until somebody signs in anew.",
        "Renew the secret or token of the connection, then run rezolve doctor.");

    public static readonly DiagnosticRule NotAllowed = new(
        "RZ8004", Severity.Error, "Not allowed",
        "The account of the connection may not do this. The ticket waits with what it was to be told; others go on.",
        "Give the account the right, or take the field out of the sync.");

    public static readonly DiagnosticRule Refused = new(
        "RZ8005", Severity.Error, "Refused by the system",
        "The system refuses what it was sent, and would refuse it again. What it said stands in the message.",
        "Correct the value in the ticket, or the field of the manifest that the message names.");

    public static readonly DiagnosticRule NotMapped = new(
        "RZ8006", Severity.Error, "Could not be mapped",
        "A record or value could not be put into the other side's terms, so it is kept as it is on both sides.",
        "Correct the line of the manifest that is named.");

    public static readonly DiagnosticRule Changed = new(
        "RZ8007", Severity.Error, "Changed meanwhile",
        "The ticket was changed between reading and writing, and the system refused to overwrite it. It is read and planned again.",
        "Nothing has to be done unless it happens again and again.");

    public static readonly DiagnosticRule Gone = new(
        "RZ8008", Severity.Error, "Not there",
        "The system says that the ticket is not there. It is looked for twice more before it is taken for deleted.",
        "Look whether it was deleted, moved, or hidden from the account.");

    public static readonly DiagnosticRule InDoubt = new(
        "RZ8009", Severity.Error, "In doubt",
        "The request may have taken effect although no answer says so. It is never repeated blindly: the system is asked first.",
        "Declare with recover how a create is found again; else look at the system and release the item.");

    public static readonly DiagnosticRule WrongSetting = new(
        "RZ8010", Severity.Error, "Connection or manifest is wrong",
        "The system answers in a way that the manifest does not know, or lacks something that it relies on. Trying again will not help.",
        "Run rezolve doctor, and correct the line that is named.");

    public static readonly DiagnosticRule GivenUp = new(
        "RZ8011", Severity.Error, "Given up",
        "It failed too often or for too long. It is kept with all that was tried, and a person decides.",
        "Look at the failures, mend their cause, and run rezolve replay.");

    public static readonly DiagnosticRule OurMistake = new(
        "RZ8012", Severity.Error, "A mistake of the engine",
        "Something happened that cannot happen. What it was about is left alone until it is mended.",
        "Report it with the message; no value was overwritten.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [Passing, Throttled, NotSignedIn, NotAllowed, Refused, NotMapped, Changed, Gone, InDoubt, WrongSetting, GivenUp, OurMistake];
}
