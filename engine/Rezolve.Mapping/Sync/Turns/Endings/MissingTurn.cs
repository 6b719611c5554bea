using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Turns.Endings;

/// <summary>What is done about a ticket that a system no longer has: it is looked for again, and only then taken for gone. An outage is no deletion.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class MissingTurn(SyncScope scope, ConnectedSystem system)
{
    private const string ClosedStatus = "closed";
    private const string Tag = "deleted-at-";

    /// <summary>Takes a turn.</summary>
    /// <param name="ticket">The hub's ticket.</param>
    /// <param name="link">The link.</param>
    /// <param name="read">What reading it said: missing or deleted.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<TurnResult> RunAsync(HubTicket ticket, TicketLink link, ReadReport read, CancellationToken cancellation)
    {
        var isCertain = read.Ticket is not null;
        // Another look so soon says no more than the one before.
        if (!isCertain && link.MissingSince + (Pause() * link.MissingChecks) is { } next && scope.Now < next)
            return TurnResult.Wait(next, "it is not there, and is looked for again");
        if (!isCertain && link.MissingChecks < scope.Setting.Limits.MissingChecks)
        {
            var looked = link with { MissingSince = link.MissingSince ?? scope.Now, MissingChecks = link.MissingChecks + 1 };
            await new HubChange(scope).Put(looked).CommitAsync(cancellation).ConfigureAwait(false);
            return TurnResult.Wait(scope.Now + Pause(), "it is not there, and is looked for again");
        }
        if (await EndedLinks.ObjectionAsync(scope, link.Connection, cancellation).ConfigureAwait(false) is { } objection)
            return TurnResult.Wait(scope.Now + scope.Program.Schedule.Poll, objection);
        var gone = link with { State = LinkState.Tombstoned, Intent = null, Holds = new Dictionary<string, GroupHold>(), MissingSince = link.MissingSince ?? scope.Now };
        var left = ticket with
        {
            Links = ticket.Links.Where(one => one.Key != link.Connection).ToDictionary(StringComparer.Ordinal),
            Barred = [.. ticket.Barred.Append(link.Connection).Distinct()],
        };
        var why = $"{link.Key} was deleted";
        var change = new HubChange(scope).Put(gone).Put(Others(left, link.Connection)).Happened("ticket.unlinked", ticket.Id, $"{link.Connection}: {why}");
        scope.Tell(SyncStepKind.Deleted, link.Connection, ticket.Id, why);
        await change.CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    private HubTicket Others(HubTicket ticket, string connection) => scope.Program.OnDelete switch
    {
        DeletePolicy.CloseOther => Set(ticket, NextWrite.StatusField, Value.Of(ClosedStatus)),
        DeletePolicy.TagOther => Set(ticket, "tags", Value.Of([.. Members(ticket["tags"]), Value.Of(Tag + connection)])),
        DeletePolicy.DeleteOther => ticket with { DeletedAt = scope.Now },
        _ => ticket,
    };

    private HubTicket Set(HubTicket ticket, string field, Value value) => ticket with
    {
        Fields = new Dictionary<string, HubField>(ticket.Fields, StringComparer.Ordinal) { [field] = new(value, Span.At(scope.Now), null) },
        UpdatedAt = scope.Now,
    };

    private static IReadOnlyList<Value> Members(Value set) => set.Kind == ValueKind.List ? set.List : [];

    private TimeSpan Pause() => system.Facts.ReadLag > scope.Program.Schedule.Poll ? system.Facts.ReadLag : scope.Program.Schedule.Poll;
}
