using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns;
using Rezolve.Mapping.Sync.Turns.Writes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Rounds;

/// <summary>What becomes of values that are due at a ticket which takes no writes any more, where the operator gives them up. Pure.</summary>
internal static class Dropping
{
    /// <summary>What records call it.</summary>
    public const string Rule = "frozen";

    /// <summary>The round, with what is due dropped and recorded where the operator said so: both sides are agreed to stay as they are.</summary>
    public static Round Apply(SyncProgram program, SystemFacts facts, Round round, SystemTicket external)
    {
        if (program.OnFrozen != FrozenPolicy.Drop || external.VendorStatus is not { } status || !facts.Frozen.Contains(status))
            return round;
        // A step of the status may lead out of where the ticket is.
        var dropped = round.Due.Where(group => facts.Transitions is null || !group.Values.ContainsKey(NextWrite.StatusField))
            .Where(group => group.Values.Keys.All(field => Told(external, field).Kind != ValueKind.Undefined)).ToList();
        if (dropped.Count == 0)
            return round;
        var agreed = new Dictionary<string, AgreedPair>(round.Link.Base, StringComparer.Ordinal);
        foreach (var field in dropped.SelectMany(group => group.Values.Keys))
            agreed[field] = new AgreedPair(round.Ticket[field], Told(external, field), facts[field]!.Fingerprint);
        return round with
        {
            Due = [.. round.Due.Except(dropped)],
            Link = LinkHolds.Without(round.Link with { Base = agreed }, dropped.Select(group => group.Name)),
            IsLinkChanged = true,
            Conflicts = [.. round.Conflicts, .. dropped.Select(group => (Record(group, round, external), false))],
        };
    }

    private static ConflictRecord Record(DueGroup group, Round round, SystemTicket external) => new(
        group.Name, [.. group.Values.Select(due => new ConflictMember(due.Key, round.Link.Base.GetValueOrDefault(due.Key), due.Value, Told(external, due.Key), due.Value))], Side.External, Rule);

    private static Value Told(SystemTicket external, string field) => external.Fields.GetValueOrDefault(field);
}
