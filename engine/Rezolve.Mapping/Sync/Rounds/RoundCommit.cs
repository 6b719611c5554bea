using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Hub.Traces;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Sync.Rounds;

/// <summary>Puts what a round comes to into a change of the hub: everything local in one transaction, conflicts with what overwrites them.</summary>
internal static class RoundCommit
{
    /// <summary>Adds a round to a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="scope">The sync.</param>
    /// <param name="round">The round.</param>
    /// <param name="cause">What brought it about.</param>
    /// <param name="why">What was decided of it.</param>
    /// <param name="cancellation">Ends the reading of what is known of the same clash.</param>
    public static async Task AddAsync(HubChange change, SyncScope scope, Round round, string cause, IReadOnlyList<FieldDecision> why, CancellationToken cancellation)
    {
        var link = round.Link;
        change.Trace(link, cause, why);
        if (round.Conflicts.Count > 0 || round.Ended.Count > 0)
            change.Keep(await KeptAsync(scope, round, cancellation).ConfigureAwait(false));
        if (round.Changes.Count > 0)
        {
            change.Put(round.Ticket).Happened("ticket.updated", round.Ticket.Id, cause, round.Changes);
            scope.Tell(SyncStepKind.Pulled, link.Connection, round.Ticket.Id, string.Join(", ", round.Changes.Keys));
        }
        else if (round.HasLeft)
        {
            change.Put(round.Ticket);
        }
        else
        {
            // The ticket and the link are read one after the other: what came between the two would make an older value look like an edit.
            change.Expect(round.Ticket);
        }
        TellHeld(change, round, cause);
        if (round.HasLeft)
            change.Happened("ticket.unlinked", round.Ticket.Id, $"{link.Connection}/{link.Key} no longer matches");
        if (round.IsLinkChanged)
            change.Put(link);
    }

    /// <summary>Tells of groups that the hub's workflow holds from now on.</summary>
    public static void TellHeld(HubChange change, Round round, string cause)
    {
        foreach (var (group, hold) in round.Held)
        {
            change.Happened("ticket.held", round.Ticket.Id, cause, about: new()
            {
                ["code"] = hold.Code ?? hold.Reason,
                ["connection"] = round.Link.Connection,
                ["key"] = round.Link.Key,
                ["group"] = group,
                ["reason"] = hold.Reason,
                ["waitsFor"] = hold.WaitsFor,
            });
        }
    }

    // The same clash again is counted, not kept twice.
    private static async Task<IReadOnlyList<KeptConflict>> KeptAsync(SyncScope scope, Round round, CancellationToken cancellation)
    {
        var link = round.Link;
        var ids = round.Conflicts.Select(one => IdOf(link, one.Record.Key)).ToList();
        var known = await scope.Setting.Store.LoadAsync([.. ids.Select(id => ConflictRows.KeyOf(scope.Hub.Tenant, id))], cancellation).ConfigureAwait(false);
        var manifest = scope[link.Connection].Facts.Manifest;
        return
        [
            .. round.Conflicts.Select((one, at) => known[at] is { } row
                ? ConflictRows.Read(row) is var kept ? kept with { Count = kept.Count + 1, LastAt = scope.Now, IsOpen = one.IsOpen, Decision = null } : null!
                : new KeptConflict(ids[at], link.Ticket, link.Connection, link.Key, one.Record, scope.Now) { IsOpen = one.IsOpen, Manifest = manifest }),
            .. await EndedAsync(scope, link, [.. round.Ended.Select(clash => IdOf(link, clash)).Except(ids)], cancellation).ConfigureAwait(false),
        ];
    }

    // Nobody has to decide any more; what was is kept.
    private static async Task<IEnumerable<KeptConflict>> EndedAsync(SyncScope scope, TicketLink link, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
            return [];
        var rows = await scope.Setting.Store.LoadAsync([.. ids.Select(id => ConflictRows.KeyOf(scope.Hub.Tenant, id))], cancellation).ConfigureAwait(false);
        return rows.OfType<StoredRow>().Select(ConflictRows.Read).Where(kept => kept.IsOpen && kept.Key == link.Key).Select(kept => kept with { IsOpen = false, LastAt = scope.Now });
    }

    /// <summary>The id of a clash on a link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="clash">The key of the clash.</param>
    public static string IdOf(TicketLink link, string clash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{link.Connection}/{link.Key} {clash}")))[..32];
}
