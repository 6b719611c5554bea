using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems.Together;
using Rezolve.Mapping.Sync.Turns;
using Rezolve.Mapping.Telemetry;

namespace Rezolve.Mapping.Sync;

/// <summary>Does the work that is due: every item is one turn, and goes, waits or is given up, visibly.</summary>
/// <param name="scope">The sync.</param>
/// <param name="keepLease">Renews the right to work, where it ends soon.</param>
internal sealed class WorkRun(SyncScope scope, Func<Task> keepLease)
{
    // A turn that leaves itself due at once is taken again, but never for ever in one run.
    private const int MostTurns = 3;

    private readonly Dictionary<string, int> _turns = new(StringComparer.Ordinal);

    /// <summary>Does all that is due now.</summary>
    /// <param name="cancellation">Ends the work after what is in hand.</param>
    public async Task<WorkReport> RunAsync(CancellationToken cancellation)
    {
        var report = WorkReport.None;
        while (!cancellation.IsCancellationRequested && await NextAsync(cancellation).ConfigureAwait(false) is { Count: > 0 } items)
        {
            foreach (var one in await AllAsync(items, cancellation).ConfigureAwait(false))
                report += one;
        }
        return report;
    }

    private async Task<IReadOnlyList<WorkItem>> NextAsync(CancellationToken cancellation)
    {
        var items = new List<WorkItem>();
        var due = scope.Now + TimeSpan.FromTicks(1);
        await foreach (var item in scope.Hub.WorkAsync(due, cancellation).ConfigureAwait(false))
        {
            if (_turns.GetValueOrDefault(item.Id) >= MostTurns)
                continue;
            _turns[item.Id] = _turns.GetValueOrDefault(item.Id) + 1;
            items.Add(item);
            if (items.Count >= scope.Setting.Limits.Batch)
                break;
        }
        return items;
    }

    private async Task<IReadOnlyList<WorkReport>> AllAsync(IReadOnlyList<WorkItem> items, CancellationToken cancellation)
    {
        var reports = new WorkReport[items.Count];
        if (scope.Gathers)
        {
            using var together = new Gathering(scope.Setting.Limits.Lanes, keepLease);
            scope.Together = together;
            try
            {
                await together.RunAsync(items.Count, async at => reports[at] = await OneAsync(items[at], cancellation).ConfigureAwait(false)).ConfigureAwait(false);
            }
            finally
            {
                scope.Together = null;
            }
            return reports;
        }
        if (scope.Setting.Limits.Lanes == 1)
        {
            for (var i = 0; i < items.Count; i++)
                reports[i] = await OneAsync(items[i], cancellation).ConfigureAwait(false);
            return reports;
        }
        var lanes = new ParallelOptions { MaxDegreeOfParallelism = scope.Setting.Limits.Lanes, CancellationToken = cancellation };
        await Parallel.ForAsync(0, items.Count, lanes, async (i, token) => reports[i] = await OneAsync(items[i], token).ConfigureAwait(false)).ConfigureAwait(false);
        return reports;
    }

    private async Task<WorkReport> OneAsync(WorkItem item, CancellationToken cancellation)
    {
        using var activity = EngineTelemetry.Begin("turn");
        var begun = scope.Setting.Clock.GetTimestamp();
        var report = await TurnAsync(item, cancellation).ConfigureAwait(false);
        var outcome = report.GivenUp > 0 ? "givenUp" : report.Done > 0 ? "done" : "waits";
        activity?.SetTag("rezolve.sync", scope.Program.Name).SetTag("rezolve.outcome", outcome);
        EngineTelemetry.Worked(scope.Program.Name, outcome, scope.Setting.Clock.GetElapsedTime(begun));
        return report;
    }

    private async Task<WorkReport> TurnAsync(WorkItem item, CancellationToken cancellation)
    {
        // No request may outlive the lease.
        await keepLease().ConfigureAwait(false);
        var result = item.Ticket is { } ticket
            ? await new TicketTurn(scope).RunAsync(ticket, item.Cause, null, item.Rests, cancellation).ConfigureAwait(false)
            : await new RecordTurn(scope).RunAsync(item, cancellation).ConfigureAwait(false);
        // It stays due, and is taken again with those that come next.
        if (result.IsBusy)
            return WorkReport.None;
        var key = WorkRows.KeyOf(scope.Hub.Tenant, item.Id);
        var next = Next(item, result);
        var letter = next is null && result.Failure is not null ? await LetterOfAsync(item, result, cancellation).ConfigureAwait(false) : null;
        // What one system gave up for good is no reason to forget what is due at another.
        next ??= letter is not null && result.DueAt is { } due ? item with { Attempts = 0, FailingSince = null, DueAt = due, Waits = result.Waits } : null;
        // A hint that came meanwhile is due now, and stays.
        var change = new StoreChange
        {
            Writes = [.. Letters(letter), .. next is null ? [] : (RowWrite[])[WorkRows.Of(scope.Hub.Tenant, next) with { Expected = item.Version }]],
            Deletes = [.. next is null ? [new RowCheck(key, item.Version)] : Array.Empty<RowCheck>(), .. result.Failure is null ? Mended(item, result) : []],
            Lease = scope.Lease,
        };
        await scope.Setting.Store.CommitAsync(change, cancellation).ConfigureAwait(false);
        return new WorkReport(1, next is null && letter is null ? 1 : 0, next is null || letter is not null ? 0 : 1, letter is null ? 0 : 1);
    }

    private IEnumerable<RowWrite> Letters(DeadLetter? letter) => letter is null ? [] : [LetterRows.Of(scope.Hub.Tenant, letter)];

    /// <summary>The work as it waits; null where it is done or given up.</summary>
    private WorkItem? Next(WorkItem item, TurnResult result)
    {
        var rests = item.Rests.Where(rest => rest.Value > scope.Now).ToDictionary(StringComparer.Ordinal);
        // Where a system rests nothing was tried, so it still fails as far as anybody knows.
        var fresh = rests.Count > 0 ? item with { Rests = rests, Waits = result.Waits } : item with { Attempts = 0, FailingSince = null, Rests = rests, Waits = result.Waits };
        if (result.Failure is not { } failure)
            return result.Progress ? fresh with { DueAt = scope.Now } : result.DueAt is { } due ? fresh with { DueAt = due } : null;
        var failing = item with { Attempts = item.Attempts + 1, FailingSince = item.FailingSince ?? scope.Now, Rests = rests, Waits = failure.Message };
        WorkItem? next = Remedies.Of(failure, failing.Attempts, item.FailingSince, scope.Now, scope.Setting.Limits, scope.Setting.Chance) switch
        {
            Remedy.RetryAt again => failing with { DueAt = again.At, Attempts = again.IsCounted ? failing.Attempts : item.Attempts },
            Remedy.LookUp look => failing with { DueAt = look.At },
            Remedy.ReadAgain => failing with { DueAt = scope.Now },
            Remedy.SuspendConnection => failing with { DueAt = scope.Now + scope.Setting.Limits.Probe, Attempts = item.Attempts },
            _ => null,
        };
        return next is not null && result.FailedAt is { } at ? Resting(next, at, result.DueAt, rests) : next;
    }

    // What failed at one system is no reason to be late at another.
    private static WorkItem Resting(WorkItem next, string at, DateTimeOffset? due, Dictionary<string, DateTimeOffset> rests)
    {
        rests[at] = next.DueAt;
        return next with { Rests = rests, DueAt = due < next.DueAt ? due.Value : next.DueAt };
    }

    // What could be read is no longer given up; of a system that rests nothing was read.
    private IEnumerable<RowCheck> Mended(WorkItem item, TurnResult result)
    {
        var asked = scope.Program.Sides.Where(side => !(item.Rests.GetValueOrDefault(side.Connection) > scope.Now));
        var letters = item.Ticket is { } ticket ? asked.Select(side => scope.Letters.OfTicket(side.Connection, ticket))
            : result.IsLinked ? [scope.Letters.Of(item.Record!.Connection, item.Record.Key)] : [];
        return letters.OfType<DeadSubject>().Select(about => new RowCheck(LetterRows.KeyOf(scope.Hub.Tenant, about.Id), null));
    }

    private async Task<DeadLetter> LetterOfAsync(WorkItem item, TurnResult result, CancellationToken cancellation)
    {
        var ticket = item.Ticket ?? (await scope.Hub.LinkAsync(item.Record!.Connection, item.Record.Key, cancellation).ConfigureAwait(false))?.Ticket;
        var about = item.Record is { } record && (result.FailedAt ?? record.Connection) == record.Connection
            ? new DeadSubject(record.Connection, ticket, record.Key, ReadLetters.Group)
            : new DeadSubject(result.FailedAt!, ticket, null, ReadLetters.Group);
        var letter = DeadLetters.Of(result.Failure!, about, item.Attempts + 1, scope.Now, "");
        scope.Letters.Given(letter);
        scope.Tell(SyncStepKind.DeadLetter, letter.Connection, about.Ticket, letter.Message);
        return letter;
    }
}
