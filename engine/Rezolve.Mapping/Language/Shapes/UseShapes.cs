using Rezolve.Mapping.Reading.Recovering;

namespace Rezolve.Mapping.Language.Shapes;

/// <summary>How an entity names the operations that read, make, change and delete its records.</summary>
internal static class UseShapes
{
    private static readonly Written OperationName = new Written.NameOf(NameSpace.Operation);

    private static readonly Member Operation = new("operation", OperationName, "The operation.") { Required = true };

    private static readonly Member Many = new(
        "many", OperationName, "An operation with `batch`, used where several wait: the same for many in one request. What it leaves open is done one by one.");

    private static readonly Member Authoritative = new(
        "authoritative", new Written.Flag(),
        "Whether the answer tells the whole record as it has become; else the record is read back with `get`.")
    { Default = "false" };

    private static readonly Shape PlainShape = new("use", "Use", "An operation, and what an entity says of its use.")
    {
        Load = () => [Operation, Many],
        Example = """{ "operation": "ticketGet", "many": "ticketsByIds" }""",
    };

    private static readonly Shape CreateShape = new("create", "Create", "The operation that creates, and how a lost answer is made good.")
    {
        Load = () =>
        [
            Operation,
            new("recover", new Written.Tagged(RecoverKinds.All), "How a create whose answer was lost is made good, so that it neither is missing nor happens twice.")
                { Examples = ["""{ "type": "lookup", "operation": "ticketByIntent" }""", """{ "type": "none" }"""] },
            Authoritative,
            Many,
        ],
        Example = """{ "operation": "ticketCreate", "recover": { "type": "lookup", "operation": "ticketByIntent" } }""",
    };

    private static readonly Shape UpdateShape = new("update", "Update", "The operation that changes a record, and what its request and answer hold.")
    {
        Load = () =>
        [
            Operation,
            Authoritative,
            new("whole", new Written.Flag(),
                "The vendor wants the whole record and empties what is left out: `document` holds every field that the map writes, and where one of them cannot "
                + "be written nothing is sent.") { Default = "false" },
            Many,
        ],
        Example = """{ "operation": "ticketUpdate", "authoritative": true }""",
    };

    /// <summary>What reads or deletes.</summary>
    public static Written Plain { get; } = new Written.ShortOrLong(OperationName, new Written.Shaped(PlainShape));

    /// <summary>What makes a record.</summary>
    public static Written Create { get; } = new Written.ShortOrLong(OperationName, new Written.Shaped(CreateShape));

    /// <summary>What changes a record.</summary>
    public static Written Update { get; } = new Written.ShortOrLong(OperationName, new Written.Shaped(UpdateShape));
}
