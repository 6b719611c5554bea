using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Traces;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Rounds;

/// <summary>Why a round came to what it did, field by field. Pure.</summary>
/// <param name="ticket">The hub's ticket as it was compared.</param>
/// <param name="link">The link as it was compared.</param>
/// <param name="external">The ticket of the system as it was compared.</param>
internal sealed class RoundTrace(HubTicket ticket, TicketLink link, SystemTicket external)
{
    /// <summary>What was decided; nothing where all stays as it was.</summary>
    /// <param name="round">What the round came to.</param>
    /// <param name="sent">What the system is told now.</param>
    public IReadOnlyList<FieldDecision> Of(Round round, IReadOnlyList<DueGroup> sent) =>
    [
        .. round.Changes.Keys.Select(field => Decision(field, DecisionOutcome.Pulled)),
        .. round.Conflicts.SelectMany(one => one.Record.Members, (one, member) => new FieldDecision(member.Field, DecisionOutcome.Conflict, member.Base, member.Hub, member.External)
        {
            Why = one.IsOpen ? $"{one.Record.Rule}: a person decides" : one.Record.Rule,
        }),
        .. sent.SelectMany(group => group.Values.Keys).Select(field => Decision(field, DecisionOutcome.Due)),
        .. round.Link.Holds.Where(hold => link.Holds.GetValueOrDefault(hold.Key) is not { } before || before.Reason != hold.Value.Reason || before.WaitsFor != hold.Value.WaitsFor)
            .Select(hold => Decision(hold.Value.Field, DecisionOutcome.Held, $"{hold.Value.Reason}: {hold.Value.WaitsFor}")),
    ];

    private FieldDecision Decision(string field, DecisionOutcome outcome, string? why = null) =>
        new(field, outcome, link.Base.GetValueOrDefault(field), ticket[field], external.Fields.GetValueOrDefault(field)) { Why = why };
}
