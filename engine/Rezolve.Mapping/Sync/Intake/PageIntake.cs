using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Intake;

/// <summary>Takes in a page of a feed. Everything on it has a durable outcome before the page's mark is stored.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class PageIntake(SyncScope scope, ConnectedSystem system)
{
    private SystemFacts Facts => system.Facts;

    /// <summary>Takes a page in.</summary>
    /// <param name="page">The page.</param>
    /// <param name="wakes">Takes the work that is to be committed with the page's mark.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<IntakeReport> TakeAsync(TicketPage page, HubChange wakes, CancellationToken cancellation)
    {
        var counts = new int[Enum.GetValues<IntakeOutcome>().Length];
        // Before the links: a create that ends between the two is seen as a link.
        var creates = await CreatesAsync(cancellation).ConfigureAwait(false);
        var links = await LinksAsync(page.Tickets, cancellation).ConfigureAwait(false);
        var changed = new List<(PageTicket Row, TicketLink? Link)>();
        foreach (var (row, link) in page.Tickets.Zip(links))
        {
            if (link is not null && LinkRows.IsAsRead(link, row.Fingerprint, scope.IsStamped(system) ? row.Stamp : null, scope.Times(system) ? row.Stamp : null))
                counts[(int)IntakeOutcome.Unchanged]++;
            else
                changed.Add((row, link is null ? null : LinkRows.Read(link)));
        }
        scope.Monitors.Told(Facts.Connection, page.Tickets.Count, counts[(int)IntakeOutcome.Unchanged]);
        foreach (var outcome in await TakeAllAsync(changed, creates, cancellation).ConfigureAwait(false))
            counts[(int)outcome]++;
        foreach (var outcome in await new PartIntake(scope, system).TakeAsync(page.Parts, wakes, cancellation).ConfigureAwait(false))
            counts[(int)outcome]++;
        counts[(int)IntakeOutcome.Queued] += await QueueAsync(page.Missing, cancellation).ConfigureAwait(false);
        counts[(int)IntakeOutcome.Unreadable] += await KeepAsync(page.Unread, cancellation).ConfigureAwait(false);
        return new IntakeReport
        {
            Read = page.Tickets.Count + page.Parts.Count + page.Missing.Count + page.Unread.Count + page.Skipped,
            Unchanged = counts[(int)IntakeOutcome.Unchanged],
            Changed = counts[(int)IntakeOutcome.Changed],
            New = counts[(int)IntakeOutcome.New],
            Joined = counts[(int)IntakeOutcome.Joined],
            Queued = counts[(int)IntakeOutcome.Queued],
            Skipped = counts[(int)IntakeOutcome.Skipped] + page.Skipped,
            Unreadable = counts[(int)IntakeOutcome.Unreadable],
            Pages = 1,
            Failure = page.Failure,
            Notes = page.Notes,
        };
    }

    private async Task<IReadOnlyList<CreateIntent>> CreatesAsync(CancellationToken cancellation)
    {
        var creates = new List<CreateIntent>();
        await foreach (var create in scope.Hub.CreatesAsync(Facts.Connection, cancellation).ConfigureAwait(false))
            creates.Add(create);
        return creates;
    }

    private ValueTask<IReadOnlyList<StoredRow?>> LinksAsync(IReadOnlyList<PageTicket> rows, CancellationToken cancellation) =>
        scope.Setting.Store.LoadAsync([.. rows.Select(row => LinkRows.KeyOf(scope.Hub.Tenant, Facts.Connection, row.Key))], cancellation);

    // Records of different tickets are committed together, as many as wait; in one lane one after the other, in the page's order.
    private async Task<IReadOnlyList<IntakeOutcome>> TakeAllAsync(
        List<(PageTicket Row, TicketLink? Link)> changed, IReadOnlyList<CreateIntent> creates, CancellationToken cancellation)
    {
        var tickets = await TicketsAsync(changed, cancellation).ConfigureAwait(false);
        var intake = new RecordIntake(scope, system, creates);
        var outcomes = new List<IntakeOutcome>();
        var under = new List<Task<IntakeOutcome>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (row, link) in changed)
        {
            // Two rows of one ticket, or of none yet, must not race: the second is looked at when its turn comes.
            if (row.Read is not { } read || !seen.Add(link?.Ticket ?? $"/{row.Key}"))
                outcomes.Add(await HintAsync(row.Key, cancellation).ConfigureAwait(false));
            else if (scope.Setting.Limits.Lanes == 1 || scope.Program[Facts.Connection].MatchBy.Count > 0)
                outcomes.Add(await intake.TakeAsync(read(), link, link is null ? null : tickets.GetValueOrDefault(link.Ticket), cancellation).ConfigureAwait(false));
            else
                under.Add(intake.TakeAsync(read(), link, link is null ? null : tickets.GetValueOrDefault(link.Ticket), cancellation));
        }
        outcomes.AddRange(await Task.WhenAll(under).ConfigureAwait(false));
        return outcomes;
    }

    private async Task<Dictionary<string, HubTicket>> TicketsAsync(List<(PageTicket Row, TicketLink? Link)> changed, CancellationToken cancellation)
    {
        var ids = changed.Select(one => one.Link?.Ticket).OfType<string>().Distinct().ToList();
        var stored = await scope.Setting.Store.LoadAsync([.. ids.Select(id => TicketRows.KeyOf(scope.Hub.Tenant, id))], cancellation).ConfigureAwait(false);
        return stored.OfType<StoredRow>().Select(TicketRows.Read).ToDictionary(ticket => ticket.Id, StringComparer.Ordinal);
    }

    private async Task<IntakeOutcome> HintAsync(string key, CancellationToken cancellation)
    {
        await new HubChange(scope).Queue(WorkItem.OfRecord(Facts.Connection, key), scope.Now, "feed").CommitAsync(cancellation).ConfigureAwait(false);
        return IntakeOutcome.Queued;
    }

    private async Task<int> QueueAsync(IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        foreach (var key in keys)
            await HintAsync(key, cancellation).ConfigureAwait(false);
        return keys.Count;
    }

    private async Task<int> KeepAsync(IReadOnlyList<UnreadTicket> unread, CancellationToken cancellation)
    {
        foreach (var row in unread)
        {
            var about = new DeadSubject(Facts.Connection, null, row.Key ?? "?", "read");
            await new HubChange(scope).Give(DeadLetters.Of(row.Failure, about, 1, scope.Now, Facts.Manifest)).CommitAsync(cancellation).ConfigureAwait(false);
        }
        return unread.Count;
    }
}
