using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Rounds;

/// <summary>Whether a changed map makes fields of a ticket be decided anew, which many tickets at once may only be with a person's word. Pure.</summary>
internal static class Remapping
{
    /// <summary>Whether what was agreed of some field holds no longer under its map. One that waits for a person was counted before.</summary>
    public static bool IsDue(FieldSides sides, SystemFacts facts, TicketLink link) =>
        facts.Fields.Any(field => link.Base.GetValueOrDefault(field.Name) is { } agreed && agreed.Map != field.Fingerprint
            && !link.Holds.Values.Any(hold => hold.Field == field.Name && hold.Reason == HoldReasons.Initial)
            && sides.MapOf(field).Kept(agreed) is null);
}
