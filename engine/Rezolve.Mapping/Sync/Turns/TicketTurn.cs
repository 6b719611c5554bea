using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Clocks;
using Rezolve.Mapping.Sync.Conversations;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns.Creates;
using Rezolve.Mapping.Sync.Turns.Endings;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Turns;

/// <summary>One turn of a ticket: its systems are gone through until nothing is due at any of them, or all that is due has to wait.</summary>
/// <param name="scope">The sync.</param>
internal sealed class TicketTurn(SyncScope scope)
{
    private readonly SeenRows _seen = new(scope.Hub);

    /// <summary>Takes a turn.</summary>
    /// <param name="id">The hub's ticket.</param>
    /// <param name="cause">What brought it about.</param>
    /// <param name="check">A connection whose record is read in any case; null for none.</param>
    /// <param name="rests">Until when systems are left alone, by connection; the one that is read in any case is not.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<TurnResult> RunAsync(
        string id, string cause, string? check, IReadOnlyDictionary<string, DateTimeOffset> rests, CancellationToken cancellation)
    {
        // Two at a time would each take what the other has just sent for a write of which nobody knows what came.
        if (!scope.Begin(id))
            return TurnResult.Busy;
        try
        {
            return await TakeAsync(id, cause, check, rests, cancellation).ConfigureAwait(false);
        }
        finally
        {
            scope.End(id);
        }
    }

    private async Task<TurnResult> TakeAsync(
        string id, string cause, string? check, IReadOnlyDictionary<string, DateTimeOffset> rests, CancellationToken cancellation)
    {
        var alone = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < scope.Setting.Limits.Rounds; round++)
        {
            var results = new List<TurnResult>();
            foreach (var side in scope.Program.Sides)
            {
                // Whatever the system before has changed counts for the next.
                if (await _seen.TicketAsync(id, cancellation).ConfigureAwait(false) is not { } ticket)
                    return TurnResult.Quiet;
                if (check != side.Connection && rests.TryGetValue(side.Connection, out var until) && until > scope.Now)
                    results.Add(TurnResult.Wait(until, $"{side.Connection} failed, and is asked again then"));
                else
                    results.AddRange((await SideAsync(ticket, side, alone, cause, check == side.Connection, cancellation).ConfigureAwait(false)).Select(result => At(side, result)));
            }
            check = null;
            if (!results.Exists(result => result.Progress))
                return Together(results);
        }
        return TurnResult.Wait(scope.Now + scope.Setting.Limits.FirstWait, "more came up than one turn does");
    }

    private static TurnResult At(SyncSide side, TurnResult result) => result.Failure is null ? result : result with { FailedAt = side.Connection };

    private async Task<IReadOnlyList<TurnResult>> SideAsync(HubTicket ticket, SyncSide side, ISet<string> alone, string cause, bool check, CancellationToken cancellation)
    {
        var system = scope[side.Connection];
        if (await scope.Hub.IsPausedAsync(side.Connection, cancellation).ConfigureAwait(false))
            return [TurnResult.Wait(scope.Now + scope.Program.Schedule.Poll, $"{side.Connection} is paused")];
        if (!ticket.Links.TryGetValue(side.Connection, out var key))
            return [await new CreateTurn(scope, system).RunAsync(ticket, side, cancellation).ConfigureAwait(false)];
        if (await _seen.LinkAsync(side.Connection, key, cancellation).ConfigureAwait(false) is not { State: LinkState.Active } link)
            return [TurnResult.Quiet];
        if (ticket.DeletedAt is not null)
            return [await new DeleteTurn(scope, system).RunAsync(ticket, link, alone, cause, cancellation).ConfigureAwait(false)];
        // What people said comes before what they changed: who may no longer read something must not, whatever else is due.
        var said = system.Conversation is null || scope.Comments is null ? new ConversationOutcome(TurnResult.Quiet)
            : await new ConversationTurn(scope, system).RunAsync(link, check, cancellation).ConfigureAwait(false);
        var (timed, read) = said.IsElsewhere ? (TurnResult.Quiet, said.Read) : await new ClockTurn(scope, system).RunAsync(link, check, said.Read, cancellation).ConfigureAwait(false);
        link = await _seen.LinkAsync(side.Connection, key, cancellation).ConfigureAwait(false) ?? link;
        check |= said.IsElsewhere || (read is not null && said.Read is null);
        return [said.Result, timed, await FieldsAsync(ticket, link, system, alone, cause, check, read, cancellation).ConfigureAwait(false)];
    }

    private async Task<TurnResult> FieldsAsync(
        HubTicket ticket, TicketLink link, ConnectedSystem system, ISet<string> alone, string cause, bool check, ReadReport? read, CancellationToken cancellation) =>
        check || IsDue(ticket, link, system.Facts)
            ? await new LinkTurn(scope, system).RunAsync(ticket, link, alone, cause, read, cancellation).ConfigureAwait(false)
            : Waiting(link);

    private bool IsDue(HubTicket ticket, TicketLink link, SystemFacts facts) =>
        link.Intent is not null || link.MissingSince is not null || link.IsRebaselined
        || link.Holds.Values.Any(hold => hold.Until <= scope.Now || hold.Decision is not null || HoldReasons.IsPlanned(hold.Reason))
        || facts.Fields.Any(field => field.IsUpdated && field.IsRead && Differs(field, ticket, link, facts));

    private static bool Differs(SyncedField field, HubTicket ticket, TicketLink link, SystemFacts facts)
    {
        if (!link.Base.TryGetValue(field.Name, out var agreed))
            return !ticket[field.Name].IsNothing;
        return (agreed.Map != field.Fingerprint || !ValueEquality.AreEqual(agreed.Hub, ticket[field.Name])) && !StandsStill(field, link, facts);
    }

    private static bool StandsStill(SyncedField field, TicketLink link, SystemFacts facts)
    {
        var group = facts.Groups.FirstOrDefault(one => one.Value.Contains(field.Name)).Key ?? field.Name;
        return link.Holds.GetValueOrDefault(group)?.Reason == HoldReasons.Contested;
    }

    private static TurnResult Waiting(TicketLink link) =>
        link.Holds.Values.Where(hold => hold.Until is not null).MinBy(hold => hold.Until) is { } hold ? TurnResult.Wait(hold.Until!.Value, hold.WaitsFor) : TurnResult.Quiet;

    private TurnResult Together(List<TurnResult> results)
    {
        var due = results.Where(result => result.DueAt is not null).Min(result => result.DueAt);
        var failed = results.Find(result => result.Failure is not null);
        // What becomes of a second one that failed is decided when the first is left alone.
        if (results.Count(result => result.Failure is not null) > 1 && !(due <= scope.Now + scope.Setting.Limits.FirstWait))
            due = scope.Now + scope.Setting.Limits.FirstWait;
        return new TurnResult(false)
        {
            DueAt = due,
            Waits = results.Select(result => result.Waits).FirstOrDefault(waits => waits is not null),
            Failure = failed.Failure,
            FailedAt = failed.FailedAt,
        };
    }
}
