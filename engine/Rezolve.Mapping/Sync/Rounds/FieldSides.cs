using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Sync.People;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Rounds;

/// <summary>The fields of a ticket as the hub and one system say them, in the terms of the comparison. Pure.</summary>
/// <param name="program">What the operator decided.</param>
/// <param name="facts">What is known of the system.</param>
/// <param name="people">The people that occur, both ways.</param>
internal sealed class FieldSides(SyncProgram program, SystemFacts facts, PersonLookup people)
{
    /// <summary>The groups of a link, but for those in which nothing stands still and both sides say what was agreed: nothing is to be planned there.</summary>
    public IEnumerable<GroupFacts> GroupsOf(HubTicket ticket, TicketLink link, SystemTicket external) =>
        GroupsOf(ticket, link, external, field => !link.Holds.ContainsKey(field.Name) && IsSettled(field, ticket, link, external));

    /// <summary>All groups of a link, what was agreed too: for whoever trusts nothing that is kept.</summary>
    public IEnumerable<GroupFacts> AllGroupsOf(HubTicket ticket, TicketLink link, SystemTicket external) => GroupsOf(ticket, link, external, _ => false);

    private IEnumerable<GroupFacts> GroupsOf(HubTicket ticket, TicketLink link, SystemTicket external, Func<SyncedField, bool> isLeftOut)
    {
        foreach (var (name, fields) in Groups(facts, isLeftOut))
        {
            var members = fields.Select(field => Member(field, ticket, link, external)).ToList();
            yield return new GroupFacts(name, PolicyOf(name, fields), members)
            {
                HubWhen = Latest(fields.Select(field => ticket.Fields.TryGetValue(field.Name, out var known) ? known.When : Span.Unknown)),
                ExternalWhen = new Span(link.RecordUpdatedAt ?? DateTimeOffset.MinValue, external.UpdatedAt ?? DateTimeOffset.MaxValue),
            };
        }
    }

    /// <summary>How a field corresponds.</summary>
    public FieldMap MapOf(SyncedField field) => new(field.Fingerprint, value => ToHub(field, value), value => field.ReadsBack(ToSystem(field, value)))
    {
        StillMeans = facts.Tables is { } tables ? agreed => tables.StillMeans(facts, field, agreed) : null,
        Shortens = field.Shortens,
        Normal = field.Normal,
        NormalMember = field.NormalMember,
    };

    /// <summary>A hub's value in the system's terms: people by its keys. A fault where somebody has no key there.</summary>
    public Value ToSystem(SyncedField field, Value hub) => Each(field, hub, people.ToExternal);

    /// <summary>A system's value in the hub's terms: people by the hub's ids.</summary>
    public Value ToHub(SyncedField field, Value external) => Each(field, external, people.ToHub);

    // Most fields of most rounds, so it comes before anything is made for the comparison. Of a set even the pair that was agreed may yet be united.
    private bool IsSettled(SyncedField field, HubTicket ticket, TicketLink link, SystemTicket external)
    {
        if (!field.IsRead || !external.Fields.TryGetValue(field.Name, out var told) || told.Kind == ValueKind.Undefined)
            return true;
        return link.Base.TryGetValue(field.Name, out var agreed) && agreed.Map == field.Fingerprint
            && ValueEquality.AreEqual(told, agreed.External) && ValueEquality.AreEqual(ticket[field.Name], agreed.Hub)
            && (!field.IsSet || ValueEquality.AreEqual(agreed.Hub, ToHub(field, told)));
    }

    private FieldFacts Member(SyncedField field, HubTicket ticket, TicketLink link, SystemTicket external) => new()
    {
        Name = field.Name,
        IsSet = field.IsSet,
        Hub = ticket[field.Name],
        External = field.IsRead ? external.Fields.GetValueOrDefault(field.Name) : default,
        Map = MapOf(field),
        Base = link.Base.GetValueOrDefault(field.Name),
        IsManaged = program.Policies[field.Name].Managed is { Count: > 0 } managed ? member => member.Kind == ValueKind.Text && managed.Contains(member.Text) : null,
    };

    // What an update cannot write only ever comes in.
    private GroupPolicy PolicyOf(string name, IReadOnlyList<SyncedField> fields)
    {
        var policy = GroupPolicies.Of(program, facts.Connection, name, [.. fields.Select(field => field.Name)]);
        return policy.Flow == Flow.Both && !fields[0].IsUpdated ? policy with { Flow = Flow.In } : policy;
    }

    private static Value Each(SyncedField field, in Value value, Func<FieldType, Value, Value> convert)
    {
        if (!field.IsReference || value.IsNothing || value.IsFault)
            return value;
        if (value.Kind != ValueKind.List)
            return convert(field.Type, value);
        var members = new List<Value>(value.List.Count);
        foreach (var member in value.List)
        {
            var converted = convert(field.Of, member);
            if (converted.IsFault)
                return converted;
            members.Add(converted);
        }
        return Value.Of(members);
    }

    private static Span Latest(IEnumerable<Span> spans) => spans.MaxBy(span => span.To == DateTimeOffset.MaxValue ? DateTimeOffset.MinValue : span.To);

    // A member of a group that cannot be written by updates cannot be decided with the others: it stands alone.
    private static IEnumerable<(string Name, IReadOnlyList<SyncedField> Fields)> Groups(SystemFacts facts, Func<SyncedField, bool> isSettled)
    {
        HashSet<string>? grouped = null;
        foreach (var (name, names) in facts.Groups)
        {
            var fields = names.Select(field => facts[field]).OfType<SyncedField>().Where(field => field is { IsUpdated: true, IsRead: true }).ToList();
            if (fields.Count < 2)
                continue;
            (grouped ??= new(StringComparer.Ordinal)).UnionWith(fields.Select(field => field.Name));
            yield return (name, fields);
        }
        for (var at = 0; at < facts.Fields.Count; at++)
        {
            var field = facts.Fields[at];
            if (grouped?.Contains(field.Name) is not true && !isSettled(field))
                yield return (field.Name, [field]);
        }
    }
}
