using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Traces;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Telemetry;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Turns.Writes;

/// <summary>Sends a write whose intent is stored, reads it back and commits what it has come to.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class WriteTurn(SyncScope scope, ConnectedSystem system)
{
    private const int Most = 50;

    private RequestTrace? _request;
    private string _cause = "";

    private SystemFacts Facts => system.Facts;

    /// <summary>Sends it, once.</summary>
    /// <param name="link">The link, with the intent committed.</param>
    /// <param name="write">The write.</param>
    /// <param name="groups">The groups it is about.</param>
    /// <param name="before">The ticket as it was planned on.</param>
    /// <param name="alone">Connections at which groups are written one by one.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<TurnResult> SendAsync(
        TicketLink link, PlannedWrite write, IReadOnlyList<DueGroup> groups, SystemTicket before, ISet<string> alone, CancellationToken cancellation)
    {
        var sent = scope.Now;
        using var activity = EngineTelemetry.Begin("write");
        var report = await system.Tickets.WriteAsync(write.Order, cancellation).ConfigureAwait(false);
        activity?.SetTag("rezolve.sync", scope.Program.Name).SetTag("rezolve.connection", Facts.Connection).SetTag("rezolve.outcome", report.Result);
        (_request, _cause) = (RequestTraces.Of(write.Order, report, scope.Now - sent), write.Intent.Cause);
        switch (report.Result)
        {
            case WriteResult.Unknown:
                await Traced(new HubChange(scope), link).CommitAsync(cancellation).ConfigureAwait(false);
                return TurnResult.Wait(scope.Now + Facts.RequestTimeout + Facts.ReadLag, "nobody knows yet what came of a write");
            case WriteResult.Failed when report.Failure is { Class: FailureClass.Validation or FailureClass.Mapping or FailureClass.Permission } && groups.Count > 1:
                // Whose fault it is shows when each group is written by itself: the others must not stand still for it.
                alone.Add(Facts.Connection);
                return await CloseAsync(link with { Intent = null }, [], cancellation).ConfigureAwait(false) ?? TurnResult.Again;
            case WriteResult.Failed:
                return await FailAsync(link, write, groups, report, cancellation).ConfigureAwait(false);
            default:
                return await ConfirmAsync(link, write, groups, before, report, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<TurnResult> ConfirmAsync(
        TicketLink link, PlannedWrite write, IReadOnlyList<DueGroup> groups, SystemTicket before, WriteReport report, CancellationToken cancellation)
    {
        var read = report.Ticket is { } told ? new ReadReport(told) : await system.Tickets.ReadAsync(link.Key, cancellation).ConfigureAwait(false);
        if (read.Ticket is not { } after || after.Key != link.Key)
        {
            var unread = read.Failure is { } failure ? TurnResult.Failed(failure) : TurnResult.Wait(scope.Now + Facts.ReadLag, "what was written cannot be read back yet");
            return await AnsweredAsync(link, unread, cancellation).ConfigureAwait(false);
        }
        _request = RequestTraces.Read(_request!, after);
        var refused = Refusals.Of(report, write, before, after, Facts);
        var held = refused.Keys.ToHashSet(StringComparer.Ordinal);
        var back = ReadBack.Of(link, write.Intent, before, after, Facts, held);
        if (back.Link is not { } confirmed)
            return await AnsweredAsync(link, TurnResult.Wait(scope.Now + Later(Facts.ReadLag), "what was written cannot be seen yet"), cancellation).ConfigureAwait(false);
        var written = groups.Where(group => !group.Values.Keys.Any(held.Contains)).ToList();
        confirmed = LinkHolds.Without(confirmed, written.Select(group => group.Name));
        var bounced = groups.Where(group => group.Values.Keys.Any(back.Adjusted.Contains)).Select(group => group.Name);
        confirmed = ReadBack.Bounced(confirmed, bounced, scope.Setting.Limits, scope.Program.Schedule.Poll, scope.Now);
        scope.Monitors.Wrote(Facts.Connection);
        scope.Tell(write.Order.Step is null ? SyncStepKind.Written : SyncStepKind.Stepped, Facts.Connection, link.Ticket, string.Join(", ", write.Order.Change.Keys));
        var unwritten = groups.Except(written).Select(group => Unwritten(
            group with { Subject = RoundPlanner.SubjectOf(group.Values, after, Facts) }, refused.First(one => group.Values.ContainsKey(one.Key)).Value, link)).ToList();
        confirmed = LinkHolds.With(confirmed, unwritten.Select(one => (one.Group.Name, one.Hold)));
        var mended = written.Where(group => link.Holds.GetValueOrDefault(group.Name)?.Reason == HoldReasons.Refused).Select(group => Subject(link, group.Name));
        var losses = new LostValues(scope, system);
        var lost = await losses.FindAsync(link, write, before, after, cancellation).ConfigureAwait(false);
        var letters = unwritten.Select(one => one.Letter).OfType<DeadLetter>();
        if (await CloseAsync(confirmed, letters, cancellation, mended, change => losses.Keep(Tell(change, link, write, after, before, held), link, lost))
            .ConfigureAwait(false) is { } ended)
            return ended;
        var arrived = write.Order.Change.Keys.Where(field => !held.Contains(field) && confirmed.Base.TryGetValue(field, out var agreed) && ValueEquality.AreEqual(agreed.Hub, write.Ticket[field]));
        await scope.Lags.WroteAsync(Facts.Connection, write.Ticket, arrived, cancellation).ConfigureAwait(false);
        await losses.GiveBackAsync(link, lost, cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    private HubChange Tell(HubChange change, TicketLink link, PlannedWrite write, SystemTicket after, SystemTicket before, IReadOnlySet<string> except)
    {
        if (except.IsSupersetOf(write.Order.Change.Keys))
            return change;
        var changes = write.Order.Change.Keys.Where(field => !except.Contains(field)).ToDictionary(
            field => field, field => (before.Fields.GetValueOrDefault(field), after.Fields.GetValueOrDefault(field)), StringComparer.Ordinal);
        return change.Happened("ticket.written", link.Ticket, write.Intent.Cause, changes, new() { ["connection"] = link.Connection, ["key"] = link.Key });
    }

    // What the next read shows otherwise was changed after the write, not left out by it.
    private async Task<TurnResult> AnsweredAsync(TicketLink link, TurnResult result, CancellationToken cancellation) =>
        await CloseAsync(link with { Intent = link.Intent! with { AnsweredAt = scope.Now } }, [], cancellation).ConfigureAwait(false) ?? result;

    private static DeadSubject Subject(TicketLink link, string group) => new(link.Connection, link.Ticket, link.Key, group);

    private async Task<TurnResult> FailAsync(TicketLink link, PlannedWrite write, IReadOnlyList<DueGroup> groups, WriteReport report, CancellationToken cancellation)
    {
        var closed = link with { Intent = null };
        if (report.Missing.Count > 0)
        {
            // What is empty cannot be told with the step either, and whether another ticket needs it nobody knows.
            if (write.Order.Step is { } step && report.Missing.All(field => !write.Order.Wanted.GetValueOrDefault(field).IsNothing)
                && await scope.Steps.RequireAsync(Facts.Connection, step, report.Missing, cancellation).ConfigureAwait(false))
                return await CloseAsync(closed, [], cancellation).ConfigureAwait(false) ?? TurnResult.Again;
            var wants = $"the system needs {string.Join(", ", report.Missing)}";
            closed = LinkHolds.With(closed, groups.Select(group => (group.Name, new GroupHold(HoldReasons.Missing, report.Missing[0], wants, scope.Now) { Subject = group.Subject })));
            return await CloseAsync(closed, [], cancellation).ConfigureAwait(false) ?? TurnResult.Quiet;
        }
        var failure = report.Failure!;
        var tried = groups.Max(group => closed.Holds.GetValueOrDefault(group.Name)?.Attempts ?? 0) + 1;
        var since = groups.Select(group => closed.Holds.GetValueOrDefault(group.Name)).FirstOrDefault(hold => hold?.Attempts > 0)?.Since;
        scope.Tell(SyncStepKind.Failed, Facts.Connection, link.Ticket, failure.Message);
        switch (Remedies.Of(failure, tried, since, scope.Now, scope.Setting.Limits, scope.Setting.Chance))
        {
            case Remedy.RetryAt { } again:
                closed = LinkHolds.With(closed, groups.Select(group => (group.Name, Retried(group, failure, again.IsCounted ? tried : tried - 1, again.At))));
                return await CloseAsync(closed, [], cancellation).ConfigureAwait(false) ?? TurnResult.Wait(again.At, failure.Message);
            case Remedy.ReadAgain or Remedy.LookUp:
                closed = LinkHolds.With(closed, groups.Select(group => (group.Name, Retried(group, failure, tried, scope.Now))));
                return await CloseAsync(closed, [], cancellation).ConfigureAwait(false) ?? TurnResult.Again;
            case Remedy.SuspendConnection:
                return await CloseAsync(closed, [], cancellation).ConfigureAwait(false) ?? TurnResult.Failed(failure);
            case var final:
                var letters = groups.Select(group => Held(group, failure, link, (final as Remedy.Hold)?.WaitsFor, tried)).ToList();
                closed = LinkHolds.With(closed, letters.Select(one => (one.Group.Name, one.Hold)));
                return await CloseAsync(closed, letters.Select(one => one.Letter), cancellation).ConfigureAwait(false) ?? TurnResult.Again;
        }
    }

    private GroupHold Retried(DueGroup group, Failure failure, int tried, DateTimeOffset until) =>
        new(HoldReasons.Retry, group.Values.Keys.First(), failure.Message, scope.Now) { Code = failure.Code, Attempts = tried, Until = until, Subject = group.Subject };

    // The rest of the write took effect: what did not is tried again by itself, or waits for a person.
    private (DueGroup Group, GroupHold Hold, DeadLetter? Letter) Unwritten(DueGroup group, Failure failure, TicketLink link)
    {
        var before = link.Holds.GetValueOrDefault(group.Name);
        var tried = (before?.Attempts ?? 0) + 1;
        return Remedies.Of(failure, tried, before?.Attempts > 0 ? before.Since : null, scope.Now, scope.Setting.Limits, scope.Setting.Chance) switch
        {
            Remedy.RetryAt again => (group, Retried(group, failure, again.IsCounted ? tried : tried - 1, again.At), null),
            Remedy.ReadAgain or Remedy.LookUp or Remedy.SuspendConnection => (group, Retried(group, failure, tried, scope.Now), null),
            var final => Held(group, failure, link, (final as Remedy.Hold)?.WaitsFor, tried),
        };
    }

    private (DueGroup Group, GroupHold Hold, DeadLetter Letter) Held(DueGroup group, Failure failure, TicketLink link, string? waits = null, int tried = 1)
    {
        var letter = DeadLetters.Of(failure, Subject(link, group.Name), tried, scope.Now, Facts.Manifest);
        var hold = new GroupHold(HoldReasons.Refused, group.Values.Keys.First(), waits ?? failure.Message, scope.Now)
        {
            Code = failure.Code,
            Subject = group.Subject,
            Attempts = tried,
            Place = letter.Place,
        };
        scope.Tell(SyncStepKind.Held, link.Connection, link.Ticket, $"{group.Name}: {failure.Message}");
        return (group, hold, letter);
    }

    /// <summary>Commits the link; null where that went well, else what is to be done.</summary>
    private async Task<TurnResult?> CloseAsync(
        TicketLink link, IEnumerable<DeadLetter> letters, CancellationToken cancellation, IEnumerable<DeadSubject>? mended = null, Action<HubChange>? also = null)
    {
        var change = Traced(new HubChange(scope).Put(link), link);
        also?.Invoke(change);
        foreach (var subject in mended ?? [])
            change.Take(subject);
        foreach (var letter in letters)
            change.Give(letter);
        var outcome = await change.CommitAsync(cancellation).ConfigureAwait(false);
        // Another has changed the link meanwhile: what was written is still an open intent there, and is settled by the next read.
        return outcome.IsCommitted ? null : TurnResult.Again;
    }

    private HubChange Traced(HubChange change, TicketLink link) => change.Trace(link, _cause, [], _request);

    private static TimeSpan Later(TimeSpan lag) => lag > TimeSpan.Zero ? lag : TimeSpan.FromMilliseconds(Most);
}
