using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Judging;

/// <summary>
/// I4: what somebody wrote is there in the end, or somebody replaced it who saw it, or it was kept as a conflict. I5: what only one side wrote is there.
/// No two people write the same text, so a value is known wherever it shows.
/// </summary>
internal static class Losses
{
    /// <summary>Looks for values that went without a trace.</summary>
    public static void Judge(Evidence evidence, Verdict verdict)
    {
        var journal = evidence.World.Journal;
        foreach (var edits in journal.Edits.GroupBy(edit => (edit.Tag, edit.Field)))
        {
            if (journal.Deleted.Contains(edits.Key.Tag) || evidence.View.TicketOf(edits.Key.Tag) is not { } hub)
                continue;
            var all = edits.ToList();
            for (var i = 0; i < all.Count; i++)
            {
                if (!IsAccounted(evidence, hub, all, i))
                    Lost(evidence, verdict, all[i]);
            }
        }
    }

    private static void Lost(Evidence evidence, Verdict verdict, PersonEdit edit)
    {
        if (WriteWindow.Holds(evidence, edit))
            verdict.LostInWindow++;
        else
            verdict.Add("I4", $"{edit.Edit} at {edit.Side}: {edit.Tag}.{edit.Field} = {edit.Value} is nowhere");
    }

    private static bool IsAccounted(Evidence evidence, HubTicket hub, List<PersonEdit> all, int at)
    {
        var edit = all[at];
        if (edit.Value.IsFault || edit.Value.IsNothing && edit.IsFirst || Evidence.Same(edit.Value, edit.Shown))
            return true;
        if (edit.Value.Kind == ValueKind.List)
            return IsSetAccounted(evidence, hub, all, at);
        return evidence.Alike(edit.Field, edit.Value, evidence.View.Neutral(edit.Field, hub[edit.Field]))
            || all.Skip(at + 1).Any(later => evidence.Alike(edit.Field, edit.Value, later.Shown))
            || IsTakenBack(evidence, all, at)
            || IsKept(evidence, hub, edit)
            || IsStillThere(evidence, edit)
            || IsRuled(evidence, edit);
    }

    // Who puts back what was there before has changed nothing for the others: whatever they wrote meanwhile may replace it. In the hub that is what anybody had.
    private static bool IsTakenBack(Evidence evidence, List<PersonEdit> all, int at) =>
        all.Take(at).Any(earlier => (earlier.Side == all[at].Side || all[at].Side == World.Hub) && evidence.Alike(all[at].Field, all[at].Value, earlier.Shown))
        && all.Any(other => other.Side != all[at].Side && !other.IsFirst);

    // A member that was added is there, unless somebody who saw it took it out; one that was taken out is gone, unless somebody added it.
    private static bool IsSetAccounted(Evidence evidence, HubTicket hub, List<PersonEdit> all, int at)
    {
        var (edit, final) = (all[at], EditSet.Texts(hub[all[at].Field]));
        var (added, removed) = (EditSet.Texts(edit.Value).Except(EditSet.Texts(edit.Shown)), EditSet.Texts(edit.Shown).Except(EditSet.Texts(edit.Value)));
        bool TakenOut(string member) => all.Any(other => EditSet.Texts(other.Shown).Contains(member) && !EditSet.Texts(other.Value).Contains(member));
        bool PutIn(string member) => all.Any(other => other != edit && !EditSet.Texts(other.Shown).Contains(member) && EditSet.Texts(other.Value).Contains(member));
        bool IsIn(IReadOnlyList<string> members) => added.All(member => members.Contains(member) || TakenOut(member)) && removed.All(member => !members.Contains(member) || PutIn(member));
        return IsIn(final) || (edit.Side != World.Hub && evidence.World.Vendors[edit.Side].Desk.Tagged(edit.Tag) is { } ticket && IsIn(EditSet.Texts(ticket.Now[edit.Field])));
    }

    private static bool IsKept(Evidence evidence, HubTicket hub, PersonEdit edit) =>
        evidence.View.Conflicts.Where(kept => kept.Ticket == hub.Id).SelectMany(kept => kept.Record.Members.Select(member => (kept.Connection, Member: member)))
            .Any(one => one.Member.Field == edit.Field
                && (evidence.Alike(edit.Field, edit.Value, evidence.View.Neutral(edit.Field, one.Member.Hub))
                    || evidence.Alike(edit.Field, edit.Value, evidence.World.Vendors[one.Connection].Told(edit.Field, one.Member.External))));

    // A group that stands still keeps what its side says.
    private static bool IsStillThere(Evidence evidence, PersonEdit edit) =>
        edit.Side != World.Hub && evidence.World.Vendors[edit.Side].Desk.Tagged(edit.Tag) is { } ticket
        && Evidence.Same(evidence.World.Vendors[edit.Side].Neutral(edit.Field, ticket.Now[edit.Field]), edit.Value);

    // A rule of some vendor put another value in its place, as it would have done to anybody.
    private static bool IsRuled(Evidence evidence, PersonEdit edit) => evidence.World.Vendors.Values.Any(vendor => vendor.Desk.Tickets
        .Where(ticket => ticket.Tag == edit.Tag)
        .Any(ticket => ticket.States.Zip(ticket.States.Skip(1)).Any(pair => (pair.Second.By == Author.Rule || (pair.Second.By == Author.Person && vendor.Facts.Connection == edit.Side))
            && !Evidence.Same(pair.First[edit.Field], pair.Second[edit.Field]) && evidence.Alike(edit.Field, edit.Value, vendor.Neutral(edit.Field, pair.First[edit.Field])))));
}
