using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Reading.Recovering;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Conversations;

/// <summary>Looks for what a create whose outcome is not known may have made, by the key of its intent.</summary>
internal sealed class PartFinder(ConversationParts parts)
{
    /// <summary>Looks.</summary>
    public async Task<PartsFound> FindAsync(PartOrder order, CancellationToken cancellation)
    {
        // What says the same is found among all that is said, by whoever reads that.
        if (parts[order.Entity] is not { Entity.Recover: { Finds: true } recover } part || recover is MatchRecoverProgram or KeyRecoverProgram { Operation: null })
            return new PartsFound([], Failures.NotOffered($"find '{order.Entity}' by a key", parts[order.Entity]?.Entity.Place ?? parts.Tickets.Entity.Place));
        var unit = part.NewUnit(null, cancellation);
        var (found, unread) = (new List<MappedPart>(), new List<UnreadTicket>());
        var mapping = new PartMapping(part, unit, unread);
        var reader = new RecoverReader(part.Runner(Priority.Webhook).SendAsync, part.Entity, part.Runtime.Clock, part.Runtime.Concurrent);
        await foreach (var page in reader.ReadAsync(PartDocument.Of(parts, part, order, unit).Scope, null, null, cancellation).ConfigureAwait(false))
        {
            using (page)
            {
                found.AddRange(mapping.Map(page, cancellation));
                if (page.Fault is { } fault)
                    return new PartsFound([], Failures.Of(recover.Operation, fault));
            }
            if (unread.Count > 0)
                return new PartsFound([], unread[0].Failure);
        }
        return new PartsFound([.. found.OrderBy(CreatedAt).ThenBy(one => one.Record.Key.Length).ThenBy(one => one.Record.Key, StringComparer.Ordinal).Select(one => one.Record.Key).Distinct()]);
    }

    private static DateTimeOffset CreatedAt(MappedPart one) =>
        (one.Entity.Kind == EntityKind.Comment ? one.ToComment().CreatedAt : one.ToFile(null).CreatedAt) ?? DateTimeOffset.MaxValue;
}
