using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Intake;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns.Endings;

namespace Rezolve.Mapping.Sync.Turns;

/// <summary>One turn of a record that something drew attention to: it is read, and taken in or brought in step.</summary>
/// <param name="scope">The sync.</param>
internal sealed class RecordTurn(SyncScope scope)
{
    private const string Unseen = "what drew attention to it may not show yet";

    /// <summary>Takes a turn.</summary>
    /// <param name="item">The work, which names the record.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<TurnResult> RunAsync(WorkItem item, CancellationToken cancellation)
    {
        var record = item.Record!;
        if (await scope.Hub.IsPausedAsync(record.Connection, cancellation).ConfigureAwait(false))
            return TurnResult.Wait(scope.Now + scope.Program.Schedule.Poll, $"{record.Connection} is paused");
        var system = scope[record.Connection];
        if (await scope.Hub.LinkAsync(record.Connection, record.Key, cancellation).ConfigureAwait(false) is { } link)
        {
            if (link.MergedInto is not null)
                return await PassOnAsync(record, await scope.Hub.LinkNowAsync(record.Connection, record.Key, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            if (link.State == LinkState.Tombstoned)
                return await new RestoredTurn(scope, system).RunAsync(link, cancellation).ConfigureAwait(false);
            if (link.State != LinkState.Active)
                return TurnResult.Quiet;
            var cause = $"{record.Connection}/{record.Key}";
            var result = await new TicketTurn(scope).RunAsync(link.Ticket, cause, record.Connection, item.Rests, cancellation).ConfigureAwait(false) with { IsLinked = true };
            return await IsUnseenAsync(item, link, result, cancellation).ConfigureAwait(false) ? TurnResult.Wait(item.DueAt + system.Facts.ReadLag, Unseen) with { IsLinked = true } : result;
        }
        // What a system tells by itself knows no filter: whether a record of its is new to the sync, the feed decides.
        if (item.Cause == WorkItem.Told && scope.Program[record.Connection].Filter.Count > 0)
            return TurnResult.Quiet;
        var read = await system.Tickets.ReadAsync(record.Key, cancellation).ConfigureAwait(false);
        if (read.Failure is { } failure)
            return TurnResult.Failed(failure);
        if (read.Ticket is not { } external)
            return await MissAsync(record, cancellation).ConfigureAwait(false);
        if (external.Key != record.Key && await scope.Hub.LinkNowAsync(record.Connection, external.Key, cancellation).ConfigureAwait(false) is { } other)
            return await PassOnAsync(record, other, cancellation).ConfigureAwait(false);
        external = external with { AskedKey = null };
        var creates = new List<CreateIntent>();
        await foreach (var create in scope.Hub.CreatesAsync(record.Connection, cancellation).ConfigureAwait(false))
            creates.Add(create);
        // A link that came between the first look and the creates is seen now.
        if (await scope.Hub.LinkAsync(record.Connection, external.Key, cancellation).ConfigureAwait(false) is not null)
            return TurnResult.Again;
        var outcome = await new RecordIntake(scope, system, creates).TakeAsync(external, null, null, cancellation).ConfigureAwait(false);
        return outcome == IntakeOutcome.Queued
            ? TurnResult.Wait(scope.Now + system.Facts.RequestTimeout + Longer(system.Facts), "it may be what is being made there")
            : TurnResult.Quiet;
    }

    private async Task<TurnResult> MissAsync(Origin record, CancellationToken cancellation)
    {
        await scope.Restoring.PassAsync(record.Connection, record.Key, cancellation).ConfigureAwait(false);
        return await PassOnAsync(record, await scope.Hub.LinkOnceCalledAsync(record.Connection, record.Key, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
    }

    // What names a ticket by a key that it no longer has means the ticket.
    private async Task<TurnResult> PassOnAsync(Origin named, TicketLink? meant, CancellationToken cancellation)
    {
        if (meant is { State: LinkState.Active })
        {
            var cause = $"{named.Connection}/{named.Key} is {meant.Key} now";
            await new HubChange(scope).Queue(WorkItem.OfRecord(meant.Connection, meant.Key), scope.Now, cause).CommitAsync(cancellation).ConfigureAwait(false);
        }
        return TurnResult.Quiet;
    }

    // Reads may lag behind what told of the record: one that shows nothing new is believed only once the lag has passed.
    private async Task<bool> IsUnseenAsync(WorkItem item, TicketLink link, TurnResult result, CancellationToken cancellation) =>
        result is { Failure: null, Progress: false, DueAt: null, IsBusy: false } && item.Waits != Unseen && scope.Now < item.DueAt + scope[link.Connection].Facts.ReadLag
        && (await scope.Hub.LinkAsync(link.Connection, link.Key, cancellation).ConfigureAwait(false))?.Version == link.Version;

    private static TimeSpan Longer(SystemFacts facts) => facts.ReadLag > facts.Recover.Wait ? facts.ReadLag : facts.Recover.Wait;
}
