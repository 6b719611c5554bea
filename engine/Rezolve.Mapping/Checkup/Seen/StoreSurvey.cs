using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Monitors;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Hub.Sinks;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Sinks;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks.Inbox;
using Rezolve.Mapping.Webhooks.Subscribing;

namespace Rezolve.Mapping.Checkup.Seen;

/// <summary>Looks through a store once, and counts. What it keeps does not grow with the tickets.</summary>
/// <param name="hub">The store.</param>
/// <param name="wants">Whether a connection is looked at.</param>
/// <param name="now">What is due by then is due.</param>
/// <param name="limits">How far back is looked.</param>
internal sealed class StoreSurvey(HubStore hub, Func<string, bool> wants, DateTimeOffset now, CheckupLimits limits)
{
    // Of what happened only the latest is read: there may be a million.
    private const long MostEvents = 5_000;

    private readonly StoreSightings _seen = new();

    /// <summary>Looks through it.</summary>
    public async Task<StoreSightings> TakeAsync(CancellationToken cancellation)
    {
        await TakeStandAsync(cancellation).ConfigureAwait(false);
        await TakeHooksAsync(cancellation).ConfigureAwait(false);
        await TakeEventsAsync(cancellation).ConfigureAwait(false);
        await TakeTicketsAsync(cancellation).ConfigureAwait(false);
        await foreach (var work in hub.WorkAsync(null, cancellation).ConfigureAwait(false))
            Add(work);
        return _seen;
    }

    private async Task TakeStandAsync(CancellationToken cancellation)
    {
        await foreach (var row in hub.RowsAsync(RowKinds.Mark, cancellation).ConfigureAwait(false))
            if (wants(row.Key.Id.Split('/', 2)[^1]))
                _seen.Marks[row.Key.Id] = MarkRows.Read(row);
        await foreach (var row in hub.RowsAsync(RowKinds.Suspension, cancellation).ConfigureAwait(false))
            if (wants(row.Key.Id))
                _seen.Suspended.Add(Suspension.OfRow(row));
        await foreach (var row in hub.RowsAsync(RowKinds.Pause, cancellation).ConfigureAwait(false))
            _seen.Paused[row.Key.Id] = ValueJson.Read(row.Content).TimeOf("since");
        await foreach (var row in hub.RowsAsync(RowKinds.Monitor, cancellation).ConfigureAwait(false))
            if (wants(row.Key.Id))
                _seen.Monitors[row.Key.Id] = MonitorRows.Read(row);
        await foreach (var row in hub.RowsAsync(RowKinds.Lag, cancellation).ConfigureAwait(false))
            if (wants(row.Key.Id.Split('/', 2)[^1]))
                _seen.Lags[row.Key.Id] = LagRows.Read(row);
        await foreach (var row in hub.RowsAsync(RowKinds.Guard, cancellation).ConfigureAwait(false))
            if (StoppedAct.Read(row) is { AllowedUntil: null } stopped && wants(stopped.Connection))
                _seen.Stopped.Add(stopped);
    }

    private async Task TakeHooksAsync(CancellationToken cancellation)
    {
        await foreach (var row in hub.RowsAsync(RowKinds.InboxCount, cancellation).ConfigureAwait(false))
            if (wants(row.Key.Id.Split('/', 2)[0]))
                _seen.Inboxes[row.Key.Id] = InboxRows.Counts(row);
        await foreach (var row in hub.RowsAsync(RowKinds.Hook, cancellation).ConfigureAwait(false))
            if (wants(row.Key.Id.Split('/', 2)[0]))
                _seen.Hooks[row.Key.Id] = HookRows.Read(row);
    }

    // Who listens is told in order, so how far each is says what it was not told.
    private async Task TakeEventsAsync(CancellationToken cancellation)
    {
        var last = await new EventSequence(hub.Rows, hub.Tenant).LastAsync(cancellation).ConfigureAwait(false);
        await foreach (var row in hub.RowsAsync(RowKinds.Sink, cancellation).ConfigureAwait(false))
        {
            var mark = EventMark.Read(row.Key.Id, await hub.RowAsync(EventMark.KeyOf(hub.Tenant, SinkKeeper.Prefix + row.Key.Id), cancellation).ConfigureAwait(false));
            _seen.Sinks[row.Key.Id] = new SinkSighting(SinkState.Read(row.Key.Id, row), last - mark.Place);
        }
        await foreach (var told in hub.EventsAsync(Math.Max(0, last - MostEvents), cancellation).ConfigureAwait(false))
        {
            if (told.Type is EventTypes.RuleFailed or EventTypes.RulesStopped && now - told.At <= limits.RuleTrouble)
                _seen.Rules.Add(new RuleTrouble(told.Cause, told.Type == EventTypes.RulesStopped, told.About.GetValueOrDefault("reason") ?? "no reason is known"), told.At, told.Ticket);
        }
        _seen.BackupAt = await hub.RowAsync(BackupRows.KeyOf(hub.Tenant), cancellation).ConfigureAwait(false) is { } backup ? BackupRows.Read(backup) : null;
    }

    private async Task TakeTicketsAsync(CancellationToken cancellation)
    {
        await foreach (var link in hub.LinksAsync(null, cancellation).Where(one => wants(one.Connection)).ConfigureAwait(false))
            Add(link);
        await foreach (var create in hub.CreatesAsync(null, cancellation).Where(one => wants(one.Connection)).ConfigureAwait(false))
            Add(create);
        await foreach (var kept in hub.ConflictsAsync(onlyOpen: true, cancellation).Where(one => wants(one.Connection)).ConfigureAwait(false))
            _seen.OpenConflicts.Add(kept.Connection, kept.At, kept.Id);
        await foreach (var letter in hub.LettersAsync(cancellation).Where(one => wants(one.Connection)).ConfigureAwait(false))
            _seen.Letters.Add(new GivenUp(letter.Connection, letter.Class, letter.Code, letter.Place), letter.At, letter.Id);
        await foreach (var (ticket, theirs) in hub.DifferingClocksAsync(cancellation).Where(one => wants(one.Theirs.Connection)).ConfigureAwait(false))
            _seen.DifferingClocks.Add(theirs.Connection, theirs.DiffersSince ?? now, ticket);
    }

    private void Add(TicketLink link)
    {
        var name = $"{link.Connection}/{link.Key}";
        _seen.HasLinks = true;
        foreach (var hold in link.Holds.Values)
            Add(link.Connection, hold, name);
        if (link.Intent?.SentAt is { } sent)
            _seen.Unsettled.Add(link.Connection, sent, name);
        if (link.End?.BackSince is { } back)
            _seen.ThereAgain.Add(link.Connection, back, name);
    }

    private void Add(CreateIntent create)
    {
        if (create.Hold is { } hold)
            Add(create.Connection, hold, create.Ticket);
        else if (create is { State: CreateState.Unknown, LastSentAt: { } sent })
            _seen.Unsettled.Add(create.Connection, sent, create.Ticket);
    }

    private void Add(string connection, GroupHold hold, string name) =>
        _seen.Holds.Add(new HeldFor(connection, hold.Reason, hold.Field, hold.Code, hold.Place), hold.Since, name);

    private void Add(WorkItem work)
    {
        if (work.Record is { } record && !wants(record.Connection))
            return;
        _seen.Queued++;
        if (work.DueAt <= now)
            _seen.Due++;
        if (_seen.OldestDue is null || work.DueAt < _seen.OldestDue)
            _seen.OldestDue = work.DueAt;
        if (work.FailingSince is { } since)
            _seen.Failing.Add(work.Waits ?? "no reason is known", since, work.Id);
    }
}
