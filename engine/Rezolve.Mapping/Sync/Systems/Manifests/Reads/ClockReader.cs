using System.Xml;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Children;
using Rezolve.Mapping.Sla.Observed;
using Rezolve.Mapping.Sync.Systems.Manifests.Conversations;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Reads;

/// <summary>Reads the clocks that a system keeps of a ticket, out of the connector's entities of kind <c>sla</c>.</summary>
internal sealed class ClockReader
{
    private readonly ManifestSystem _tickets;
    private readonly IReadOnlyList<EntityProgram> _clocks;

    private ClockReader(ManifestSystem tickets, IReadOnlyList<EntityProgram> clocks) => (_tickets, _clocks) = (tickets, clocks);

    /// <summary>The way to read them; null where the connector has none that are read by ticket and tell what they measure.</summary>
    public static ReadClocks? Of(ManifestSystem tickets) =>
        tickets.Entities.Where(one => Tells(one, tickets.Entity.Name)).ToList() is { Count: > 0 } clocks ? new ClockReader(tickets, clocks).ReadAsync : null;

    /// <summary>Whether an entity tells clocks of tickets.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="ticket">The name of the tickets' entity.</param>
    public static bool Tells(EntityProgram entity, string ticket) =>
        entity.Kind == EntityKind.Sla && entity.Parents.Contains(ticket) && ChildReader.IsPerParent(entity) && entity["metric"]?.Read is not null;

    private async Task<ClockReport> ReadAsync(SystemTicket ticket, CancellationToken cancellation)
    {
        var (clocks, unread) = (new List<ObservedClock>(), new List<UnreadTicket>());
        var record = ticket.Record.Kind == ValueKind.Object ? ValueJson.ToBytes(ticket.Record) : ReadOnlyMemory<byte>.Empty;
        var parent = new ParentRecord(_tickets.Entity, ticket.Key, record, record.IsEmpty ? null : _tickets.Entity.Get?.Name);
        foreach (var entity in _clocks)
        {
            var part = _tickets with { Entity = entity };
            var unit = part.NewUnit(null, cancellation);
            var mapping = new PartMapping(part, unit, unread);
            await foreach (var child in new ChildReader(part.Runner(Priority.Webhook).SendAsync, entity, part.Runtime.Clock).ReadAsync([parent], unit, cancellation).ConfigureAwait(false))
            {
                using var page = child.Page;
                if (page.Fault is { } fault)
                    return new ClockReport([], Failures.Of(entity.List?.Operation ?? entity.Embedded?.In, fault));
                foreach (var mapped in mapping.Map(page, cancellation))
                    Add(mapped, clocks, unread);
            }
        }
        return new ClockReport(clocks, unread.Count == 0 ? null : unread[0].Failure) { IsWhole = true };
    }

    private void Add(MappedPart mapped, List<ObservedClock> clocks, List<UnreadTicket> unread)
    {
        var told = mapped.Canonical;
        var metric = TextOf(told, "metric");
        // Of a word that nobody has mapped nobody knows what it measures; a name or a span may be missing.
        if (mapped.Held.FirstOrDefault(one => one.Field is "metric" or "state" or "startedAt" or "dueAt" or "stoppedAt") is { } held)
            unread.Add(new UnreadTicket(mapped.Record.Key, Failures.Of(held)));
        else if (metric is null)
            unread.Add(new UnreadTicket(mapped.Record.Key, Failures.OfRecord(mapped.Entity.List?.Operation ?? mapped.Entity.Embedded?.In, "A clock does not say what it measures.")));
        else
            clocks.Add(Clock(told, mapped, metric));
    }

    private ObservedClock Clock(in Value told, MappedPart mapped, string metric)
    {
        var (due, stopped) = (InstantOf(told, "dueAt"), InstantOf(told, "stoppedAt"));
        return new ObservedClock(_tickets.Facts.Connection, $"{mapped.Entity.Name}/{mapped.Record.Key}", metric)
        {
            Name = TextOf(told, "policyName"),
            State = Enum.TryParse<ObservedState>(TextOf(told, "state"), ignoreCase: true, out var state) ? state
                : stopped is null ? ObservedState.Running : stopped > due ? ObservedState.Breached : ObservedState.Met,
            Within = TextOf(told, "goal") is { } goal ? XmlConvert.ToTimeSpan(goal) : null,
            StartedAt = InstantOf(told, "startedAt"),
            DueAt = due,
            StoppedAt = stopped,
            ToldAt = _tickets.Runtime.Clock.GetUtcNow(),
            AskedAt = _tickets.Runtime.Clock.GetUtcNow(),
        };
    }

    private static string? TextOf(in Value told, string member) => told[member] is { Kind: ValueKind.Text } value ? value.Text : null;

    private static DateTimeOffset? InstantOf(in Value told, string member) =>
        TextOf(told, member) is { } text && IsoInstant.TryRead(text, out var local, out var offset) ? new DateTimeOffset(local, offset ?? TimeSpan.Zero) : null;
}
