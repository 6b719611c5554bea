using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Simulation.Judging;

/// <summary>
/// I6: of edits of different groups at different sides each survives. Looked at are texts, for no two people write the same: the last edit of a text, whose
/// writer had seen the one before, while others edited other groups elsewhere. The hub says it in the end, and the engine never took it back at its own side,
/// not even in the window between a reading and a writing, for a write of another group says nothing of it.
/// </summary>
internal static class Independence
{
    /// <summary>Looks for edits that fell victim to another group's.</summary>
    public static void Judge(Evidence evidence, Verdict verdict)
    {
        var journal = evidence.World.Journal;
        foreach (var ticket in journal.Edits.GroupBy(edit => edit.Tag))
        {
            if (journal.Deleted.Contains(ticket.Key) || evidence.View.TicketOf(ticket.Key) is not { } hub || journal.Drifted.Any(one => one.Tag == ticket.Key))
                continue;
            foreach (var field in ticket.GroupBy(edit => edit.Field).Where(field => IsText(evidence, field.Key)))
            {
                var (edits, last) = (field.ToList(), field.Last());
                if (!last.IsFirst && evidence.World.Scenario.Policies[field.Key].Owner is null && SawTheOneBefore(evidence, edits) && ticket.Any(other => IsBeside(other, last)))
                    Check(evidence, verdict, hub, last);
            }
        }
    }

    /// <summary>Whether everybody who wrote a field had seen what was written last: then nobody contradicts anybody.</summary>
    public static bool SawTheOneBefore(Evidence evidence, IReadOnlyList<PersonEdit> edits) =>
        edits.Zip(edits.Skip(1)).All(pair => evidence.Alike(pair.First.Field, pair.First.Value, pair.Second.Shown));

    private static void Check(Evidence evidence, Verdict verdict, HubTicket hub, PersonEdit edit)
    {
        if (edit.Value.IsNothing || edit.Value.IsFault || !evidence.IsLinked(edit) || IsOnTopOfUnconfirmed(evidence, edit))
            return;
        if (TakenBack(evidence, edit) is { } state)
            verdict.Add("I6", $"{edit.Edit} at {edit.Side}: {edit.Tag}.{edit.Field} = {edit.Value} was taken back to {state[edit.Field]}, while others wrote other fields");
        else if (!evidence.Alike(edit.Field, edit.Value, evidence.View.Neutral(edit.Field, hub[edit.Field])) && !IsHeld(evidence, hub, edit.Field))
            verdict.Add("I6", $"{edit.Edit} at {edit.Side}: {edit.Tag}.{edit.Field} = {edit.Value}, others wrote other fields, and the hub says {hub[edit.Field]}");
    }

    // Of a write whose answer was lost, or that reads do not show yet, the engine cannot tell that who wrote after it had seen it.
    private static bool IsOnTopOfUnconfirmed(Evidence evidence, PersonEdit edit)
    {
        if (edit.Side == World.Hub || evidence.World.Vendors[edit.Side].Desk.Tagged(edit.Tag) is not { } ticket)
            return false;
        var doubts = evidence.World.Wires[edit.Side].Doubts;
        return doubts.Exists(doubt => doubt.Key == ticket.Key && doubt.Field == edit.Field)
            || (evidence.World.Vendors[edit.Side].Knobs.ReadLag > TimeSpan.Zero && ticket.States.Any(state => state.By == Author.Engine));
    }

    private static VendorState? TakenBack(Evidence evidence, PersonEdit edit)
    {
        if (edit.Side == World.Hub || evidence.World.Vendors[edit.Side] is not { } vendor || vendor.Desk.Tagged(edit.Tag) is not { } ticket)
            return null;
        return ticket.States.SkipWhile(state => state.Cause != edit.Edit || state.By != Author.Person)
            .FirstOrDefault(state => state.By == Author.Engine && !evidence.Alike(edit.Field, edit.Value, vendor.Neutral(edit.Field, state[edit.Field])));
    }

    private static bool IsHeld(Evidence evidence, HubTicket hub, string field) => evidence.View.Links.Exists(link => link.Ticket == hub.Id && evidence.HoldOf(link, field) is not null);

    private static bool IsBeside(PersonEdit other, PersonEdit edit) => !other.IsFirst && other.Side != edit.Side && other.Field != edit.Field;

    private static bool IsText(Evidence evidence, string field) => evidence.World.Vendors.Values.All(vendor =>
        vendor.Facts[field] is null or { Type: FieldType.Text or FieldType.RichText }
        && !vendor.Knobs.Rules.Any(rule => rule.Field == field)
        && !vendor.Facts.Groups.Any(group => group.Value.Count > 1 && group.Value.Contains(field)));
}
