using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Sync.Turns.Endings;

namespace Rezolve.Mapping.Sync.Rounds;

/// <summary>What becomes of a linked ticket that no longer matches its side's condition, or matches again. Pure.</summary>
internal static class Leaving
{
    /// <summary>The round, with the link left alone or ended where the operator said so.</summary>
    /// <param name="program">What the operator decided.</param>
    /// <param name="side">The system's part.</param>
    /// <param name="round">The round.</param>
    /// <param name="now">Now.</param>
    public static Round Apply(SyncProgram program, SyncSide side, Round round, DateTimeOffset now)
    {
        if (side.Where is null || program.OnLeft == LeftPolicy.Keep || Matches(side, round.Ticket))
            return round;
        if (program.OnLeft == LeftPolicy.Freeze)
            return round with { Link = round.Link with { State = LinkState.Suspended }, IsLinkChanged = true, Due = [] };
        var ended = LinkEnding.Of(round.Link, LinkEndReason.Left, now);
        return round with { Ticket = LinkEnding.Left(round.Ticket, side.Connection), Link = ended, IsLinkChanged = true, HasLeft = true, Due = [] };
    }

    /// <summary>Whether a ticket matches. One that cannot be judged stays as it is.</summary>
    public static bool Matches(SyncSide side, HubTicket ticket) =>
        Participation.Of(side, CanonicalTicket.Of(ticket.Fields.Select(field => KeyValuePair.Create(field.Key, field.Value.Value)))) is { TakesPart: true } or { Fault: not null };
}
