using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Judging;

/// <summary>
/// The stated limit of a system that compares nothing when it is written to: an edit between the engine's reading and the effect of its write can be
/// lost, and no engine could tell. The simulator counts such edits.
/// </summary>
internal static class WriteWindow
{
    /// <summary>Whether an edit at a system fell into it.</summary>
    public static bool Holds(Evidence evidence, PersonEdit edit)
    {
        if (edit.Side == World.Hub)
            return false;
        var vendor = evidence.World.Vendors[edit.Side];
        var isBlind = !vendor.Knobs.ComparesAndSets;
        if (isBlind && evidence.World.Journal.InWindow.Contains(edit.Edit))
            return true;
        var states = vendor.Desk.Tickets.Where(ticket => ticket.Tag == edit.Tag).SelectMany(ticket => ticket.States).ToList();
        return states.Find(state => state.Cause == edit.Edit && state.By == Author.Person) is { } mine
            && ((isBlind && (IsReadTooLate(vendor, mine, states) || IsUnderWay(evidence, edit, mine, states))) || IsInDoubt(evidence, edit, mine));
    }

    // Reads lag: what the engine planned on was from before the edit.
    private static bool IsReadTooLate(SimulatedVendor vendor, VendorState mine, List<VendorState> states) =>
        states.Exists(state => state.By == Author.Engine && state.At >= mine.At && state.At <= mine.At + vendor.Knobs.ReadLag);

    // The write was sent before the edit, and arrived after it.
    private static bool IsUnderWay(Evidence evidence, PersonEdit edit, VendorState mine, List<VendorState> states) =>
        evidence.World.Wires[edit.Side].Doubts.Exists(doubt => doubt.At <= mine.At && doubt.Field == edit.Field
            && states.Exists(state => state.By == Author.Engine && state.At >= mine.At && state.At <= doubt.At + evidence.World.Vendors[edit.Side].Facts.RequestTimeout
                && Evidence.Same(state[edit.Field], doubt.Value)));

    // The engine had said something, and nobody knew whether it had taken effect. Whose the very same is then cannot be told; and where somebody puts back
    // what was there before, it looks as if the write had never arrived.
    private static bool IsInDoubt(Evidence evidence, PersonEdit edit, VendorState mine)
    {
        var vendor = evidence.World.Vendors[edit.Side];
        var tickets = vendor.Desk.Tickets.Where(ticket => ticket.Tag == edit.Tag).ToDictionary(ticket => ticket.Key, StringComparer.Ordinal);
        return evidence.World.Wires[edit.Side].Doubts.Exists(doubt => doubt.At <= mine.At && doubt.Field == edit.Field && tickets.TryGetValue(doubt.Key, out var ticket)
            && (evidence.Alike(edit.Field, edit.Value, vendor.Neutral(edit.Field, doubt.Value))
                || (evidence.Alike(edit.Field, edit.Shown, vendor.Neutral(edit.Field, doubt.Value)) && IsPutBack(evidence, edit, vendor, ticket, doubt.Value, doubt.At))));
    }

    private static bool IsPutBack(Evidence evidence, PersonEdit edit, SimulatedVendor vendor, VendorTicket ticket, Value doubted, DateTimeOffset at) =>
        ticket.States.LastOrDefault(state => state.At <= at && !Evidence.Same(state[edit.Field], doubted)) is { } before
        && evidence.Alike(edit.Field, edit.Value, vendor.Neutral(edit.Field, before[edit.Field]));
}
