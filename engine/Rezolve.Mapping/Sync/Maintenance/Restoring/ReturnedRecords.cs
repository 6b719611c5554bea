using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Maintenance.Restoring;

/// <summary>
/// Tells which of the records that no link knows was there first, and which may be its copy. A copy bears the key of where it came from, or is found by it; where
/// nothing tells, the older was first: each waits until the older ones of the other systems have their copies.
/// </summary>
/// <param name="scope">The sync.</param>
internal sealed class ReturnedRecords(SyncScope scope)
{
    // By so much two systems' clocks may differ from ours after what they told of them.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    private Dictionary<string, string>? _keys;

    private string Tenant => scope.Hub.Tenant;

    /// <summary>Whether every system's feed was read to its end since the store was restored.</summary>
    public async ValueTask<bool> AreAllReadAsync(Restoration open, CancellationToken cancellation)
    {
        foreach (var side in scope.Program.Sides)
        {
            var row = await scope.Hub.RowAsync(MarkRows.KeyOf(Tenant, scope.Program.Name, side.Connection), cancellation).ConfigureAwait(false);
            var facts = scope[side.Connection].Facts;
            // What was sent last before it shows only then.
            if (!(MarkRows.Read(row).LastRun > open.RestoredAt + facts.RequestTimeout + facts.ReadLag))
                return false;
        }
        return true;
    }

    /// <summary>What is done about a record.</summary>
    public async ValueTask<ReturnedAnswer> OfAsync(Restoration open, ConnectedSystem system, SystemTicket external, CancellationToken cancellation)
    {
        var made = external.MadeAt(scope.Now);
        // Nobody but people made what came later, and its own copies are yet to be made.
        if (made - system.Facts.Resolution > open.RestoredAt + system.Facts.RequestTimeout)
            return default;
        var record = await KnownAsync(new ReturnedRecord(system.Facts.Connection, external.Key, made), cancellation).ConfigureAwait(false);
        // What was there before the backup is no copy that the backup does not know.
        if (made + system.Facts.Resolution < open.BackupAt - Skew)
            return default;
        if (!await AreAllReadAsync(open, cancellation).ConfigureAwait(false))
            return new ReturnedAnswer(Waits: true);
        if ((external.BornOf ?? BornOf(external.Record)) is { } key)
            return await OfKeyAsync(record, key, cancellation).ConfigureAwait(false);
        if (!record.HasNoCopy)
        {
            if (await HasCopyAsync(open, record, cancellation).ConfigureAwait(false) is not false and var found)
                return new ReturnedAnswer(Waits: found is null);
            record = await PutAsync(record with { HasNoCopy = true }, cancellation).ConfigureAwait(false);
        }
        return new ReturnedAnswer(await IsAfterAnotherAsync(record, cancellation).ConfigureAwait(false));
    }

    // What was noted first stays: the clocks of two systems are never compared to the last digit.
    private async ValueTask<ReturnedRecord> KnownAsync(ReturnedRecord record, CancellationToken cancellation)
    {
        if (await scope.Hub.RowAsync(RestorationRows.KeyOf(Tenant, record.Connection, record.Key), cancellation).ConfigureAwait(false) is { } row)
            return RestorationRows.ReadRecord(row);
        return await PutAsync(record, cancellation).ConfigureAwait(false);
    }

    // Where a person was faster, what was found out is found out again.
    private async ValueTask<ReturnedRecord> PutAsync(ReturnedRecord record, CancellationToken cancellation)
    {
        var change = new StoreChange { Writes = [RestorationRows.Of(Tenant, record)], Lease = scope.Lease };
        return await scope.Setting.Store.CommitAsync(change, cancellation).ConfigureAwait(false) is { IsCommitted: true } outcome ? record with { Version = outcome.Version } : record;
    }

    private static string? BornOf(in Value record) => record.Kind == ValueKind.Undefined ? null : IntentKey.In(ValueJson.ToBytes(record));

    // What nobody else's key is was made of a ticket that was born in the hub and that only its copies remember.
    private async ValueTask<ReturnedAnswer> OfKeyAsync(ReturnedRecord record, string key, CancellationToken cancellation)
    {
        await foreach (var other in scope.Hub.ReturnedAsync(cancellation).ConfigureAwait(false))
        {
            if (other.Connection == record.Connection || IntentKey.Of(Tenant, other.Connection, other.Key, "ticket") != key)
                continue;
            var link = await scope.Hub.LinkAsync(other.Connection, other.Key, cancellation).ConfigureAwait(false);
            return link is null ? new ReturnedAnswer(Waits: true) : await OfOwnerAsync(link.Ticket, record, key, cancellation).ConfigureAwait(false);
        }
        if (await TicketOfAsync(key, cancellation).ConfigureAwait(false) is { } ticket)
            return await OfOwnerAsync(ticket, record, key, cancellation).ConfigureAwait(false);
        // Of several copies the first is taken in; the others find its ticket.
        (_keys ??= [])[key] = "";
        return new ReturnedAnswer(Waits: false, MadeWith: key);
    }

    // Where the ticket has yet to get its copy there, the record is that copy; else a person has cloned it, or merged what it was a copy of.
    private async ValueTask<ReturnedAnswer> OfOwnerAsync(string id, ReturnedRecord record, string key, CancellationToken cancellation)
    {
        var isFor = id.Length == 0 || (await scope.Hub.TicketAsync(id, cancellation).ConfigureAwait(false) is { } ticket
            && !ticket.Links.ContainsKey(record.Connection) && !ticket.Barred.Contains(record.Connection));
        return isFor ? new ReturnedAnswer(Waits: true) : new ReturnedAnswer(Waits: false, MadeWith: key);
    }

    private async ValueTask<string?> TicketOfAsync(string key, CancellationToken cancellation)
    {
        if (_keys?.GetValueOrDefault(key) is { Length: > 0 } known)
            return known;
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var ticket in scope.Hub.TicketsAsync(cancellation).ConfigureAwait(false))
            keys[IntentKey.Of(Tenant, ticket)] = ticket.Id;
        foreach (var begun in (_keys ?? []).Where(one => one.Value.Length == 0))
            keys.TryAdd(begun.Key, begun.Value);
        _keys = keys;
        return keys.GetValueOrDefault(key);
    }

    // Null where nobody could look.
    private async ValueTask<bool?> HasCopyAsync(Restoration open, ReturnedRecord record, CancellationToken cancellation)
    {
        var order = new FindOrder { Intent = IntentKey.Of(Tenant, record.Connection, record.Key, "ticket"), Wanted = new Dictionary<string, Value>(), Since = open.BackupAt - Skew };
        foreach (var side in scope.Program.Sides.Where(side => side.Connection != record.Connection && scope[side.Connection].Facts.Recover.Method == RecoverMethod.Lookup))
        {
            var found = await scope[side.Connection].Tickets.FindAsync(order, cancellation).ConfigureAwait(false);
            if (found.Failure is not null)
                return null;
            if (found.Tickets.Count > 0)
                return true;
        }
        return false;
    }

    private async ValueTask<bool> IsAfterAnotherAsync(ReturnedRecord record, CancellationToken cancellation)
    {
        var isPast = false;
        var isAsked = scope[record.Connection].Facts.Recover.Method == RecoverMethod.Lookup;
        await foreach (var other in scope.Hub.ReturnedAsync(cancellation).ConfigureAwait(false))
        {
            isPast |= other.Connection == record.Connection && other.Key == record.Key;
            // Of one that was asked for here it is known that it has no copy, whichever was first.
            if (other.Connection == record.Connection || (isAsked ? other.HasNoCopy : isPast && IsLater(other, record)))
                continue;
            if (await scope.Hub.LinkAsync(other.Connection, other.Key, cancellation).ConfigureAwait(false) is not { } link
                || await MayGetAsync(link.Ticket, record.Connection, cancellation).ConfigureAwait(false))
                return true;
        }
        return false;
    }

    // Two whose clocks do not tell which was first may be each other's copy. It matters where the wrong one's key would be sent: what is found by what it says is found either way.
    private bool IsLater(ReturnedRecord other, ReturnedRecord record) => scope[other.Connection].Facts.Recover.Method is RecoverMethod.Match or RecoverMethod.Lookup
        || other.MadeAt > record.MadeAt + scope[record.Connection].Facts.Resolution + scope[other.Connection].Facts.Resolution + Slack;

    /// <summary>Whether a record's ticket may still find its copy among those of a system.</summary>
    public async ValueTask<bool> MayGetAsync(string id, string connection, CancellationToken cancellation)
    {
        if (await scope.Hub.TicketAsync(id, cancellation).ConfigureAwait(false) is not { DeletedAt: null } ticket || ticket.Links.ContainsKey(connection) || ticket.Barred.Contains(connection))
            return false;
        return await scope.Hub.CreateAsync(connection, id, cancellation).ConfigureAwait(false) is not null
            || Routes.Find(scope.Program[connection], CanonicalTicket.Of(ticket.Fields.Select(field => KeyValuePair.Create(field.Key, field.Value.Value)))).Route is not null;
    }
}
