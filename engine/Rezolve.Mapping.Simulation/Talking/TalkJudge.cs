using Rezolve.Mapping.Simulation.Judging;
using Rezolve.Mapping.Simulation.Vendors;

namespace Rezolve.Mapping.Simulation.Talking;

/// <summary>
/// I8: what was said is said once everywhere else, in order, and no copy is copied. I9: nobody reads a copy who may not read what it is a copy of.
/// It looks at what vendors have and at what people said; of the store only whether something was given up, and says so.
/// </summary>
internal static class TalkJudge
{
    /// <summary>Looks for comments that are missing, twice, out of order, or read by too many.</summary>
    public static void Judge(Evidence evidence, Verdict verdict)
    {
        if (evidence.World.Scenario.Comments is not { } policy)
            return;
        foreach (var wider in evidence.World.Talk.Wider)
            verdict.Add("I9", wider);
        foreach (var talk in evidence.World.Vendors.Values.Where(vendor => vendor.Talk is not null))
        {
            foreach (var one in evidence.World.Talk.Said.GroupBy(said => (said.Tag, said.Token)))
                new TalkCase(evidence, new Telling(evidence, policy, talk), talk, one.Key.Tag, one.Key.Token, [.. one]).Judge(verdict);
            Order(evidence, verdict, talk);
        }
    }

    private static void Order(Evidence evidence, Verdict verdict, SimulatedVendor vendor)
    {
        var once = evidence.World.Talk.Said.GroupBy(said => (said.Tag, said.Token)).Where(group => group.Count() == 1).Select(group => group.First())
            .Where(said => said.Side != vendor.Knobs.Name)
            // One whose outcome nobody knows is passed over, and may show later.
            .Where(said => !evidence.IsPassedOver(vendor, said))
            // One that was not told before, and was when it became narrower, comes late.
            .Where(said => said.Comment.States.All(state => state.Kind == said.Comment.States[0].Kind)).ToList();
        foreach (var source in once.GroupBy(said => (said.Side, said.Tag)))
        {
            var ticket = vendor.Desk.Tagged(source.Key.Tag);
            var order = source.Select(said => said.Token).ToList();
            var told = vendor.Talk!.Comments.Where(copy => copy.Maker == Author.Engine && copy.Ticket == ticket && !TalkCase.IsNote(copy))
                .Select(copy => TalkWords.TokenOf(copy.States[0].Text)).OfType<string>().Where(order.Contains).Distinct().ToList();
            if (!order.Where(told.Contains).SequenceEqual(told))
                verdict.Add("I8", $"{vendor.Knobs.Name} {source.Key.Tag}: {string.Join(' ', told)} in the place of {string.Join(' ', order)}, as said at {source.Key.Side}");
        }
    }
}
