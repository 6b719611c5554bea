using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns;

namespace Rezolve.Mapping.Sync.Maintenance;

/// <summary>
/// Takes both sides of a link as they are now for what is agreed, because a person said so: nothing is written or taken in, and each field that differs is kept with
/// both values. From then on only what changes is an edit.
/// </summary>
internal static class Rebaseline
{
    /// <summary>The rule under which what differs is kept.</summary>
    public const string Rule = "rebaseline";

    /// <summary>Does so.</summary>
    public static async Task<TurnResult> ApplyAsync(
        SyncScope scope, SystemFacts facts, (HubTicket Ticket, TicketLink Link, SystemTicket External) now, FieldSides sides, CancellationToken cancellation)
    {
        var (link, differing) = Of(facts, now.Ticket, now.Link, now.External, sides);
        var kept = new List<KeptConflict>();
        foreach (var record in differing)
            kept.Add(await KeptAsync(scope, facts, link, record, cancellation).ConfigureAwait(false));
        var change = new HubChange(scope).Put(link).Expect(now.Ticket).Keep(kept);
        await change.CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    // What a person was asked about is decided with it.
    private static async Task<KeptConflict> KeptAsync(SyncScope scope, SystemFacts facts, TicketLink link, ConflictRecord record, CancellationToken cancellation)
    {
        var id = RoundCommit.IdOf(link, record.Key);
        return await scope.Hub.RowAsync(ConflictRows.KeyOf(scope.Hub.Tenant, id), cancellation).ConfigureAwait(false) is { } row && ConflictRows.Read(row) is var known
            ? known with { Record = record, IsOpen = false, Count = known.Count + 1, LastAt = scope.Now }
            : new KeptConflict(id, link.Ticket, link.Connection, link.Key, record, scope.Now) { Manifest = facts.Manifest };
    }

    /// <summary>The link with both sides as they are for its base, and a record of each field that differs. Pure.</summary>
    public static (TicketLink Link, IReadOnlyList<ConflictRecord> Differing) Of(SystemFacts facts, HubTicket ticket, TicketLink link, SystemTicket external, FieldSides sides)
    {
        var agreed = new Dictionary<string, AgreedPair>(link.Base, StringComparer.Ordinal);
        var differing = new List<ConflictRecord>();
        foreach (var field in facts.Fields.Where(field => field.IsRead))
        {
            var told = external.Fields.GetValueOrDefault(field.Name);
            if (told.IsFault || told.Kind == Values.ValueKind.Undefined)
                continue;
            var hub = ticket[field.Name];
            if (!sides.MapOf(field).Correspond(hub, told))
                differing.Add(new ConflictRecord(field.Name, [new ConflictMember(field.Name, link.Base.GetValueOrDefault(field.Name), hub, told, hub)], null, Rule));
            agreed[field.Name] = new AgreedPair(hub, told, field.Fingerprint);
        }
        return (link with
        {
            Base = agreed,
            IsRebaselined = false,
            Holds = link.Holds.Where(hold => !HoldReasons.IsPlanned(hold.Value.Reason) && hold.Value.Reason != HoldReasons.Contested).ToDictionary(StringComparer.Ordinal),
            Bounces = new Dictionary<string, IReadOnlyList<DateTimeOffset>>(),
            Adjusted = [],
            Replaced = new Dictionary<string, Values.Value>(),
            RecordVersion = external.Version,
            RecordUpdatedAt = external.UpdatedAt,
        }, differing);
    }
}
