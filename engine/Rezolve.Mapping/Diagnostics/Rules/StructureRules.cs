namespace Rezolve.Mapping.Diagnostics.Rules;

/// <summary>RZ1xxx: the text of a file, before its meaning.</summary>
internal static class StructureRules
{
    public static readonly DiagnosticRule NotJson = new(
        "RZ1001", Severity.Error, "Not JSON",
        "The file cannot be read as JSON. Comments and trailing commas are accepted; everything else is as RFC 8259 says.",
        "Correct the text at the place named.");

    public static readonly DiagnosticRule DuplicateKey = new(
        "RZ1002", Severity.Error, "Duplicate key",
        "The same key stands twice in one object. Which of the two would hold is a guess, so neither does.",
        "Remove or rename one of the two.");

    public static readonly DiagnosticRule UnknownMember = new(
        "RZ1003", Severity.Error, "Unknown member",
        "The language has no such member here. Unknown members are refused, so that a misspelt one is never silently ignored.",
        "Correct the name, or prefix it with x- if it is a note of your own.");

    public static readonly DiagnosticRule MissingMember = new(
        "RZ1004", Severity.Error, "Missing member",
        "The object lacks a member that it must have.",
        "Add the member.");

    public static readonly DiagnosticRule WrongType = new(
        "RZ1005", Severity.Error, "Wrong JSON type",
        "The value has another JSON type than the language takes here. Types are never converted silently.",
        "Write a value of the type named.");

    public static readonly DiagnosticRule UnknownWord = new(
        "RZ1006", Severity.Error, "Unknown word",
        "Only a few words may stand here, and this is none of them.",
        "Use one of the words listed.");

    public static readonly DiagnosticRule BadForm = new(
        "RZ1007", Severity.Error, "Text of the wrong form",
        "The text must have a certain form, which the message names.",
        "Write it in the form named.");

    public static readonly DiagnosticRule ExactlyOne = new(
        "RZ1008", Severity.Error, "Exactly one is needed",
        "Of a group of members exactly one must be there, since each says the same thing in another way.",
        "Keep one of them.");

    public static readonly DiagnosticRule OutOfRange = new(
        "RZ1009", Severity.Error, "Number out of range",
        "The number must be whole and within the limits named.",
        "Write a number within the limits.");

    public static readonly DiagnosticRule BadDuration = new(
        "RZ1010", Severity.Error, "Not a duration",
        "Durations are written as ISO 8601 with days, hours, minutes and seconds. Months and years have no fixed length and are refused.",
        "Write it like PT30S, PT5M, PT2H or P1D.");

    public static readonly DiagnosticRule UnknownKind = new(
        "RZ1011", Severity.Error, "Unknown kind",
        "The object's `type` says which kind it is, and the engine has no such kind.",
        "Use one of the kinds listed.");

    public static readonly DiagnosticRule BadName = new(
        "RZ1012", Severity.Error, "Name of the wrong form",
        "Names are referred to in expressions, so they have the form of an identifier.",
        "Use letters, digits and underscores, beginning with a letter.");

    public static readonly DiagnosticRule Unreadable = new(
        "RZ1013", Severity.Error, "File cannot be read",
        "The file is missing, too large, outside the allowed folder, or may not be read.",
        "Check the path and the rights.");

    public static readonly DiagnosticRule NoBase = new(
        "RZ1014", Severity.Error, "Nothing to extend",
        "The connector that `extends` names was not found: a name is looked for in connectors/ of this folder and those above, a file from this folder.",
        "Correct the name, or give the file, such as ../desk/desk.connector.json.");

    public static readonly DiagnosticRule Circle = new(
        "RZ1015", Severity.Error, "Inherits from itself",
        "What is merged over another must not be what that one is merged over.",
        "Take one of the references away.");

    public static readonly DiagnosticRule TooManyLayers = new(
        "RZ1016", Severity.Error, "Inherits too deep",
        "`extends` and `like` are followed three times at most: beyond that nobody can tell any more what holds.",
        "Merge some of the layers by hand; `rezolve print` shows what they give together.");

    public static readonly DiagnosticRule RemovesNothing = new(
        "RZ1017", Severity.Error, "Removes nothing",
        "In what is merged over something else null removes the member of that name below, and there is none. It is likely misspelt, or meant as a value.",
        "Correct the name or take the member away; a null that is a value is written {{ null }}.");

    public static readonly DiagnosticRule LaterVersion = new(
        "RZ1018", Severity.Error, "Later version",
        "The file says that it is written in a later version of the language than this engine knows, so parts of it would be misunderstood.",
        "Use a newer rezolve, or say the version that the file is really written in.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        NotJson, DuplicateKey, UnknownMember, MissingMember, WrongType, UnknownWord, BadForm, ExactlyOne, OutOfRange, BadDuration,
        UnknownKind, BadName, Unreadable, NoBase, Circle, TooManyLayers, RemovesNothing,
        LaterVersion,
    ];
}
