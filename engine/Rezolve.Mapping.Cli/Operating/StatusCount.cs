using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Monitors;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Webhooks.Inbox;
using Rezolve.Mapping.Webhooks.Subscribing;

namespace Rezolve.Mapping.Cli.Operating;

/// <summary>How a workspace stands: counted from what is kept, by connection.</summary>
internal sealed record StatusCount
{
    /// <summary>How the feeds of each sync stand, by <c>sync/connection</c>.</summary>
    public SortedDictionary<string, FeedMark> Marks { get; } = new(StringComparer.Ordinal);

    /// <summary>How long changes took, by <c>sync/connection</c>.</summary>
    public SortedDictionary<string, LagSpread> Lags { get; } = new(StringComparer.Ordinal);

    /// <summary>What stands still because somebody said so, and since when.</summary>
    public required IReadOnlyDictionary<string, DateTimeOffset?> Pauses { get; init; }

    /// <summary>What guards have stopped, and what is allowed since.</summary>
    public List<StoppedAct> Stopped { get; } = [];

    /// <summary>The connections that are left alone, because nothing would work there.</summary>
    public List<Suspension> Suspended { get; } = [];

    /// <summary>What came of deliveries, by <c>connection/webhook</c>.</summary>
    public SortedDictionary<string, InboxCounts> Inboxes { get; } = new(StringComparer.Ordinal);

    /// <summary>What systems were told about where to send events, by <c>connection/webhook</c>.</summary>
    public SortedDictionary<string, HookState> Hooks { get; } = new(StringComparer.Ordinal);

    /// <summary>How each connection stands.</summary>
    public SortedDictionary<string, ConnectionCount> Connections { get; } = new(StringComparer.Ordinal);

    /// <summary>How much waits.</summary>
    public long Queued { get; set; }

    /// <summary>How much of it is due.</summary>
    public long Due { get; set; }

    /// <summary>Since when what waits longest is due; null where nothing waits.</summary>
    public DateTimeOffset? Oldest { get; set; }

    /// <summary>Whether a person has something to look at.</summary>
    public bool NeedsSomebody => Connections.Values.Any(one => one.Letters > 0 || one.OpenConflicts > 0);

    /// <summary>Counts what is kept.</summary>
    public static async Task<StatusCount> OfAsync(HubStore hub, IEnumerable<string> connections, DateTimeOffset now, CancellationToken cancellation)
    {
        var count = new StatusCount { Pauses = await Operating.Pauses.AllAsync(hub, cancellation) };
        foreach (var name in connections)
            count.Of(name);
        await foreach (var row in Operating.Pauses.RowsAsync(hub, RowKinds.Guard, cancellation))
        {
            if (StoppedAct.Read(row) is var stopped && !(stopped.AllowedUntil <= now))
                count.Stopped.Add(stopped);
        }
        await foreach (var row in Operating.Pauses.RowsAsync(hub, RowKinds.Suspension, cancellation))
            count.Suspended.Add(Suspension.OfRow(row));
        await foreach (var row in Operating.Pauses.RowsAsync(hub, RowKinds.Mark, cancellation))
            count.Marks[row.Key.Id] = MarkRows.Read(row);
        await foreach (var row in Operating.Pauses.RowsAsync(hub, RowKinds.Rate, cancellation))
            count.Of(row.Key.Id).Rates = RateRows.Read(row);
        await foreach (var row in hub.RowsAsync(RowKinds.Lag, cancellation))
            count.Lags[row.Key.Id] = LagRows.Read(row);
        await foreach (var row in hub.RowsAsync(RowKinds.Monitor, cancellation))
            count.Of(row.Key.Id).Monitor = MonitorRows.Read(row);
        await foreach (var link in hub.LinksAsync(null, cancellation))
            count.Of(link.Connection).Add(link);
        await foreach (var create in hub.CreatesAsync(null, cancellation))
            count.Of(create.Connection).Add(create);
        await foreach (var kept in hub.ConflictsAsync(onlyOpen: false, cancellation))
            count.Of(kept.Connection).Add(kept);
        await foreach (var file in hub.FilesAsync(null, cancellation))
            count.Add(file);
        await foreach (var letter in hub.LettersAsync(cancellation))
            count.Of(letter.Connection).Letters++;
        await foreach (var (_, theirs) in hub.DifferingClocksAsync(cancellation))
            count.Of(theirs.Connection).DifferingClocks++;
        await foreach (var row in Operating.Pauses.RowsAsync(hub, RowKinds.InboxCount, cancellation))
            count.Inboxes[row.Key.Id] = InboxRows.Counts(row);
        await foreach (var row in Operating.Pauses.RowsAsync(hub, RowKinds.Hook, cancellation))
            count.Hooks[row.Key.Id] = HookRows.Read(row);
        await foreach (var work in hub.WorkAsync(null, cancellation))
            count.Add(work, now);
        return count;
    }

    private ConnectionCount Of(string connection)
    {
        if (!Connections.TryGetValue(connection, out var found))
            Connections[connection] = found = new ConnectionCount();
        return found;
    }

    private void Add(HubFile file)
    {
        Of(file.Origin.Connection).Files.Add(file);
        foreach (var (connection, copy) in file.Copies)
            Of(connection).Files.Add(copy);
    }

    private void Add(WorkItem work, DateTimeOffset now)
    {
        Queued++;
        Due += work.DueAt <= now ? 1 : 0;
        Oldest = Oldest is { } known && known <= work.DueAt ? known : work.DueAt;
    }
}

/// <summary>How a connection stands.</summary>
internal sealed class ConnectionCount
{
    /// <summary>Its links by state.</summary>
    public SortedDictionary<LinkState, long> Links { get; } = [];

    /// <summary>Its links that have ended, by reason.</summary>
    public SortedDictionary<LinkEndReason, long> Ended { get; } = [];

    /// <summary>Of its links that have ended, those whose ticket is there again.</summary>
    public long Back { get; private set; }

    /// <summary>Writes that are under way.</summary>
    public long OpenIntents { get; private set; }

    /// <summary>Creates that are under way, by state.</summary>
    public SortedDictionary<CreateState, long> Creates { get; } = [];

    /// <summary>Groups that stand still, by reason.</summary>
    public SortedDictionary<string, long> Holds { get; } = new(StringComparer.Ordinal);

    /// <summary>Conflicts that were kept.</summary>
    public long Conflicts { get; private set; }

    /// <summary>Conflicts that a person has to decide.</summary>
    public long OpenConflicts { get; private set; }

    /// <summary>Dead letters.</summary>
    public long Letters { get; set; }

    /// <summary>How often what is remembered of it was wanted, and known.</summary>
    public ConnectionRates Rates { get; set; }

    /// <summary>Clocks that it keeps by itself, and that differ from the hub's.</summary>
    public long DifferingClocks { get; set; }

    /// <summary>What came in of it and was written there of late.</summary>
    public ConnectionMonitor Monitor { get; set; } = new();

    /// <summary>Its files.</summary>
    public FileCount Files { get; } = new();

    /// <summary>Counts a link.</summary>
    public void Add(TicketLink link)
    {
        Count(Links, link.State);
        OpenIntents += link.Intent is null ? 0 : 1;
        if (link.End is { } end)
            Count(Ended, end.Reason);
        Back += link.End?.BackSince is null ? 0 : 1;
        foreach (var hold in link.Holds.Values)
            Count(Holds, hold.Reason);
    }

    /// <summary>Counts a create.</summary>
    public void Add(CreateIntent create)
    {
        Count(Creates, create.State);
        if (create.Hold is { } hold)
            Count(Holds, hold.Reason);
    }

    /// <summary>Counts a conflict.</summary>
    public void Add(KeptConflict kept)
    {
        Conflicts++;
        OpenConflicts += kept.IsOpen ? 1 : 0;
    }

    private static void Count<T>(SortedDictionary<T, long> counts, T what)
        where T : notnull => counts[what] = counts.GetValueOrDefault(what) + 1;
}
