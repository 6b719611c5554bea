using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workflow;

namespace Rezolve.Mapping.Sync;

/// <summary>What an edit in the hub makes of a ticket. Pure.</summary>
/// <param name="Ticket">The ticket as it is then.</param>
/// <param name="Changes">What changed, by field, what follows from it included; empty for nothing.</param>
/// <param name="Objection">Why the hub's workflow does not allow it, and the ticket stays as it was; null where it does.</param>
internal sealed record TicketEdit(HubTicket Ticket, IReadOnlyDictionary<string, (Value From, Value To)> Changes, StepObjection? Objection = null)
{
    private static readonly Dictionary<string, (Value From, Value To)> Nothing = [];

    /// <summary>Edits a ticket.</summary>
    /// <param name="program">What the operator decided.</param>
    /// <param name="known">The ticket.</param>
    /// <param name="fields">The new values, in normal form; people by the hub's ids.</param>
    /// <param name="who">Who edits it: <see cref="StepQuestion.Hub"/> or <see cref="StepQuestion.Automation"/>.</param>
    /// <param name="now">Now.</param>
    public static TicketEdit Of(SyncProgram program, HubTicket known, IReadOnlyDictionary<string, Value> fields, string who, DateTimeOffset now)
    {
        var changes = fields.Where(field => !ValueEquality.AreEqual(known[field.Key], field.Value))
            .ToDictionary(field => field.Key, field => (known[field.Key], field.Value), StringComparer.Ordinal);
        if (changes.Count == 0)
            return new TicketEdit(known, Nothing);
        if (Forbids(program, known, fields, who, now) is { } objection)
            return new TicketEdit(known, Nothing, objection);
        var all = new Dictionary<string, HubField>(known.Fields, StringComparer.Ordinal);
        foreach (var field in changes.Keys)
            all[field] = new HubField(fields[field], Span.At(now), null);
        var edited = HubMatrix.Apply(program, known with { Fields = all, UpdatedAt = now }, changes.Keys);
        foreach (var (field, value) in HubMatrix.Following(program.Priorities, known with { Fields = all }, changes.Keys.ToList()))
            changes[field] = (known[field], value);
        return new TicketEdit(edited, changes);
    }

    /// <summary>Makes a ticket that no system has yet.</summary>
    /// <param name="program">What the operator decided.</param>
    /// <param name="id">Its id.</param>
    /// <param name="fields">Its values, in normal form; people by the hub's ids.</param>
    /// <param name="now">Now.</param>
    public static HubTicket New(SyncProgram program, string id, IReadOnlyDictionary<string, Value> fields, DateTimeOffset now)
    {
        var ticket = new HubTicket
        {
            Id = id,
            Fields = fields.ToDictionary(field => field.Key, field => new HubField(field.Value, Span.At(now), null), StringComparer.Ordinal),
            CreatedAt = now,
            UpdatedAt = now,
        };
        return HubMatrix.Apply(program, ticket, fields.Keys);
    }

    private static StepObjection? Forbids(SyncProgram program, HubTicket known, IReadOnlyDictionary<string, Value> fields, string who, DateTimeOffset now) =>
        program.Workflow is not { } workflow || !fields.TryGetValue(StatusGate.Field, out var status)
            ? null
            : new StatusGate(workflow, who, now).Judge(known, status, field => fields.TryGetValue(field, out var value) ? value : known[field]);
}
