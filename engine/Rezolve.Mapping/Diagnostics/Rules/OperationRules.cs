namespace Rezolve.Mapping.Diagnostics.Rules;

/// <summary>RZ3xxx: names, operations and how they are used.</summary>
internal static class OperationRules
{
    public static readonly DiagnosticRule UnknownName = new(
        "RZ3001", Severity.Error, "Nothing of that name",
        "The name refers to something that the manifest does not have.",
        "Correct the name, or add what it refers to.");

    public static readonly DiagnosticRule Unused = new(
        "RZ3002", Severity.Warning, "Never used",
        "Nothing refers to it, so it has no effect.",
        "Remove it, or refer to it.");

    public static readonly DiagnosticRule BadRequestLine = new(
        "RZ3003", Severity.Error, "Wrong request line",
        "A request is a method and an address: a path that begins with / on the base address, or a whole address.",
        "Write it like GET /tickets/{{ key }}.");

    public static readonly DiagnosticRule RootNotOffered = new(
        "RZ3004", Severity.Error, "Root not offered by a use",
        "An operation may use what every slot that names it offers. One of the entities that name it has no such root.",
        "Use another operation there, or do without the root.");

    public static readonly DiagnosticRule PagesWithoutRecords = new(
        "RZ3005", Severity.Error, "Pages without records",
        "Paging goes over rows, and the operation does not say where they are.",
        "Add records, usually a path such as $.items[*].");

    public static readonly DiagnosticRule RowsWithoutRecords = new(
        "RZ3006", Severity.Error, "Rows wanted, none given",
        "The use reads the rows of the operation, and the operation does not say where they are.",
        "Add records to the operation.");

    public static readonly DiagnosticRule RestartNeedsOrder = new(
        "RZ3007", Severity.Error, "restartAfter needs an ordered cursor",
        "A new query from the mark loses nothing only if the feed is sorted by the cursor's field.",
        "Sort the request by the cursor's field and set ordered to true, or remove restartAfter.");

    public static readonly DiagnosticRule ShiftingPages = new(
        "RZ3008", Severity.Warning, "Pages that may shift",
        "A feed sorted by a moving time and paged by number shifts while it is read: rows may be missed.",
        "Set restartAfter, or page by a cursor.");

    public static readonly DiagnosticRule HintWithoutGet = new(
        "RZ3009", Severity.Error, "Hints without get",
        "Rows that only name a record are read one by one with get, and the entity has none.",
        "Add get, or read the rows as they are.");

    public static readonly DiagnosticRule WildcardCredentials = new(
        "RZ3010", Severity.Error, "Credentials for a wildcard",
        "A wildcard domain includes the vendor's other customers, who must not receive these credentials.",
        "Name the host in full.");

    public static readonly DiagnosticRule WriteWithoutMethod = new(
        "RZ3011", Severity.Error, "A write that only reads",
        "The operation is used to change something, and its method is GET or HEAD.",
        "Use the method of the vendor's API: POST, PUT, PATCH or DELETE.");

    public static readonly DiagnosticRule NothingToRead = new(
        "RZ3031", Severity.Error, "Nothing to read in bytes",
        "With \"decode\": \"bytes\" an answer has no document, so nothing in it can be found.",
        "Say how the answer is written, such as \"decode\": \"text\", or read nothing of it.");

    public static readonly DiagnosticRule ContentNotOne = new(
        "RZ3032", Severity.Error, "A file in several places",
        "The bytes of a file stand in one place of a document, which names and fixed indices lead to.",
        "Write a path such as $.attachment.content or $.files[0].content.");

    public static readonly DiagnosticRule DownloadByFlow = new(
        "RZ3033", Severity.Error, "A download that is no plain request",
        "The body of one answer is handed out as it comes: steps and jobs have several, and pages are lists.",
        "Name an operation with a request of its own, and without pages.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        UnknownName, Unused, BadRequestLine, RootNotOffered, PagesWithoutRecords, RowsWithoutRecords, RestartNeedsOrder, ShiftingPages,
        HintWithoutGet, WildcardCredentials, WriteWithoutMethod, NothingToRead, ContentNotOne, DownloadByFlow,
    ];
}
