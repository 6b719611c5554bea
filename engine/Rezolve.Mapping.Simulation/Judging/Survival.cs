using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Simulation.Editing;

namespace Rezolve.Mapping.Simulation.Judging;

/// <summary>I5, I7: what only one side wrote of a group is what all say in the end, and so is what its owner wrote last.</summary>
internal static class Survival
{
    /// <summary>Looks for edits that nobody contradicted and that are gone all the same.</summary>
    public static void Judge(Evidence evidence, Verdict verdict)
    {
        var journal = evidence.World.Journal;
        if (evidence.World.Vendors.Values.Any(vendor => vendor.Knobs.Rules.Count > 0))
            return;
        foreach (var edits in journal.Edits.GroupBy(edit => (edit.Tag, Group: GroupOf(evidence, edit.Field))))
        {
            if (journal.Deleted.Contains(edits.Key.Tag) || evidence.View.TicketOf(edits.Key.Tag) is not { } hub || journal.Drifted.Any(one => one.Tag == edits.Key.Tag))
                continue;
            foreach (var field in edits.GroupBy(edit => edit.Field))
            {
                var policy = evidence.World.Scenario.Policies[field.Key];
                var owned = field.LastOrDefault(edit => edit.Side == policy.Owner);
                if (policy.Owner is not null && owned is not null)
                    Check(evidence, verdict, hub, owned, "I7");
                // Who made a ticket wrote all of it: an edit at a side that did not show that yet is concurrent with it.
                else if (policy.Owner is null && Independence.SawTheOneBefore(evidence, [.. field]) && edits.Where(edit => !edit.IsFirst).Select(edit => edit.Side).Distinct().Count() == 1)
                    Check(evidence, verdict, hub, field.Last(), "I5");
            }
        }
    }

    private static void Check(Evidence evidence, Verdict verdict, HubTicket hub, PersonEdit edit, string invariant)
    {
        var final = evidence.View.Neutral(edit.Field, hub[edit.Field]);
        if (edit.Value.IsFault || evidence.Alike(edit.Field, edit.Value, final) || WriteWindow.Holds(evidence, edit))
            return;
        if (!evidence.IsLinked(edit))
            return;
        var isHeld = evidence.View.Links.Any(link => link.Ticket == hub.Id && evidence.HoldOf(link, edit.Field) is not null);
        if (!isHeld)
            verdict.Add(invariant, $"{edit.Edit} at {edit.Side}: {edit.Tag}.{edit.Field} = {edit.Value}, and nobody else wrote it, but the hub says {final}");
    }

    private static string GroupOf(Evidence evidence, string field) =>
        evidence.World.Vendors.Keys.Select(name => evidence.GroupOf(name, field)).FirstOrDefault(group => group != field) ?? field;
}
