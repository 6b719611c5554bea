using Rezolve.Mapping.Simulation.Judging;
using Rezolve.Mapping.Simulation.Talking;
using Rezolve.Mapping.Simulation.Vendors;

namespace Rezolve.Mapping.Simulation.Filing;

/// <summary>
/// I8: every file that goes over is there once, byte by byte, with its comment; what does not is told in a note or to a person. I9: nobody sees a copy who may
/// not see what it is a copy of. It looks at what vendors have and at what people added; of the store only whether something was given up.
/// </summary>
internal static class FileJudge
{
    /// <summary>Looks for files that are missing, twice, not the same, or seen by too many.</summary>
    public static void Judge(Evidence evidence, Verdict verdict)
    {
        if (evidence.World.Scenario is not { Files: not null, Comments: { } comments })
            return;
        foreach (var wider in evidence.World.Files.Wider)
            verdict.Add("I9", wider);
        foreach (var vendor in evidence.World.Vendors.Values)
        {
            foreach (var one in evidence.World.Files.Added.GroupBy(added => (added.File.Ticket.Tag, added.What.Token)))
                new FileCase(evidence, new Telling(evidence, comments, vendor), vendor, one.Key.Tag, [.. one]).Judge(verdict);
            foreach (var copy in vendor.Talk!.Files!.All.Where(copy => copy.Maker == Author.Engine))
                Bytes(evidence, verdict, vendor, copy);
        }
    }

    private static void Bytes(Evidence evidence, Verdict verdict, SimulatedVendor vendor, VendorFile copy)
    {
        // What is said to a ticket that is part of another by now, a vendor takes for the other.
        var merged = evidence.World.Journal.Merged;
        var origins = evidence.World.Files.Added.Where(added => added.Side != vendor.Knobs.Name
            && (added.File.Ticket.Tag == copy.Ticket.Tag || (merged.Contains(copy.Ticket.Tag) && merged.Contains(added.File.Ticket.Tag)))).ToList();
        if (!origins.Exists(added => copy.Bytes.AsSpan().SequenceEqual(added.File.Bytes)))
            verdict.Add("I8", $"{copy.Key} of {copy.Ticket.Tag} has {copy.Bytes.Length} bytes that nobody ever added to it elsewhere");
        else if (!origins.Exists(added => copy.Bytes.AsSpan().SequenceEqual(added.File.Bytes) && added.File.Name == copy.Name))
            verdict.Add("I8", $"{copy.Key} of {copy.Ticket.Tag} is called {copy.Name}, as nobody called it");
    }
}
