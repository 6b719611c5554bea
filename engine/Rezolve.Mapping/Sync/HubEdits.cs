using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Turns.Endings;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workflow;

namespace Rezolve.Mapping.Sync;

/// <summary>What people do in the hub itself. It is due at the systems at once.</summary>
/// <param name="setting">What the sync runs on.</param>
internal sealed class HubEdits(SyncSetting setting)
{
    private readonly SyncScope _scope = new(setting);

    /// <summary>Changes fields of a ticket.</summary>
    /// <param name="ticket">The hub's ticket.</param>
    /// <param name="fields">The new values, in normal form; people by the hub's ids.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What came of it.</returns>
    public async Task<HubEdit> SetAsync(string ticket, IReadOnlyDictionary<string, Value> fields, CancellationToken cancellation)
    {
        if (await _scope.Hub.TicketAsync(ticket, cancellation).ConfigureAwait(false) is not { DeletedAt: null } known)
            return new HubEdit(false);
        var edit = TicketEdit.Of(_scope.Program, known, fields, StepQuestion.Hub, _scope.Now);
        if (edit.Changes.Count == 0)
            return new HubEdit(edit.Objection is null, edit.Objection);
        var change = new HubChange(_scope).Put(edit.Ticket).Happened("ticket.updated", ticket, "hub", edit.Changes).Queue(WorkItem.OfTicket(ticket), _scope.Now, "hub");
        return new HubEdit((await change.CommitAsync(cancellation).ConfigureAwait(false)).IsCommitted);
    }

    /// <summary>Makes a ticket that no system has yet.</summary>
    /// <param name="fields">Its values, in normal form; people by the hub's ids.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its id.</returns>
    public async Task<string> CreateAsync(IReadOnlyDictionary<string, Value> fields, CancellationToken cancellation)
    {
        var now = _scope.Now;
        var ticket = TicketEdit.New(_scope.Program, _scope.Setting.NewId(), fields, now);
        await new HubChange(_scope).Put(ticket).Happened("ticket.created", ticket.Id, "hub").Queue(WorkItem.OfTicket(ticket.Id), now, "hub").CommitAsync(cancellation).ConfigureAwait(false);
        return ticket.Id;
    }

    /// <summary>Deletes a ticket: its links end, and what the sync says of deletes is done at each system.</summary>
    /// <param name="ticket">The hub's ticket.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Whether there was such a ticket and it could be deleted.</returns>
    public async Task<bool> DeleteAsync(string ticket, CancellationToken cancellation)
    {
        if (await _scope.Hub.TicketAsync(ticket, cancellation).ConfigureAwait(false) is not { DeletedAt: null } known)
            return false;
        var deleted = Deletion.Apply(_scope.Program, known, "hub", _scope.Now) with { DeletedAt = _scope.Now, UpdatedAt = _scope.Now };
        var change = new HubChange(_scope).Put(deleted).Happened("ticket.deleted", ticket, "hub", Deletion.Changes(known, deleted)).Queue(WorkItem.OfTicket(ticket), _scope.Now, "hub");
        return (await change.CommitAsync(cancellation).ConfigureAwait(false)).IsCommitted;
    }
}

/// <summary>What came of an edit in the hub.</summary>
/// <param name="IsDone">The ticket says it now; false where there is no such ticket, somebody else was faster, or it may not be.</param>
/// <param name="Objection">Why the hub's workflow does not allow it; null where it does.</param>
internal readonly record struct HubEdit(bool IsDone, StepObjection? Objection = null);
