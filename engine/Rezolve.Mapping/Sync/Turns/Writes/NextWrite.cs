using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Reconciling.Transitions;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Turns.Writes;

/// <summary>Chooses, of all that is due at a system, what is sent now: fields together, then one step of the status. Pure.</summary>
/// <param name="sides">How values correspond.</param>
/// <param name="facts">What is known of the system.</param>
/// <param name="now">Now.</param>
/// <param name="learned">Steps of the status that were listed for other tickets.</param>
internal sealed class NextWrite(FieldSides sides, SystemFacts facts, DateTimeOffset now, IReadOnlyList<Transition> learned)
{
    /// <summary>The field that a status stands in.</summary>
    public const string StatusField = "status";

    private const int MostHops = 8;

    /// <summary>Whether a step of the status is to be taken now, so that its steps have to be listed.</summary>
    public DueGroup? StepOf(IReadOnlyList<DueGroup> due, SystemTicket external) =>
        facts.Transitions is null || due.FirstOrDefault(group => group.Values.ContainsKey(StatusField)) is not { } status ? null
        : due.Count == 1 || IsFrozen(external) ? status
        : null;

    /// <summary>Whether the ticket takes no writes but a step that leads out of where it is.</summary>
    public bool IsFrozen(SystemTicket external) => external.VendorStatus is { } status && facts.Frozen.Contains(status);

    /// <summary>The write of fields.</summary>
    /// <param name="due">The groups to write.</param>
    /// <param name="ticket">The hub's ticket, as it was planned on.</param>
    /// <param name="link">The link.</param>
    /// <param name="external">The system's ticket.</param>
    /// <param name="id">The id of the intent.</param>
    /// <param name="cause">What brought it about.</param>
    public PlannedWrite Fields(IReadOnlyList<DueGroup> due, HubTicket ticket, TicketLink link, SystemTicket external, string id, string cause)
    {
        var values = due.SelectMany(group => group.Values).ToDictionary(StringComparer.Ordinal);
        return Write(WriteKind.Update, values, Members(values, ticket), null, ticket, link, external, id, cause);
    }

    /// <summary>The next step towards the hub's status, or why there is none.</summary>
    /// <param name="status">The group of the status.</param>
    /// <param name="listed">The steps the system allows now; null where the declared ones count.</param>
    /// <param name="ticket">The hub's ticket, as it was planned on.</param>
    /// <param name="link">The link.</param>
    /// <param name="external">The system's ticket.</param>
    /// <param name="id">The id of the intent.</param>
    /// <param name="cause">What brought it about.</param>
    public (PlannedWrite? Write, GroupHold? Blocked) Step(
        DueGroup status, IReadOnlyList<Transition>? listed, HubTicket ticket, TicketLink link, SystemTicket external, string id, string cause)
    {
        var steps = facts.Transitions!;
        var targets = steps.Targets(status.Values[StatusField]);
        var at = external.VendorStatus ?? "";
        var path = new PathSearch(Known(steps), new TransitionLimits(MostHops)).Find(at, targets, listed, field => !ticket[field].IsNothing);
        if (path.Next is not { } next)
            return (null, Blocked(status, path.Blocked, at, targets));
        var values = Carried(status, next, path.Path.Count == 1, ticket);
        var members = Members(values, ticket);
        var reached = steps.Canonical(next.To);
        var there = reached.IsFault ? Value.Undefined : reached;
        // A status on the way is nobody's wish: no value of the hub's belongs to it, so nothing ever takes it for one.
        members[StatusField] = new IntendedPair(path.Path.Count == 1 ? there : Value.Undefined, there);
        values[StatusField] = status.Values[StatusField];
        return (Write(WriteKind.Step, values, members, next, ticket, link, external, id, cause), null);
    }

    // What a declared step turned out to need it needs from then on.
    private List<Transition> Known(TransitionFacts steps)
    {
        var found = learned.ToDictionary(step => (step.From, step.To));
        var declared = steps.Known.Select(step => found.Remove((step.From, step.To), out var more) ? step with { Requires = [.. step.Requires.Union(more.Requires)] } : step).ToList();
        return [.. declared, .. found.Values];
    }

    // Fields that belong to the status are told with the step that reaches it, or that asks for them.
    private static Dictionary<string, Value> Carried(DueGroup status, Transition step, bool isLast, HubTicket ticket)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (field, value) in status.Values.Where(value => value.Key != StatusField && isLast))
            values[field] = value;
        foreach (var field in step.Requires)
            values[field] = ticket[field];
        return values;
    }

    private GroupHold Blocked(DueGroup status, Blocked? why, string at, IReadOnlyList<string> targets)
    {
        var waits = why switch
        {
            null => $"no status of the system stands for '{status.Values[StatusField]}'",
            { Reason: BlockedReason.FieldsMissing } => $"a step from '{at}' needs {string.Join(", ", why.Missing)}",
            { Reason: BlockedReason.NotAllowed } => $"the way from '{at}' to '{string.Join("' or '", targets)}' is longer than {MostHops} steps or forbidden",
            _ => $"no step leads from '{at}' to '{string.Join("' or '", targets)}'; from there one may go to {(why.Available.Count == 0 ? "nothing" : string.Join(", ", why.Available))}",
        };
        return new GroupHold(HoldReasons.Blocked, StatusField, waits, now) { Subject = status.Subject, Place = facts[StatusField]?.Place?.ToString() };
    }

    private Dictionary<string, IntendedPair> Members(IReadOnlyDictionary<string, Value> values, HubTicket ticket)
    {
        var members = new Dictionary<string, IntendedPair>(StringComparer.Ordinal);
        foreach (var (field, value) in values)
        {
            if (facts[field] is { } synced)
                members[field] = new IntendedPair(ticket[field], sides.MapOf(synced).ToExternal(value));
        }
        return members;
    }

    private PlannedWrite Write(
        WriteKind kind, Dictionary<string, Value> values, Dictionary<string, IntendedPair> members, Transition? step,
        HubTicket ticket, TicketLink link, SystemTicket external, string id, string cause)
    {
        var order = new WriteOrder
        {
            Kind = kind,
            Intent = id,
            Key = link.Key,
            Current = external,
            Wanted = InSystemTerms(facts.Fields.Select(field => KeyValuePair.Create(field.Name, values.TryGetValue(field.Name, out var due) ? due : ticket[field.Name]))),
            Change = InSystemTerms(values),
            Agreed = external.Fields,
            Step = step,
        };
        var intent = new OpenIntent(id, members)
        {
            Hop = step is null ? null : (external.VendorStatus ?? "", step.To),
            SentAt = now,
            OnVersion = external.Version,
            Cause = cause,
        };
        return new PlannedWrite(order, intent, ticket);
    }

    private Dictionary<string, Value> InSystemTerms(IEnumerable<KeyValuePair<string, Value>> values)
    {
        var told = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (field, value) in values)
        {
            if (facts[field] is { } synced && sides.ToSystem(synced, value) is { IsFault: false } one)
                told[field] = one;
        }
        return told;
    }
}

/// <summary>A write that is about to be sent.</summary>
/// <param name="Order">What is sent.</param>
/// <param name="Intent">What is stored before it is.</param>
/// <param name="Ticket">The hub's ticket as it is written.</param>
internal sealed record PlannedWrite(WriteOrder Order, OpenIntent Intent, HubTicket Ticket);
