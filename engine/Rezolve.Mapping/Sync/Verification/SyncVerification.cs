using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sync.Planning;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns;

namespace Rezolve.Mapping.Sync.Verification;

/// <summary>
/// Reads every linked ticket at its system and holds it against the hub, by the sync's own rules. It writes nothing: systems refuse writes here, and what
/// is learned of people on the way is forgotten. Memory does not grow with the tickets.
/// </summary>
internal sealed class SyncVerification : IAsyncDisposable
{
    private const int Waiting = 100;

    private readonly PlanStore _store;
    private readonly SyncScope _scope;
    private readonly Dictionary<string, FeedMark> _marks = new(StringComparer.Ordinal);

    /// <summary>Prepares it; nothing is read yet.</summary>
    /// <param name="setting">The sync.</param>
    public SyncVerification(SyncSetting setting)
    {
        _store = new PlanStore(setting.Store, setting.Clock);
        var orders = new PlannedOrders();
        _scope = new SyncScope(setting with { Store = _store, Systems = setting.Systems.ToDictionary(one => one.Key, one => PlanningTickets.Over(one.Value, orders)) });
    }

    /// <summary>What came of it so far, in numbers.</summary>
    public VerificationCounts Counts { get; } = new();

    /// <summary>Looks, and gives what differs as it is found.</summary>
    /// <param name="wants">Whether a link is looked at.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<LinkFinding> RunAsync(Func<TicketLink, bool> wants, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var side in _scope.Program.Sides)
            _marks[side.Connection] = MarkRows.Read(await _scope.Hub.RowAsync(MarkRows.KeyOf(_scope.Program.Tenant, _scope.Program.Name, side.Connection), cancellation).ConfigureAwait(false));
        var found = Channel.CreateBounded<LinkFinding>(Waiting);
        var work = Task.Run(() => ReadAllAsync(wants, found.Writer, cancellation), cancellation);
        await foreach (var one in found.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            yield return one;
        await work.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private async Task ReadAllAsync(Func<TicketLink, bool> wants, ChannelWriter<LinkFinding> found, CancellationToken cancellation)
    {
        try
        {
            var links = _scope.Program.Sides.ToAsyncEnumerable().SelectMany(side => _scope.Hub.LinksAsync(side.Connection, cancellation)).Where(wants);
            await Parallel.ForEachAsync(links, new ParallelOptions { MaxDegreeOfParallelism = _scope.Setting.Limits.Lanes, CancellationToken = cancellation }, async (link, stop) =>
            {
                foreach (var one in await LookAsync(link, stop).ConfigureAwait(false))
                    await found.WriteAsync(one, stop).ConfigureAwait(false);
            }).ConfigureAwait(false);
            found.Complete();
        }
        catch (Exception problem)
        {
            // Whoever reads hears of it; what had been found before is told first.
            found.Complete(problem);
        }
    }

    private async Task<IReadOnlyList<LinkFinding>> LookAsync(TicketLink link, CancellationToken cancellation)
    {
        if (link.State != LinkState.Active)
            return Count(LinkVerdict.Ended);
        var read = await _scope[link.Connection].Tickets.ReadAsync(link.Key, cancellation).ConfigureAwait(false);
        // What was read is held against what is kept now: a turn may have been taken meanwhile.
        if (await _scope.Hub.LinkAsync(link.Connection, link.Key, cancellation).ConfigureAwait(false) is not { State: LinkState.Active } known)
            return Count(LinkVerdict.Ended);
        if (await _scope.Hub.TicketAsync(known.Ticket, cancellation).ConfigureAwait(false) is not { } ticket)
            return Count(LinkVerdict.Gone);
        if (read.Failure is { } failure)
            return Count(LinkVerdict.Unread, new LinkFinding(known, LinkVerdict.Unread, failure.Message));
        if (read.Ticket is not { IsDeleted: false, MergedInto: null } external)
            return Count(LinkVerdict.Missing, new LinkFinding(known, LinkVerdict.Missing, "it is not there"));
        return await CompareAsync(ticket, known, external, cancellation).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<LinkFinding>> CompareAsync(HubTicket ticket, TicketLink link, SystemTicket external, CancellationToken cancellation)
    {
        var facts = _scope[link.Connection].Facts;
        var people = await PeopleOfTicket.FindAsync(_scope, facts, ticket, link, external, cancellation).ConfigureAwait(false);
        if (people.Failure is { } failure)
            return Count(LinkVerdict.Unread, new LinkFinding(link, LinkVerdict.Unread, failure.Message));
        var excuse = await IsPendingAsync(ticket, link, cancellation).ConfigureAwait(false) ? FieldVerdict.Pending
            : IsUnheard(link, external, facts) ? FieldVerdict.Unheard
            : (FieldVerdict?)null;
        var found = new List<LinkFinding>();
        foreach (var (verdict, difference) in new LinkJudge(new FieldSides(_scope.Program, facts, people)).Judge(ticket, link, external, excuse))
        {
            Counts.Add(verdict);
            if (difference is not null)
                found.Add(new LinkFinding(link, LinkVerdict.Compared, "") { Difference = difference });
        }
        return Count(LinkVerdict.Compared, [.. found]);
    }

    private async ValueTask<bool> IsPendingAsync(HubTicket ticket, TicketLink link, CancellationToken cancellation)
    {
        if (link.Intent is not null)
            return true;
        var tenant = _scope.Hub.Tenant;
        var rows = await _scope.Setting.Store.LoadAsync(
            [WorkRows.KeyOf(tenant, WorkItem.OfTicket(ticket.Id)), WorkRows.KeyOf(tenant, WorkItem.OfRecord(link.Connection, link.Key))], cancellation).ConfigureAwait(false);
        return rows.Any(row => row is not null);
    }

    // Both ages are measured by one clock each, so that it does not matter how far the two are apart.
    private bool IsUnheard(TicketLink link, SystemTicket external, SystemFacts facts) =>
        _marks[link.Connection].LastRun is not { } run || (external.UpdatedAt is { } updated && external.ReadAt - updated <= _scope.Now - run + facts.ReadLag + facts.Resolution);

    private IReadOnlyList<LinkFinding> Count(LinkVerdict verdict, params IReadOnlyList<LinkFinding> found)
    {
        Counts.Add(verdict);
        return found;
    }
}
