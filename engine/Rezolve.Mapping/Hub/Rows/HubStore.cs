using System.Runtime.CompilerServices;
using Rezolve.Mapping.Hub.Clocks;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Traces;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Sla.Observed;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>What the hub keeps of one tenant, as records.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="tenant">Whose it is.</param>
internal sealed class HubStore(ISyncStore store, string tenant)
{
    private const int PageRows = 500;

    /// <summary>Whose it is.</summary>
    public string Tenant => tenant;

    /// <summary>The rows themselves.</summary>
    public ISyncStore Rows => store;

    /// <summary>A ticket; null where there is none.</summary>
    public async ValueTask<HubTicket?> TicketAsync(string id, CancellationToken cancellation) =>
        await RowAsync(TicketRows.KeyOf(tenant, id), cancellation).ConfigureAwait(false) is { } row ? TicketRows.Read(row) : null;

    /// <summary>A link; null where there is none.</summary>
    public async ValueTask<TicketLink?> LinkAsync(string connection, string key, CancellationToken cancellation) =>
        await RowAsync(LinkRows.KeyOf(tenant, connection, key), cancellation).ConfigureAwait(false) is { } row ? LinkRows.Read(row) : null;

    /// <summary>
    /// The link that a key leads to now: its own, or where its ticket has become part of another, that one's, as often as that happened. Null where
    /// it leads to none.
    /// </summary>
    public async ValueTask<TicketLink?> LinkNowAsync(string connection, string key, CancellationToken cancellation)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        for (var at = key; passed.Add(at);)
        {
            var link = await LinkAsync(connection, at, cancellation).ConfigureAwait(false);
            if (link?.MergedInto is not { } into)
                return link;
            at = into;
        }
        return null;
    }

    /// <summary>The link that a former key or number leads to now; null where it leads to none.</summary>
    public async ValueTask<TicketLink?> LinkOnceCalledAsync(string connection, string alias, CancellationToken cancellation) =>
        await RowAsync(LinkRows.AliasKeyOf(tenant, connection, alias), cancellation).ConfigureAwait(false) is { } row && ValueJson.Read(row.Content).TextOf("key") is { } key
            ? await LinkNowAsync(connection, key, cancellation).ConfigureAwait(false)
            : null;

    /// <summary>A create that is under way; null where there is none.</summary>
    public async ValueTask<CreateIntent?> CreateAsync(string connection, string ticket, CancellationToken cancellation) =>
        await RowAsync(IntentRows.KeyOf(tenant, connection, ticket), cancellation).ConfigureAwait(false) is { } row ? IntentRows.Read(row) : null;

    /// <summary>Whether a connection or sync stands still because somebody said so.</summary>
    public async ValueTask<bool> IsPausedAsync(string name, CancellationToken cancellation) =>
        await RowAsync(new RowKey(tenant, RowKinds.Pause, name), cancellation).ConfigureAwait(false) is not null;

    /// <summary>A row; null where there is none.</summary>
    public async ValueTask<StoredRow?> RowAsync(RowKey key, CancellationToken cancellation) =>
        (await store.LoadAsync([key], cancellation).ConfigureAwait(false))[0];

    /// <summary>The rows of a kind, in the order of their ids.</summary>
    public IAsyncEnumerable<StoredRow> RowsAsync(string kind, CancellationToken cancellation) => AllAsync(new RowQuery(tenant, kind, PageRows), row => row, cancellation);

    /// <summary>All tickets, in the order of their ids.</summary>
    public IAsyncEnumerable<HubTicket> TicketsAsync(CancellationToken cancellation) => AllAsync(new RowQuery(tenant, RowKinds.Ticket, PageRows), TicketRows.Read, cancellation);

    /// <summary>The links of a connection, or all.</summary>
    public IAsyncEnumerable<TicketLink> LinksAsync(string? connection, CancellationToken cancellation) =>
        AllAsync(Of(RowKinds.Link, connection), LinkRows.Read, cancellation);

    /// <summary>The links that stand still in part, the oldest hold first.</summary>
    public IAsyncEnumerable<TicketLink> HeldLinksAsync(CancellationToken cancellation) =>
        AllAsync(new RowQuery(tenant, RowKinds.Link, PageRows) { Index = LinkRows.HoldIndex }, LinkRows.Read, cancellation);

    /// <summary>The links with a write under way, the oldest first.</summary>
    public IAsyncEnumerable<TicketLink> WritingLinksAsync(CancellationToken cancellation) =>
        AllAsync(new RowQuery(tenant, RowKinds.Link, PageRows) { Index = LinkRows.IntentIndex }, LinkRows.Read, cancellation);

    /// <summary>The links of a ticket that have ended.</summary>
    public IAsyncEnumerable<TicketLink> EndedLinksAsync(string ticket, CancellationToken cancellation) =>
        OfTicket(RowKinds.Link, ticket, LinkRows.Read, cancellation, LinkRows.EndedTicketIndex);

    /// <summary>The records that no link knew when the store was restored, the oldest first.</summary>
    public IAsyncEnumerable<ReturnedRecord> ReturnedAsync(CancellationToken cancellation) =>
        AllAsync(new RowQuery(tenant, RowKinds.Returned, PageRows) { Index = RestorationRows.MadeIndex }, RestorationRows.ReadRecord, cancellation);

    /// <summary>The creates under way at a connection, or all.</summary>
    public IAsyncEnumerable<CreateIntent> CreatesAsync(string? connection, CancellationToken cancellation) =>
        AllAsync(Of(RowKinds.Create, connection), IntentRows.Read, cancellation);

    /// <summary>What was said on a ticket, in the order in which it came.</summary>
    public async ValueTask<IReadOnlyList<HubComment>> CommentsAsync(string ticket, CancellationToken cancellation)
    {
        var comments = new List<HubComment>();
        await foreach (var comment in AllAsync(Of(RowKinds.Comment, ticket), CommentRows.Read, cancellation).ConfigureAwait(false))
            comments.Add(comment);
        return comments;
    }

    /// <summary>The files of a ticket, in the order in which they came; of all where none is named.</summary>
    public IAsyncEnumerable<HubFile> FilesAsync(string? ticket, CancellationToken cancellation) => AllAsync(Of(RowKinds.File, ticket), FileRows.Read, cancellation);

    /// <summary>The queue, what is due first.</summary>
    /// <param name="before">Only what is due before this instant; null for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public IAsyncEnumerable<WorkItem> WorkAsync(DateTimeOffset? before, CancellationToken cancellation) => AllAsync(
        new RowQuery(tenant, RowKinds.Work, PageRows) { Index = WorkRows.DueIndex, Before = before is { } at ? RowValues.Text(at) : null }, WorkRows.Read, cancellation);

    /// <summary>The values that did not prevail; those that a person has to decide, or all.</summary>
    public IAsyncEnumerable<KeptConflict> ConflictsAsync(bool onlyOpen, CancellationToken cancellation) =>
        AllAsync(new RowQuery(tenant, RowKinds.Conflict, PageRows) { Index = onlyOpen ? ConflictRows.OpenIndex : null }, ConflictRows.Read, cancellation);

    /// <summary>What was given up.</summary>
    public IAsyncEnumerable<DeadLetter> LettersAsync(CancellationToken cancellation) =>
        AllAsync(new RowQuery(tenant, RowKinds.Letter, PageRows), LetterRows.Read, cancellation);

    /// <summary>What happened, in order; what has no place yet is not among it.</summary>
    /// <param name="after">The place after which to begin; 0 for the first.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public IAsyncEnumerable<HubEvent> EventsAsync(long after, CancellationToken cancellation) =>
        AllAsync(new RowQuery(tenant, RowKinds.Event, PageRows) { From = EventRows.IdOf(after + 1) }, EventRows.Read, cancellation);

    /// <summary>What happened to a ticket, in order; what has no place yet at the end.</summary>
    public IAsyncEnumerable<HubEvent> EventsAsync(string ticket, CancellationToken cancellation) =>
        OfTicket(RowKinds.Event, ticket, EventRows.Read, cancellation).Concat(OfTicket(RowKinds.News, ticket, EventRows.Read, cancellation));

    /// <summary>Why the turns of a ticket's links did what they did, in order.</summary>
    public IAsyncEnumerable<TurnTrace> TracesAsync(string ticket, CancellationToken cancellation) => OfTicket(RowKinds.Trace, ticket, TraceRows.Read, cancellation);

    /// <summary>The values of a ticket that did not prevail.</summary>
    public IAsyncEnumerable<KeptConflict> ConflictsAsync(string ticket, CancellationToken cancellation) => OfTicket(RowKinds.Conflict, ticket, ConflictRows.Read, cancellation);

    /// <summary>What was given up of a ticket.</summary>
    public IAsyncEnumerable<DeadLetter> LettersAsync(string ticket, CancellationToken cancellation) => OfTicket(RowKinds.Letter, ticket, LetterRows.Read, cancellation);

    /// <summary>The clocks of service levels, by ticket, of which something is to be told, what is next first.</summary>
    /// <param name="goals">What was agreed, by name.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <param name="onlyDiffering">Only those of tickets of which it was told that a system's clock differs, the first first.</param>
    public IAsyncEnumerable<(string Ticket, SlaBook Book)> ClocksAsync(IReadOnlyDictionary<string, SlaGoal> goals, CancellationToken cancellation, bool onlyDiffering = false) =>
        AllAsync(new RowQuery(tenant, RowKinds.Sla, PageRows) { Index = onlyDiffering ? SlaRows.DiffersIndex : SlaRows.DueIndex }, row => (row.Key.Id, SlaRows.Read(row, goals)), cancellation);

    /// <summary>The clocks of systems of which it was told that they differ from the hub's, by ticket, since when it is so.</summary>
    public async IAsyncEnumerable<(string Ticket, ObservedClock Theirs)> DifferingClocksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (ticket, book) in ClocksAsync(new Dictionary<string, SlaGoal>(), cancellation, onlyDiffering: true).ConfigureAwait(false))
        {
            foreach (var theirs in book.Observed.Where(one => one.IsTold))
                yield return (ticket, theirs);
        }
    }

    // All rows of a ticket are found by one index field.
    private IAsyncEnumerable<T> OfTicket<T>(string kind, string ticket, Func<StoredRow, T> read, CancellationToken cancellation, string index = EventRows.TicketIndex) =>
        AllAsync(new RowQuery(tenant, kind, PageRows) { Index = index, From = ticket, Before = $"{ticket}\0" }, read, cancellation);

    // '0' follows '/' in the order of characters.
    private RowQuery Of(string kind, string? connection) => new(tenant, kind, PageRows)
    {
        From = connection is null ? null : $"{connection}/",
        Before = connection is null ? null : $"{connection}0",
    };

    private async IAsyncEnumerable<T> AllAsync<T>(RowQuery query, Func<StoredRow, T> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        RowMark? after = null;
        do
        {
            var page = await store.PageAsync(query with { After = after }, cancellation).ConfigureAwait(false);
            foreach (var row in page.Rows)
                yield return read(row);
            after = page.Next;
        }
        while (after is not null);
    }
}
