using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Turns.Writes;

/// <summary>What a write has overwritten between read and write, where the system tells its history: kept with the write's end, and given back where the rule says so.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class LostValues(SyncScope scope, ConnectedSystem system)
{
    private readonly HistoryAudit _audit = new(scope.Program, system.Facts);

    /// <summary>Looks for what was lost. A system that refuses what has changed since the read loses nothing, and is not asked.</summary>
    /// <param name="link">The link with the write under way.</param>
    /// <param name="write">The write.</param>
    /// <param name="before">The ticket as it was planned on.</param>
    /// <param name="after">The ticket as it was read back.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<LostValue>> FindAsync(TicketLink link, PlannedWrite write, SystemTicket before, SystemTicket after, CancellationToken cancellation)
    {
        if (system.History is not { } read || system.Facts.Abilities.CompareAndSet || write.Order.Step is not null)
            return [];
        var history = await read(after, cancellation).ConfigureAwait(false);
        // The write is done, whether or not its neighbours are known: only the evidence is missing.
        if (history.Failure is { } failure)
            scope.Tell(SyncStepKind.Failed, link.Connection, link.Ticket, $"its history cannot be read: {failure.Message}");
        return _audit.Find(write.Intent, before, history.Changes);
    }

    /// <summary>Keeps what was lost, in the transaction that ends the write.</summary>
    public void Keep(HubChange change, TicketLink link, IEnumerable<LostValue> lost) => change.Keep(lost.Select(one => _audit.Record(link, one)).Select(record =>
        new KeptConflict(RoundCommit.IdOf(link, record.Key), link.Ticket, link.Connection, link.Key, record, scope.Now) { Manifest = system.Facts.Manifest }));

    /// <summary>Gives back, as an edit of the hub of its own, what the rule prefers; the next round pushes it like any other.</summary>
    public async Task GiveBackAsync(TicketLink link, IReadOnlyList<LostValue> lost, CancellationToken cancellation)
    {
        if (lost.Count == 0 || await scope.Hub.TicketAsync(link.Ticket, cancellation).ConfigureAwait(false) is not { DeletedAt: null } ticket)
            return;
        var preferred = lost.Where(one => _audit.IsPreferred(link, ticket, one) && IsAllowed(ticket, link, one)).ToList();
        if (preferred.Count == 0)
            return;
        var fields = new Dictionary<string, HubField>(ticket.Fields, StringComparer.Ordinal);
        foreach (var one in preferred)
            fields[one.Field] = new HubField(one.Value, one.At is { } at ? Span.At(at) : Span.Unknown, link.Connection);
        var cause = $"{link.Connection}/{link.Key}";
        var changes = preferred.ToDictionary(one => one.Field, one => (ticket[one.Field], one.Value), StringComparer.Ordinal);
        var change = new HubChange(scope).Put(ticket with { Fields = fields, UpdatedAt = scope.Now }).Happened("ticket.updated", link.Ticket, cause, changes);
        await change.CommitAsync(cancellation).ConfigureAwait(false);
    }

    // One that the hub's workflow has no step to stays in the record of what was lost.
    private bool IsAllowed(HubTicket ticket, TicketLink link, LostValue lost) => scope.Program.Workflow is not { } workflow || lost.Field != StatusGate.Field
        || new StatusGate(workflow, link.Connection, lost.At ?? scope.Now).Judge(ticket, lost.Value, field => ticket[field]) is null;
}
