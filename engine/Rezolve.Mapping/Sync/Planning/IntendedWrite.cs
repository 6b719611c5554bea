using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Planning;

/// <summary>A write that a plan intends: at which record, on which version of it, and each field's value before and after.</summary>
internal sealed record IntendedWrite
{
    /// <summary>The connection.</summary>
    public required string Connection { get; init; }

    /// <summary>What is done.</summary>
    public required WriteKind Kind { get; init; }

    /// <summary>Which record: the system's key, or of a create the key of the intent, which names where the ticket came from.</summary>
    public required string Subject { get; init; }

    /// <summary>Which comment or file of the record: its key, or of a create the key of its intent; null where the write is about the record itself.</summary>
    public string? Part { get; init; }

    /// <summary>Whether it makes a ticket.</summary>
    public bool Makes => Kind == WriteKind.Create && Part is null;

    /// <summary>The record's version when it was planned; null where the system tells none, and for a create.</summary>
    public string? RecordVersion { get; init; }

    /// <summary>The version of the link's row when it was planned, which tells what was agreed then; null where there was no link. It is for people: what counts is the record.</summary>
    public long? LinkVersion { get; init; }

    /// <summary>What changes, by field: from nothing where a ticket is made.</summary>
    public required IReadOnlyDictionary<string, FieldChange> Fields { get; init; }

    /// <summary>Which write it is among those of a plan: steps of a status and the fields beside them are told apart.</summary>
    public string Id => $"{Connection}/{Kind.ToString().ToLowerInvariant()}/{Subject}{(Part is null ? "" : $"/{Part}")}";

    /// <summary>The write of an order.</summary>
    public static IntendedWrite Of(string connection, WriteOrder order) => new()
    {
        Connection = connection,
        Kind = order.Kind,
        Subject = order.Key ?? order.Intent,
        RecordVersion = order.Current?.Version,
        Fields = order.Change.ToDictionary(change => change.Key, change => new FieldChange(Before(order, change.Key), change.Value), StringComparer.Ordinal),
    };

    /// <summary>The write of a comment or file.</summary>
    public static IntendedWrite Of(string connection, PartOrder order) => new()
    {
        Connection = connection,
        Kind = order.Kind,
        Subject = order.Ticket.Key,
        Part = $"{order.Entity} {order.Key ?? order.Intent}",
        Fields = Said(order).ToDictionary(change => change.Key, change => new FieldChange(Value.Undefined, change.Value), StringComparer.Ordinal),
    };

    /// <summary>Whether it does the same to the same.</summary>
    /// <param name="other">The other.</param>
    /// <param name="isFirst">Nothing was written to the record since the plan, so it must be as it was; else only what it becomes counts.</param>
    public bool IsSame(IntendedWrite other, bool isFirst = true) =>
        Id == other.Id && (!isFirst || RecordVersion == other.RecordVersion) && Fields.Count == other.Fields.Count
        && Fields.All(field => other.Fields.TryGetValue(field.Key, out var there) && field.Value.IsSame(there, isFirst));

    // What a file is besides its name is known for certain only when its bytes are here, and a plan does not ask for them.
    private static IEnumerable<KeyValuePair<string, Value>> Said(PartOrder order) =>
        order.Files.Count == 0 ? order.Change
        : order.Change.ContainsKey("filename") ? order.Change.Where(change => change.Key is "filename" or "comment")
        : order.Change.Append(new("attachments", Value.Of([.. order.Files.Select(file => Value.Of(file.Name))])));

    private static Value Before(WriteOrder order, string field) => order.Current?.Fields.GetValueOrDefault(field) ?? Value.Undefined;
}

/// <summary>A field's value before and after.</summary>
/// <param name="From">Before; undefined where it was not told.</param>
/// <param name="To">After.</param>
internal readonly record struct FieldChange(Value From, Value To)
{
    /// <summary>Whether it is the same change.</summary>
    /// <param name="other">The other.</param>
    /// <param name="withBefore">Whether what was before counts too.</param>
    public bool IsSame(FieldChange other, bool withBefore) => AreSame(To, other.To) && (!withBefore || AreSame(From, other.From));

    private static bool AreSame(in Value left, in Value right) =>
        left.IsNothing && right.IsNothing ? true : left.Kind != ValueKind.Fault && right.Kind != ValueKind.Fault && ValueEquality.AreEqual(left, right);
}
