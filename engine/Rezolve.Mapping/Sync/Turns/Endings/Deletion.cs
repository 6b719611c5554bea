using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Sync.Turns.Writes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Turns.Endings;

/// <summary>What a ticket says to the other systems once it was deleted somewhere, or became part of another: what the operator decided. Pure.</summary>
internal static class Deletion
{
    private const string ClosedStatus = "closed";
    private const string Tag = "deleted-at-";

    private static readonly string[] EndedStatuses = [ClosedStatus, "cancelled"];

    /// <summary>The field by which a policy tells the other systems; null where it tells them by no field.</summary>
    public static string? FieldOf(DeletePolicy policy) => policy switch
    {
        DeletePolicy.CloseOther => NextWrite.StatusField,
        DeletePolicy.TagOther => "tags",
        _ => null,
    };

    /// <summary>The ticket after it was deleted at a connection, or in the hub.</summary>
    /// <param name="program">What the operator decided.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="at">The connection, or <c>hub</c>.</param>
    /// <param name="now">Now.</param>
    public static HubTicket Apply(SyncProgram program, HubTicket ticket, string at, DateTimeOffset now) => program.OnDelete switch
    {
        DeletePolicy.CloseOther => Closed(program, ticket, now),
        DeletePolicy.TagOther => Set(ticket, "tags", Tagged(ticket["tags"], Tag + at), now),
        DeletePolicy.DeleteOther => ticket with { DeletedAt = ticket.DeletedAt ?? now, UpdatedAt = now },
        _ => ticket,
    };

    /// <summary>The ticket, closed unless it was before.</summary>
    public static HubTicket Closed(SyncProgram program, HubTicket ticket, DateTimeOffset now) =>
        ticket[NextWrite.StatusField] is { Kind: ValueKind.Text } status && EndedStatuses.Contains(status.Text)
            ? ticket
            : HubMatrix.Apply(program, Set(ticket, NextWrite.StatusField, Value.Of(ClosedStatus), now), [NextWrite.StatusField]);

    /// <summary>What that changed, for whoever listens.</summary>
    public static Dictionary<string, (Value From, Value To)> Changes(HubTicket before, HubTicket after) =>
        after.Fields.Where(field => !ValueEquality.AreEqual(before[field.Key], field.Value.Value))
            .ToDictionary(field => field.Key, field => (before[field.Key], field.Value.Value), StringComparer.Ordinal);

    private static HubTicket Set(HubTicket ticket, string field, Value value, DateTimeOffset now) => ticket with
    {
        Fields = new Dictionary<string, HubField>(ticket.Fields, StringComparer.Ordinal) { [field] = new(value, Span.At(now), null) },
        UpdatedAt = now,
    };

    private static Value Tagged(Value tags, string tag)
    {
        IReadOnlyList<Value> present = tags.Kind == ValueKind.List ? tags.List : [];
        return Value.Of([.. present.Where(one => one.Text != tag).Append(Value.Of(tag)).OrderBy(one => one.Text, StringComparer.Ordinal)]);
    }
}
