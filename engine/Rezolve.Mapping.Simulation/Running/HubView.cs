using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Running;

/// <summary>What the store holds at one moment: tickets, links, people, and what was kept. The oracle and people in the hub read it; nobody reads the engine's logs.</summary>
internal sealed class HubView
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly string _tagField;

    private HubView(string tagField) => _tagField = tagField;

    /// <summary>The tickets.</summary>
    public List<HubTicket> Tickets { get; } = [];

    /// <summary>The links, ended ones too.</summary>
    public List<TicketLink> Links { get; } = [];

    /// <summary>Values that did not prevail.</summary>
    public List<KeptConflict> Conflicts { get; } = [];

    /// <summary>Creates under way.</summary>
    public List<CreateIntent> Creates { get; } = [];

    /// <summary>What was given up.</summary>
    public List<DeadLetter> Letters { get; } = [];

    /// <summary>What was said.</summary>
    public List<HubComment> Comments { get; } = [];

    /// <summary>The files.</summary>
    public List<HubFile> Files { get; } = [];

    /// <summary>What is queued.</summary>
    public List<WorkItem> Work { get; } = [];

    /// <summary>Connections that are left alone.</summary>
    public HashSet<string> LeftAlone { get; } = [];

    /// <summary>Reads it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="tenant">Whose state.</param>
    /// <param name="tagField">The field whose first word tells which ticket it is.</param>
    public static async Task<HubView> ReadAsync(ISyncStore store, string tenant, string tagField)
    {
        var (hub, view, none) = (new HubStore(store, tenant), new HubView(tagField), CancellationToken.None);
        await AllAsync(hub.TicketsAsync(none), view.Tickets).ConfigureAwait(false);
        await AllAsync(hub.LinksAsync(null, none), view.Links).ConfigureAwait(false);
        await AllAsync(hub.ConflictsAsync(false, none), view.Conflicts).ConfigureAwait(false);
        await AllAsync(hub.CreatesAsync(null, none), view.Creates).ConfigureAwait(false);
        await AllAsync(hub.LettersAsync(none), view.Letters).ConfigureAwait(false);
        await AllAsync(hub.WorkAsync(null, none), view.Work).ConfigureAwait(false);
        await AllAsync(hub.FilesAsync(null, none), view.Files).ConfigureAwait(false);
        foreach (var ticket in view.Tickets)
            view.Comments.AddRange(await hub.CommentsAsync(ticket.Id, none).ConfigureAwait(false));
        var left = await store.PageAsync(new RowQuery(tenant, RowKinds.Suspension, 100), none).ConfigureAwait(false);
        view.LeftAlone.UnionWith(left.Rows.Select(row => row.Key.Id));
        var people = await store.PageAsync(new RowQuery(tenant, RowKinds.Person, 500), none).ConfigureAwait(false);
        foreach (var person in people.Rows.Select(PersonRows.Read))
        {
            if (person.Keys.Values.Select(key => People.NameOf(Value.Of(key.Key))).FirstOrDefault(name => name is not null) is { } name)
                view._names[person.Id] = name;
        }
        return view;
    }

    /// <summary>The oldest ticket that is there with a tag; null where there is none.</summary>
    public HubTicket? TicketOf(string tag) => Tickets.Where(ticket => TagOf(ticket) == tag && ticket.DeletedAt is null).MinBy(ticket => ticket.CreatedAt);

    /// <summary>The tag of a ticket.</summary>
    public string TagOf(HubTicket ticket) => Tags.Of(ticket[_tagField]);

    /// <summary>A value of the hub, with people by their names.</summary>
    public Value Neutral(string field, Value own) => IsPerson(field) && own.Kind == ValueKind.Text ? Value.Of(_names.GetValueOrDefault(own.Text, $"?{own.Text}")) : own;

    /// <summary>A value as the hub keeps it; undefined where it knows nobody of that name.</summary>
    public Value Own(string field, Value neutral) =>
        !IsPerson(field) || neutral.Kind != ValueKind.Text ? neutral
        : _names.Where(one => one.Value == neutral.Text).Select(one => Value.Of(one.Key)).FirstOrDefault();

    private static bool IsPerson(string field) => TicketFields.All.FirstOrDefault(one => one.Name == field)?.Type is FieldType.User or FieldType.Team;

    private static async Task AllAsync<T>(IAsyncEnumerable<T> rows, List<T> into)
    {
        await foreach (var row in rows.ConfigureAwait(false))
            into.Add(row);
    }
}
