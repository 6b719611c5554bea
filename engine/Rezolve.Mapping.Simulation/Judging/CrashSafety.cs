using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Judging;

/// <summary>
/// I11: wherever processes end, all comes to what it comes to where nothing ever breaks. The script is played again without crashes and faults, and what is
/// there in the end is compared: of tickets to which people did the same both times, and that stand still in neither.
/// </summary>
internal static class CrashSafety
{
    /// <summary>Whether a run can be compared: where edits of one field wait for each other, the order in which things arrive decides nothing.</summary>
    public static bool Applies(World world) => world.Scenario.IsStepwise && world.Crashes > 0 && TakeTurns(world.Scenario);

    /// <summary>The same script, and nothing breaks.</summary>
    public static Scenario Unbroken(Scenario scenario) =>
        scenario with { Script = [.. scenario.Script.Where(act => act is not (ArmFault or ArmCrash or MoreFaults or HideTickets))] };

    /// <summary>Looks for differences.</summary>
    /// <param name="broken">What came of a run with crashes.</param>
    /// <param name="whole">What came of the same without.</param>
    /// <param name="verdict">Takes what is found.</param>
    /// <returns>How many values were compared.</returns>
    public static int Judge(Evidence broken, Evidence whole, Verdict verdict)
    {
        var compared = 0;
        foreach (var tag in whole.World.Journal.Edits.Select(edit => edit.Tag).Distinct().Where(tag => IsComparable(broken, whole, tag)))
        {
            foreach (var (side, field) in Places(whole).Where(place => !broken.StandsStill(tag, place.Field) && !whole.StandsStill(tag, place.Field) && !Clashed(broken, tag, place.Field)))
            {
                compared++;
                var (with, without) = (Value(broken, side, tag, field), Value(whole, side, tag, field));
                if (!Evidence.Same(with, without))
                    verdict.Add("I11", $"after {broken.World.Crashes} crashes {tag}.{field} is {with} at {side}, and without them {without}");
            }
        }
        return compared;
    }

    // A script that was made shorter may lack the pause between two edits that contradict each other; which of them wins is then a matter of order.
    private static bool TakeTurns(Scenario scenario)
    {
        var groups = scenario.Vendors.SelectMany(vendor => scenario.FactsOf(vendor).Groups).DistinctBy(group => group.Key).ToList();
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var act in scenario.Script)
        {
            if (act is SettleNow)
                taken.Clear();
            var (tag, field, side) = act switch
            {
                EditField edit => (edit.Tag, edit.Field, edit.Side),
                EditSet edit => (edit.Tag, edit.Field, edit.Side),
                MoveStatus move => (move.Tag, "status", move.Side),
                HubEdit edit => (edit.Tag, edit.Field, World.Hub),
                _ => ("", "", ""),
            };
            var place = $"{tag} {groups.FirstOrDefault(group => group.Value.Contains(field)).Key ?? field}";
            if (tag.Length > 0 && !taken.TryAdd(place, side) && taken[place] != side)
                return false;
        }
        return true;
    }

    // What one wrote was held up for so long that it met what another wrote: that is kept, and decided by rule.
    private static bool Clashed(Evidence broken, string tag, string field) => broken.View.TicketOf(tag) is { } hub
        && broken.View.Conflicts.Where(kept => kept.Ticket == hub.Id && kept.Record.Members.Any(member => member.Field == field)).Any(kept =>
        {
            var theirs = kept.Record.Members.SelectMany(member => WhoWrote(broken, tag, member.Field, broken.World.Vendors[kept.Connection].Told(member.Field, member.External)));
            var ours = kept.Record.Members.SelectMany(member => WhoWrote(broken, tag, member.Field, broken.View.Neutral(member.Field, member.Hub)));
            return theirs.Contains(kept.Connection) && ours.Any(side => side != kept.Connection);
        });

    private static IEnumerable<string> WhoWrote(Evidence broken, string tag, string field, Value value) => value.IsNothing
        ? []
        : broken.World.Journal.Edits.Where(edit => edit.Tag == tag && edit.Field == field && !edit.IsFirst && broken.Alike(field, edit.Value, value)).Select(edit => edit.Side);

    private static IEnumerable<(string Side, string Field)> Places(Evidence evidence) => evidence.World.Vendors.Values
        .SelectMany(vendor => vendor.Facts.Fields.Where(field => field is { IsRead: true, IsUpdated: true }).Select(field => (vendor.Facts.Connection, field.Name)))
        .SelectMany(place => (IEnumerable<(string, string)>)[place, (World.Hub, place.Name)]).Distinct();

    private static bool IsComparable(Evidence broken, Evidence whole, string tag) =>
        Done(broken, tag).SequenceEqual(Done(whole, tag)) && IsEverywhere(broken, tag) && IsEverywhere(whole, tag);

    private static IEnumerable<string> Done(Evidence evidence, string tag) =>
        evidence.World.Journal.Edits.Where(edit => edit.Tag == tag).Select(edit => $"{edit.Edit} {edit.Side} {edit.Field} {edit.Value}");

    // Where it is more than once that is told by I12.
    private static bool IsEverywhere(Evidence evidence, string tag) => evidence.View.TicketOf(tag) is { } hub
        && evidence.World.Vendors.Values.All(vendor => vendor.Desk.Tickets.Count(ticket => ticket.Tag == tag) == 1 && hub.Links.ContainsKey(vendor.Facts.Connection));

    private static Value Value(Evidence evidence, string side, string tag, string field) => side == World.Hub
        ? evidence.View.Neutral(field, evidence.View.TicketOf(tag)![field])
        : evidence.World.Vendors[side].Neutral(field, evidence.World.Vendors[side].Desk.Tagged(tag)?.Now[field] ?? Mapping.Values.Value.Undefined);
}
