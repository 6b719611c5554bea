using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Reading.Recovering;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Reads;

/// <summary>
/// Looks for what a create whose outcome is not known may have made. It gives every row that the connector counts and that was not made before;
/// which of them is ours, and whether it says the same, is decided by whoever asks.
/// </summary>
internal sealed class TicketFinder(ManifestSystem system)
{
    /// <summary>Looks.</summary>
    public async Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation)
    {
        var recover = system.Entity.Recover;
        // A look-up by a key finds nothing where there is no key.
        if (recover is not { Finds: true } || (order.Intent is null && recover is not MatchRecoverProgram) || recover is KeyRecoverProgram { Operation: null })
            return new FindReport([], Failures.NotOffered("find tickets by what they say", recover?.Place ?? system.Entity.Place));
        var unit = system.NewUnit(null, cancellation);
        var create = new WriteOrder { Kind = WriteKind.Create, Intent = order.Intent ?? "", Wanted = order.Wanted, Change = order.Wanted };
        var reader = new RecoverReader(system.Runner(Priority.Webhook).SendAsync, system.Entity, system.Runtime.Clock, system.Runtime.Concurrent);
        var found = new List<SystemTicket>();
        await foreach (var page in reader.ReadAsync(new TicketWriter(system).CreateScope(create, unit), null, order.Since, cancellation).ConfigureAwait(false))
        {
            using var draft = new PageDraft(system, page, unit);
            found.AddRange(draft.Map(cancellation).Select(ticket => ticket.Read!()).Where(ticket => IsLate(ticket, order)));
            var failure = page.Fault is { } fault ? Failures.Of(recover.Operation, fault)
                : page.Faulty.Count > 0 ? Failures.OfRecord(recover.Operation, page.Faulty[0].Reason)
                : draft.Unread.Count > 0 ? draft.Unread[0].Failure
                : null;
            if (failure is not null)
                return new FindReport(found, failure);
        }
        return new FindReport([.. found.OrderBy(ticket => ticket.CreatedAt ?? DateTimeOffset.MaxValue).ThenBy(ticket => ticket.Key, StringComparer.Ordinal)]);
    }

    // The vendor's clock cuts off what ours does not.
    private bool IsLate(SystemTicket ticket, FindOrder order) =>
        order.Since is not { } since || ticket.CreatedAt is not { } made || made >= since - system.Facts.Resolution;
}
